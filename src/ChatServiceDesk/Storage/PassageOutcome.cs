namespace ChatServiceDesk.Storage;

/// <summary>What became of a passage that somebody was shown. Stored by name, so never renamed.</summary>
internal enum PassageOutcome
{
    /// <summary>Nothing was pressed.</summary>
    Unjudged,

    /// <summary>The person says that it has helped.</summary>
    Solved,

    /// <summary>The person says that it has not.</summary>
    NotHelpful,

    /// <summary>The person wants a ticket and says nothing of the passage.</summary>
    WentOn,
}
