using System.Globalization;
using Azure;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>What is talked about in a person's chat: the ticket that was last spoken of, and words that wait until the person has said which ticket they belong to.</summary>
internal sealed record Talk
{
    /// <summary>More would not fit into one batch with what sends them.</summary>
    public const int MaxWaiting = 6;

    public required string Conversation { get; init; }

    /// <summary>The ticket that was last spoken of; <see langword="null"/> if none was.</summary>
    public long? Ticket { get; init; }

    /// <summary>When that was.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Whether it was an agent who spoke last: then the next words are likely an answer.</summary>
    public bool IsAgents { get; init; }

    /// <summary>Names the card that asks which ticket; empty while none does.</summary>
    public string Ask { get; init; } = "";

    public DateTimeOffset AskedAt { get; init; }

    /// <summary>Kept until the person has chosen, in the order in which they were said.</summary>
    public IReadOnlyList<Words> Waiting { get; init; } = [];

    /// <summary>The last card that was answered; empty before.</summary>
    public string Settled { get; init; } = "";

    /// <summary>With which ticket; <see langword="null"/> with none of those offered.</summary>
    public long? SettledWith { get; init; }

    public ETag ETag { get; init; }

    /// <param name="Activity">The message's id.</param>
    /// <param name="Text">What it says.</param>
    internal readonly record struct Words(string Activity, string Text);

    /// <exception cref="RowFormatException">The row is not one that the desk wrote.</exception>
    public static Talk Read(Row row, string conversation)
    {
        List<Words> waiting = [];
        for (int i = 0; row.Data.StringOrNull(Name("Words", i)) is { } text; i++)
        {
            waiting.Add(new Words(row.Data.String(Name("Activity", i)), text));
        }

        return new Talk
        {
            Conversation = conversation,
            Ticket = row.Data.Int64OrNull("Ticket"),
            At = row.Data.DateTime("At"),
            IsAgents = row.Data.BooleanOrNull("IsAgents") ?? false,
            Ask = row.Data.StringOrNull("Ask") ?? "",
            AskedAt = row.Data.DateTime("AskedAt"),
            Waiting = waiting,
            Settled = row.Data.StringOrNull("Settled") ?? "",
            SettledWith = row.Data.Int64OrNull("SettledWith"),
            ETag = row.ETag,
        };
    }

    /// <summary>This ticket is spoken of now.</summary>
    public Talk About(long ticket, bool isAgents, DateTimeOffset now) => this with { Ticket = ticket, At = now, IsAgents = isAgents };

    /// <summary>The card has been answered; nothing waits any more.</summary>
    public Talk Settle(long? with) => this with { Settled = Ask, SettledWith = with, Ask = "", Waiting = [] };

    public Change Save()
    {
        RowData data = new()
        {
            ["Ticket"] = Ticket,
            ["At"] = At,
            ["IsAgents"] = IsAgents,
            ["Ask"] = Ask,
            ["AskedAt"] = AskedAt,
            ["Settled"] = Settled,
            ["SettledWith"] = SettledWith,
        };
        foreach ((int index, Words words) in Waiting.Index())
        {
            data = data.With(Name("Words", index), words.Text).With(Name("Activity", index), words.Activity);
        }

        return Change.Of(ETag == default ? new RowChange.Insert(Keys.Talk(Conversation), data) : new RowChange.Replace(Keys.Talk(Conversation), data, ETag));
    }

    private static string Name(string what, int index) => what + index.ToString(CultureInfo.InvariantCulture);
}
