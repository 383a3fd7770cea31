namespace ChatServiceDesk.Storage;

/// <summary>How much a person wants to hear without asking. The names are stored.</summary>
internal enum NotifyLevel
{
    /// <summary>Every step.</summary>
    All,

    /// <summary>Questions, what is resolved, what waits for somebody else, what is late, what was promised and not kept.</summary>
    Important,

    /// <summary>Questions, and what was promised to them and not kept.</summary>
    None,
}
