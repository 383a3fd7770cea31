namespace ChatServiceDesk.Tickets;

public enum ActorRole
{
    /// <summary>The person the ticket is for.</summary>
    Requester,

    /// <summary>A member of the channel that the ticket's queue is connected to.</summary>
    Agent,

    /// <summary>The desk itself, when a time set earlier has come, or when it has found that others report the same.</summary>
    Desk,
}
