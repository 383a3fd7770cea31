namespace ChatServiceDesk.Storage;

/// <summary>To whom something about a ticket is sent. What one recipient gets, it gets in the order of versions.</summary>
internal enum Recipient
{
    /// <summary>The requester's chat with the desk.</summary>
    Requester,

    /// <summary>The channel of the ticket's queue.</summary>
    Queue,

    /// <summary>The chat of whoever has reported it for somebody else.</summary>
    Reporter,
}
