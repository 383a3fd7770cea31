namespace ChatServiceDesk.Tickets;

/// <summary>What became of a move: the next ticket with the events that explain it, or a refusal.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <param name="Next">The ticket after the move.</param>
    /// <param name="Events">One for each version between; empty when the move had been made before.</param>
    public sealed record Accepted(Ticket Next, IReadOnlyList<TicketEvent> Events) : Decision;

    public sealed record Refused(Refusal Why) : Decision;
}
