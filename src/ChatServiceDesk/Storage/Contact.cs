using Azure;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

/// <summary>How to reach a person: their chat with the desk, as we last heard from it.</summary>
internal sealed record Contact
{
    public required PersonId Id { get; init; }

    public required string Name { get; init; }

    public required string Conversation { get; init; }

    public required string ServiceUrl { get; init; }

    /// <summary>The bot's own id in that chat.</summary>
    public required string Bot { get; init; }

    /// <summary>IANA name; empty if the client told none.</summary>
    public string TimeZone { get; init; } = "";

    /// <summary>The language in which they last wrote something that tells one, ISO 639-1; <see langword="null"/> if they have not yet.</summary>
    public string? Language { get; init; }

    /// <summary>What they want to be told, and when not.</summary>
    public Wishes Wishes { get; init; } = Wishes.Standard;

    /// <summary>Set while Teams takes nothing for this chat. Whatever the person does there takes the mark away.</summary>
    public Unreachable? Unreachable { get; init; }

    public ETag ETag { get; init; }

    public Person Person => new(Id, Name);

    public static Contact Read(Row row) => new()
    {
        Id = new PersonId(row.Data.String("Id")),
        Name = row.Data.String("Name"),
        Conversation = row.Data.String("Conversation"),
        ServiceUrl = row.Data.String("ServiceUrl"),
        Bot = row.Data.String("Bot"),
        TimeZone = row.Data.StringOrNull("TimeZone") ?? "",
        Language = row.Data.StringOrNull("Language"),
        Wishes = Wishes.Read(row.Data),
        Unreachable = Storage.Unreachable.Read(row.Data),
        ETag = row.ETag,
    };

    public Change Save()
    {
        RowData data = Storage.Unreachable.Write(Wishes.Write(new()
        {
            ["Id"] = Id.Value,
            ["Name"] = Name,
            ["Conversation"] = Conversation,
            ["ServiceUrl"] = ServiceUrl,
            ["Bot"] = Bot,
            ["TimeZone"] = TimeZone,
            ["Language"] = Language,
        }), Unreachable);
        return Change.Of(ETag == default ? new RowChange.Insert(Keys.Person(Id), data) : new RowChange.Replace(Keys.Person(Id), data, ETag));
    }
}
