using Azure;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>What a person has begun to report in a chat. One for each chat; a new report replaces it.</summary>
internal sealed record Draft
{
    public required string Conversation { get; init; }

    /// <summary>The activity that began it. The card that it leads to carries it, so that one card makes one ticket.</summary>
    public required string Id { get; init; }

    /// <summary>All that they have written so far.</summary>
    public required string Text { get; init; }

    /// <summary>How many questions the desk has asked.</summary>
    public required int Asked { get; init; }

    /// <summary>The next message answers a question of the desk's.</summary>
    public required bool Waiting { get; init; }

    public required DateTimeOffset At { get; init; }

    public ETag ETag { get; init; }

    public static Draft Read(Row row, string conversation) => new()
    {
        Conversation = conversation,
        Id = row.Data.String("Id"),
        Text = row.Data.String("Text"),
        Asked = row.Data.Int32("Asked"),
        Waiting = row.Data.Boolean("Waiting"),
        At = row.Data.DateTime("At"),
        ETag = row.ETag,
    };

    public Change Save()
    {
        RowData data = new()
        {
            ["Id"] = Id,
            ["Text"] = Text,
            ["Asked"] = Asked,
            ["Waiting"] = Waiting,
            ["At"] = At,
        };
        return Change.Of(ETag == default ? new RowChange.Insert(Keys.Conversation(Conversation), data) : new RowChange.Replace(Keys.Conversation(Conversation), data, ETag));
    }

    public Change Delete() => Change.Of(new RowChange.Delete(Keys.Conversation(Conversation), ETag));
}
