namespace ChatServiceDesk.Storage;

/// <summary>How far a file has got. The names are stored.</summary>
internal enum FileState
{
    /// <summary>It is known where it is; it has not been fetched yet.</summary>
    Waiting,

    /// <summary>The desk has it.</summary>
    Stored,

    /// <summary>The desk does not take it, and has said so.</summary>
    Refused,

    /// <summary>Nobody refers to it any more: no ticket can have it, and its contents are being deleted.</summary>
    Leaving,
}
