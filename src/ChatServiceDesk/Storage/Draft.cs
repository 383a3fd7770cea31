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
            ["Files"] = Files.Count == 0 ? null : string.Join(' ', Files),
            ["MessageLink"] = MessageLink,
        };
        RowData data = ClassificationCodec.Write(own, Classification);
        return Change.Of(ETag == default ? new RowChange.Insert(Keys.Conversation(Conversation), data) : new RowChange.Replace(Keys.Conversation(Conversation), data, ETag));
    }

    public Change Delete() => Change.Of(new RowChange.Delete(Keys.Conversation(Conversation), ETag));
}
