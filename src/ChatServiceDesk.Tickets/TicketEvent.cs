namespace ChatServiceDesk.Tickets;

/// <summary>One thing that happened to a ticket. One event is one version and one row of its history.</summary>
/// <param name="By">Who did it.</param>
/// <param name="At">When, UTC.</param>
public abstract record TicketEvent(Actor By, DateTimeOffset At)
{
    public sealed record Opened(Actor By, DateTimeOffset At) : TicketEvent(By, At);

    public sealed record Claimed(Actor By, DateTimeOffset At) : TicketEvent(By, At);

    public sealed record Asked(Actor By, DateTimeOffset At, string Question) : TicketEvent(By, At);

    public sealed record Answered(Actor By, DateTimeOffset At, string Question, string Answer) : TicketEvent(By, At);

    public sealed record PriorityChanged(Actor By, DateTimeOffset At, Priority From, Priority To) : TicketEvent(By, At);

    /// <summary>So many people report the same that more must be affected than the requester said. A change of priority that it calls for is an event of its own.</summary>
    public sealed record ImpactRaised(Actor By, DateTimeOffset At, Level From, Level To, int People) : TicketEvent(By, At);

    /// <summary>It was something else than it had been taken for. With another queue it is another team's.</summary>
    public sealed record Recategorised(Actor By, DateTimeOffset At, Sorting From, Sorting To, string FromQueue, string ToQueue) : TicketEvent(By, At);

    public sealed record Resolved(Actor By, DateTimeOffset At, string Note) : TicketEvent(By, At);

    /// <summary>The reason is what the requester says is still wrong; empty if they said nothing.</summary>
    public sealed record Reopened(Actor By, DateTimeOffset At, string Reason) : TicketEvent(By, At);

    public sealed record Closed(Actor By, DateTimeOffset At) : TicketEvent(By, At);

    /// <summary>The requester has told the agents something, or an agent the requester.</summary>
    /// <param name="By">Who said it.</param>
    /// <param name="At">When, UTC.</param>
    /// <param name="Words">What they said.</param>
    /// <param name="Message">Names the message that said it, so that an edit of it can refer to it; <see langword="null"/> for what was filled into a card.</param>
    public sealed record Said(Actor By, DateTimeOffset At, string Words, string? Message) : TicketEvent(By, At);

    /// <summary>Somebody has edited a message that they had said something with. The words are those that now count.</summary>
    public sealed record Reworded(Actor By, DateTimeOffset At, string Words) : TicketEvent(By, At);

    /// <summary>Somebody has deleted a message that they had said something with. That it was said stays in the history.</summary>
    public sealed record TakenBack(Actor By, DateTimeOffset At) : TicketEvent(By, At);

    /// <summary>The requester has changed what they reported. A change of priority that it calls for comes before it, as an event of its own.</summary>
    public sealed record Edited(Actor By, DateTimeOffset At) : TicketEvent(By, At);

    /// <summary>The requester has taken it back. The reason is empty if they said none.</summary>
    public sealed record Withdrawn(Actor By, DateTimeOffset At, string Reason) : TicketEvent(By, At);

    public sealed record SurveyAnswered(Actor By, DateTimeOffset At, SurveyAnswer Answer) : TicketEvent(By, At);
}
