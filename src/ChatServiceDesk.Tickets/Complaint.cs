namespace ChatServiceDesk.Tickets;

/// <summary>A low rating, or an escalation, that somebody is to see to.</summary>
/// <param name="At">When it was made, UTC.</param>
/// <param name="Due">By when somebody is to have seen to it, UTC.</param>
public sealed record Complaint(DateTimeOffset At, DateTimeOffset Due)
{
    /// <summary>When that time ran out and it was still open; <see langword="null"/> if it has not.</summary>
    public DateTimeOffset? MissedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The agent who has seen to it.</summary>
    public Person? ClosedBy { get; init; }

    /// <summary>Whether the requester wants to speak to somebody in charge while the work goes on; else it is a low rating.</summary>
    public bool IsEscalation { get; init; }

    public bool IsOpen => ClosedAt is null;
}
