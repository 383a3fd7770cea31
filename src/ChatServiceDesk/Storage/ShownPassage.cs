using Azure;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

/// <summary>A passage of an article that somebody was shown before a ticket. One for each draft; none of their words, but what they write of a model's answer.</summary>
internal sealed record ShownPassage
{
    public required string Conversation { get; init; }

    public required string Draft { get; init; }

    public required PersonId Person { get; init; }

    /// <summary>The article's id.</summary>
    public required string Article { get; init; }

    /// <summary>Which of its passages, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>What their report was about, as it was read.</summary>
    public required string Category { get; init; }

    /// <summary>The language of their message, ISO 639-1.</summary>
    public required string Language { get; init; }

    public required DateTimeOffset At { get; init; }

    public PassageOutcome Outcome { get; init; }

    /// <summary><see langword="null"/> as long as nothing was pressed.</summary>
    public DateTimeOffset? JudgedAt { get; init; }

    /// <summary>What came of asking a model about it; <see langword="null"/> when none was to be asked, or not yet.</summary>
    public Advice? Advice { get; init; }

    public ETag ETag { get; init; }

    public string Key => Keys.Passage(Conversation, Draft);

    /// <summary>The inbox row of the ticket that the draft has become, if it has.</summary>
    public string ReportKey => InboxStore.ReportKey(Conversation, Draft);

    /// <exception cref="RowFormatException">The row is not one that the desk wrote.</exception>
    public static ShownPassage Read(Row row) => new()
    {
        Conversation = row.Data.String("Conversation"),
        Draft = row.Data.String("Draft"),
        Person = new PersonId(row.Data.String("Person")),
        Article = row.Data.String("Article"),
        Number = row.Data.Int32("Number"),
        Category = row.Data.String("Category"),
        Language = row.Data.String("Language"),
        At = row.Data.DateTime("At"),
        Outcome = Enum.TryParse(row.Data.String("Outcome"), out PassageOutcome outcome) ? outcome : throw new RowFormatException(row.Partition, row.Key, "Outcome", "is unknown"),
        JudgedAt = row.Data.DateTimeOrNull("JudgedAt"),
        Advice = Advice.Read(row.Data),
        ETag = row.ETag,
    };

    public Change Save()
    {
        RowData data = new()
        {
            ["Conversation"] = Conversation,
            ["Draft"] = Draft,
            ["Person"] = Person.Value,
            ["Article"] = Article,
            ["Number"] = Number,
            ["Category"] = Category,
            ["Language"] = Language,
            ["At"] = At,
            ["Outcome"] = Outcome.ToString(),
            ["JudgedAt"] = JudgedAt,
        };
        data = Advice?.AddTo(data) ?? data;
        return Change.Of(ETag == default ? new RowChange.Insert(Key, data) : new RowChange.Replace(Key, data, ETag));
    }
}
