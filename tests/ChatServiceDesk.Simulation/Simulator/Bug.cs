namespace ChatServiceDesk.Simulation;

/// <summary>Mistakes that a desk could make. The checks must find each of them.</summary>
internal enum Bug
{
    None,

    /// <summary>What is to be sent is written after the change that called for it, not with it.</summary>
    PushOutsideTheBatch,

    /// <summary>A ticket and its history are written whatever version stands there.</summary>
    NoETagOnTheTicket,

    /// <summary>An activity leaves no inbox row.</summary>
    NoInboxRow,

    /// <summary>Unclear attempts are not counted.</summary>
    ResendWithoutBound,

    /// <summary>A ticket that leaves its queue keeps its row there.</summary>
    IndexRowForgotten,

    /// <summary>A row of the agenda is taken although somebody else has it already.</summary>
    AgendaRowTakenWithoutETag,

    /// <summary>Each process goes by its own clock.</summary>
    OwnClock,
}
