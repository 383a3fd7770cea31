using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>An activity that has had its effect, and what it was answered with.</summary>
internal sealed record InboxEntry
{
    /// <summary>Longer responses are not kept.</summary>
    private const int LongestResponse = 30_000;

    /// <summary>No button of ours has a longer one, so it says nothing worth keeping.</summary>
    private const int LongestVerb = 100;

    /// <summary>See <see cref="Keys.Inbox"/>.</summary>
    public required string Key { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Person { get; init; }

    /// <summary>The button that was pressed; <see langword="null"/> for a message.</summary>
    public string? Verb { get; init; }

    /// <summary>The HTTP status of the answer to an invoke; <see langword="null"/> for anything else.</summary>
    public int? Status { get; init; }

    /// <summary>The body of that answer; <see langword="null"/> if it was too long to be kept.</summary>
    public string? Response { get; init; }

    /// <summary>The ticket that this has made; <see langword="null"/> for all but the rows that stand for a report.</summary>
    public long? Ticket { get; init; }

    public static InboxEntry Read(Row row) => new()
    {
        Key = row.Key,
        At = row.Data.DateTime("At"),
        Person = row.Data.String("Person"),
        Verb = row.Data.StringOrNull("Verb"),
        Status = row.Data.Int32OrNull("Status"),
        Response = row.Data.StringOrNull("Response"),
        Ticket = row.Data.Int64OrNull("Ticket"),
    };

    public RowChange.Insert Insert() => new(Key, new RowData
    {
        ["At"] = At,
        ["Person"] = Person,
        ["Verb"] = Verb?.Length <= LongestVerb ? Verb : null,
        ["Status"] = Status,
        ["Response"] = Response?.Length <= LongestResponse ? Response : null,
        ["Ticket"] = Ticket,
    });
}
