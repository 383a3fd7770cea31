using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

/// <summary>One row of a ticket's history: what happened, who did it, from where, and what it changed.</summary>
internal sealed record HistoryEntry
{
    public required int Version { get; init; }

    /// <summary>The last version of the same change: a change with two events has two entries.</summary>
    public required int Last { get; init; }

    /// <summary>The event's name: <c>Opened</c>, <c>Claimed</c>, …</summary>
    public required string Event { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Actor By { get; init; }

    /// <summary>What caused it: the key of the inbox row, or <c>close</c> and the like for a timer.</summary>
    public required string Source { get; init; }

    /// <summary>The conversation that it came from, as Teams vouches for it; empty for a timer.</summary>
    public required string Conversation { get; init; }

    /// <summary>JSON: each property of the ticket that changed, with its value before and after. In the last entry of a change.</summary>
    public required string Changes { get; init; }

    /// <summary>What the event says beyond the change: a question, an answer, a note; empty if nothing.</summary>
    public required string Words { get; init; }

    /// <summary>The hash of the entry before; empty for the first.</summary>
    public required string Previous { get; init; }

    /// <summary>SHA-256 over everything above and the ticket's number, in hexadecimal.</summary>
    public required string Hash { get; init; }
}
