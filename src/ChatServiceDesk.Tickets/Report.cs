namespace ChatServiceDesk.Tickets;

/// <summary>What a person reports, once they have confirmed it.</summary>
public sealed record Report
{
    public required TicketKind Kind { get; init; }

    public required string Category { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required Level Impact { get; init; }

    public required Level Urgency { get; init; }

    public required Person Requester { get; init; }

    /// <summary>Whether its requester does not want agents to know who they are. Nobody reports for somebody else like that.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>Who reports it for the requester; <see langword="null"/> when they do it themselves.</summary>
    public Person? ReportedBy { get; init; }

    /// <summary>Others whom it affects, beside the requester.</summary>
    public IReadOnlyList<Person> Affected { get; init; } = [];

    /// <summary>What the desk has asked for, in the order of the questions.</summary>
    public IReadOnlyList<TicketDetail> Details { get; init; } = [];

    /// <summary>What it is compared with others by; <see langword="null"/> if it is not to be compared.</summary>
    public string? Likeness { get; init; }

    /// <summary>The language in which the desk and its person speak about it, ISO 639-1; <see langword="null"/> if that is not known.</summary>
    public string? Language { get; init; }

    /// <summary>The message that it is about, where the chat's client finds it; <see langword="null"/> if it is about none.</summary>
    public string? MessageLink { get; init; }

    /// <summary>How it was read before; <see langword="null"/> if that is not known.</summary>
    public Classification? Classification { get; init; }
}
