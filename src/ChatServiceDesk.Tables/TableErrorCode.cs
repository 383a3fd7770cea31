namespace ChatServiceDesk.Tables;

/// <summary>Why a table said no.</summary>
public enum TableErrorCode
{
    /// <summary>The store refused for a reason that has no name here; the message has its words.</summary>
    None = 0,

    /// <summary>An insert met a row that was there already.</summary>
    AlreadyExists,

    /// <summary>A replace or delete met no row.</summary>
    NotFound,

    /// <summary>A replace or delete met another version of the row.</summary>
    ConditionNotMet,

    /// <summary>More changes in a batch than <see cref="TableLimits.MaxChanges"/>.</summary>
    TooManyChanges,

    /// <summary>A property, a row or a batch is larger than the store takes.</summary>
    TooLarge,

    /// <summary>A partition or row key is too long or holds a character that keys must not hold.</summary>
    InvalidKey,

    /// <summary>A property has a name that properties must not have.</summary>
    InvalidName,

    /// <summary>A property has a value that the store cannot hold, such as a date before 1601.</summary>
    InvalidValue,

    /// <summary>Two changes of one batch are to the same row.</summary>
    DuplicateRow,

    /// <summary>The table itself does not exist.</summary>
    TableNotFound,

    /// <summary>The store has too much to do; nothing was written and the same call may succeed later.</summary>
    Busy,

    /// <summary>The store does not let these credentials do this.</summary>
    Unauthorized,

    /// <summary>The answer never came or made no sense: the batch may or may not have been written.</summary>
    Unclear,

    /// <summary>The store cannot be opened or written to; the message says what to do about it.</summary>
    Unavailable,

    /// <summary>The file is not one of ours, or is damaged.</summary>
    NotATable,

    /// <summary>A newer version of this program made the file.</summary>
    MadeByNewerVersion,
}
