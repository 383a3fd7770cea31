using System.Text.Json;
using Azure;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

/// <summary>What a person has begun to report in a chat. One for each chat; a new report replaces it.</summary>
internal sealed record Draft
{
    public required string Conversation { get; init; }

    /// <summary>The activity that began it. The card that it leads to carries it, so that one card makes one ticket.</summary>
    public required string Id { get; init; }

    /// <summary>All that they have written so far.</summary>
    public required string Text { get; init; }

    /// <summary>Which messages the text is made of, so that one that is edited can be found again.</summary>
    public DraftPieces Pieces { get; init; } = DraftPieces.Unknown;

    /// <summary>How many questions the desk has asked.</summary>
    public required int Asked { get; init; }

    /// <summary>The next message answers a question of the desk's.</summary>
    public required bool Waiting { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When the newest edit that it contains was made; <see langword="null"/> if there is none.</summary>
    public DateTimeOffset? Edited { get; init; }

    /// <summary>The article that the person was shown about it; <see langword="null"/> while there was none. A second one is never shown.</summary>
    public string? Article { get; init; }

    /// <summary>The pictures and files that came with it, by their ids.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The message of Teams that it is about; <see langword="null"/> if it is about none.</summary>
    public string? MessageLink { get; init; }

    /// <summary>How the text was read for the card that was shown; <see langword="null"/> before, and in rows of an earlier version.</summary>
    public Classification? Classification { get; init; }

    /// <summary>What the person has said that it is about, by a button; <see langword="null"/> where nobody asked, and in rows of an earlier version.</summary>
    public Sorting? Topic { get; init; }

    /// <summary>The question that waits for an answer, by its key; <see langword="null"/> if it is another one or none.</summary>
    public string? Pending { get; init; }

    /// <summary>What has been answered or skipped, in that order.</summary>
    public IReadOnlyList<DraftAnswer> Answers { get; init; } = [];

    /// <summary>The ticket that the person was asked about, with what it was for; "-" once they have said that it is something else. <see langword="null"/> where nobody asked.</summary>
    public string? Known { get; init; }

    /// <summary>The person that it is for, where a mention says so; <see langword="null"/> for whoever writes.</summary>
    public Person? For { get; init; }

    /// <summary>When the person was last asked whether to go on with it; <see langword="null"/> if they never were.</summary>
    public DateTimeOffset? Offered { get; init; }

    public ETag ETag { get; init; }

    public static Draft Read(Row row, string conversation) => new()
    {
        Conversation = conversation,
        Id = row.Data.String("Id"),
        Text = row.Data.String("Text"),
        Pieces = DraftPieces.Parse(row.Data.StringOrNull("Pieces")),
        Asked = row.Data.Int32("Asked"),
        Waiting = row.Data.Boolean("Waiting"),
        At = row.Data.DateTime("At"),
        Edited = row.Data.DateTimeOrNull("Edited"),
        Article = row.Data.StringOrNull("Article"),
        Files = (row.Data.StringOrNull("Files") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
        MessageLink = row.Data.StringOrNull("MessageLink"),
        Classification = ClassificationCodec.Read(row.Data),
        Topic = row.Data.StringOrNull("TopicCategory") is { } category && Enum.TryParse(row.Data.StringOrNull("TopicKind"), out TicketKind kind) ? new Sorting(category, kind) : null,
        Pending = row.Data.StringOrNull("Pending"),
        Answers = row.Data.StringOrNull("Answers") is { } answers ? JsonSerializer.Deserialize(answers, RowJson.Plain.ListDraftAnswer) ?? [] : [],
        Known = row.Data.StringOrNull("Known"),
        For = row.Data.StringOrNull("ForId") is { } forId ? new Person(new PersonId(forId), row.Data.String("ForName")) : null,
        Offered = row.Data.DateTimeOrNull("Offered"),
        ETag = row.ETag,
    };

    public Change Save()
    {
        RowData own = new()
        {
            ["Id"] = Id,
            ["Text"] = Text,
            ["Pieces"] = Pieces.ToString(),
            ["Asked"] = Asked,
            ["Waiting"] = Waiting,
            ["At"] = At,
            ["Edited"] = Edited,
            ["Article"] = Article,
            ["TopicCategory"] = Topic?.Category,
            ["TopicKind"] = Topic?.Kind.ToString(),
            ["Pending"] = Pending,
            ["Answers"] = Answers.Count == 0 ? null : JsonSerializer.Serialize([.. Answers], RowJson.Plain.ListDraftAnswer),
            ["Known"] = Known,
            ["ForId"] = For?.Id.Value,
            ["ForName"] = For?.Name,
            ["Offered"] = Offered,
            ["Files"] = Files.Count == 0 ? null : string.Join(' ', Files),
            ["MessageLink"] = MessageLink,
        };
        RowData data = ClassificationCodec.Write(own, Classification);
        return Change.Of(ETag == default ? new RowChange.Insert(Keys.Conversation(Conversation), data) : new RowChange.Replace(Keys.Conversation(Conversation), data, ETag));
    }

    public Change Delete() => Change.Of(new RowChange.Delete(Keys.Conversation(Conversation), ETag));
}
