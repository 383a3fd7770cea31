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

    /// <summary>The requester is not asked how it went, or not yet.</summary>
    NotAskedToRate,

    /// <summary>The time in which a rating can be changed is over.</summary>
    RatingStays,

    /// <summary>There is no complaint to see to.</summary>
    NoComplaint,

    /// <summary>The requester has been asked something and has not answered yet.</summary>
    RequesterIsAsked,

    /// <summary>Nobody else is waited for.</summary>
    NotOnHold,

    /// <summary>No target is missed, or that is written down already.</summary>
    NothingMissed,

    /// <summary>This person may not do this to this ticket.</summary>
    NotPermitted,
}
