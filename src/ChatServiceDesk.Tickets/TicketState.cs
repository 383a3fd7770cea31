namespace ChatServiceDesk.Tickets;

public enum TicketState
{
    /// <summary>Reported and waiting in its queue; nobody has it.</summary>
    New,

    /// <summary>An agent has claimed it and works on it.</summary>
    Assigned,

    /// <summary>An agent asked the requester something and waits for the answer.</summary>
    WaitingForRequester,

    /// <summary>An agent says it is done; the requester can still reopen it.</summary>
    Resolved,

    /// <summary>Done for good: confirmed by the requester, or nobody objected in time.</summary>
    Closed,

    /// <summary>Its requester has taken it back. Nobody has resolved it, so nobody is asked how that went.</summary>
    Withdrawn,
}
