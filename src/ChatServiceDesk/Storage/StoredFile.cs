using Azure;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

/// <summary>A picture or file that somebody sent. Its contents lie apart, under a name made of their hash.</summary>
internal sealed record StoredFile
{
    /// <summary>64 hexadecimal digits, the same for the same place of the same message.</summary>
    public required string Id { get; init; }

    /// <summary>As it is shown.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is fetched; empty once that is over, for it may open the file to anybody.</summary>
    public required string Url { get; init; }

    /// <summary>Whether the bot's token goes with the fetch: only to the connector itself.</summary>
    public required bool WithToken { get; init; }

    public required Person Sender { get; init; }

    public required ActorRole Role { get; init; }

    /// <summary>Where it was sent, and where its sender is told if it is not taken.</summary>
    public required string Conversation { get; init; }

    public required string ServiceUrl { get; init; }

    /// <summary>In which its sender is told, ISO 639-1.</summary>
    public required string Language { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The ticket that it belongs to; <see langword="null"/> while it is only with a draft.</summary>
    public long? Ticket { get; init; }

    /// <summary>The queue that its ticket was in then; empty while it has none.</summary>
    public string Queue { get; init; } = "";

    public FileState State { get; init; }

    public FileRefusal Refusal { get; init; }

    /// <summary>SHA-256 of the contents in hexadecimal; empty until they are there.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    /// <summary>As the settings call its kind; empty until that is known.</summary>
    public string Kind { get; init; } = "";

    public ETag ETag { get; init; }

    /// <summary>The same as a ticket's own: its sender is called as the ticket calls them.</summary>
    public StoredFile Of(Ticket ticket) => this with
    {
        Ticket = ticket.Number.Value,
        Queue = ticket.Queue,
        Sender = ticket.IsAnonymous && Role is ActorRole.Requester ? ticket.Requester : Sender,
    };

    /// <summary>One content for each file, so that deleting one never has to ask who else has the same.</summary>
    /// <param name="tenant">Its tenant's id.</param>
    public string BlobName(string tenant) => $"{Digest.Of(tenant)[..32]}/{Hash[..2]}/{Hash}-{Id[..16]}";

    /// <exception cref="RowFormatException">The row is not one that the desk wrote.</exception>
    public static StoredFile Read(Row row) => new()
    {
        Id = row.Data.String("Id"),
        Name = row.Data.String("Name"),
        Url = row.Data.String("Url"),
        WithToken = row.Data.Boolean("WithToken"),
        Sender = new Person(new PersonId(row.Data.String("SenderId")), row.Data.String("SenderName")),
        Role = Parse<ActorRole>(row, "Role"),
        Conversation = row.Data.String("Conversation"),
        ServiceUrl = row.Data.String("ServiceUrl"),
        Language = row.Data.String("Language"),
        At = row.Data.DateTime("At"),
        Ticket = row.Data.Int64OrNull("Ticket"),
        Queue = row.Data.String("Queue"),
        State = Parse<FileState>(row, "State"),
        Refusal = Parse<FileRefusal>(row, "Refusal"),
        Hash = row.Data.String("Hash"),
        Size = row.Data.Int64("Size"),
        Kind = row.Data.String("Kind"),
        ETag = row.ETag,
    };

    public RowChange Save()
    {
        RowData data = new()
        {
            ["Id"] = Id,
            ["Name"] = Name,
            ["Url"] = Url,
            ["WithToken"] = WithToken,
            ["SenderId"] = Sender.Id.Value,
            ["SenderName"] = Sender.Name,
            ["Role"] = Role.ToString(),
            ["Conversation"] = Conversation,
            ["ServiceUrl"] = ServiceUrl,
            ["Language"] = Language,
            ["At"] = At,
            ["Ticket"] = Ticket,
            ["Queue"] = Queue,
            ["State"] = State.ToString(),
            ["Refusal"] = Refusal.ToString(),
            ["Hash"] = Hash,
            ["Size"] = Size,
            ["Kind"] = Kind,
        };
        return ETag == default ? new RowChange.Insert(Keys.File(Id), data) : new RowChange.Replace(Keys.File(Id), data, ETag);
    }

    public RowChange Delete() => new RowChange.Delete(Keys.File(Id), ETag);

    /// <summary>The row by which its ticket finds it.</summary>
    public RowChange.Insert Mention(long ticket) => new(Keys.FileOf(ticket, Id), new RowData { ["Id"] = Id, ["At"] = At });

    private static T Parse<T>(Row row, string name)
        where T : struct, Enum =>
        Enum.TryParse(row.Data.String(name), out T value) && Enum.IsDefined(value) ? value : throw new RowFormatException(row.Partition, row.Key, name, "is unknown");
}
