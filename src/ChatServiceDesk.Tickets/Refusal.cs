namespace ChatServiceDesk.Tickets;

/// <summary>Why a move was not made. Nothing changed; the person is told.</summary>
public enum Refusal
{
    /// <summary>Another agent has it.</summary>
    AlreadyClaimed,

    /// <summary>It is resolved: reopen it first.</summary>
    AlreadyResolved,

    /// <summary>It is closed and the time to reopen it is over.</summary>
    AlreadyClosed,

    /// <summary>Its requester has withdrawn it: it is reported again.</summary>
    AlreadyWithdrawn,

    /// <summary>It isn't resolved yet.</summary>
    NotResolved,

    /// <summary>No question waits for an answer.</summary>
    NothingAsked,

    /// <summary>The new value is the old one.</summary>
    NothingChanges,

    /// <summary>It has that category and kind already.</summary>
    AlreadySortedSo,

    /// <summary>This person may not do this to this ticket.</summary>
    NotPermitted,
}
