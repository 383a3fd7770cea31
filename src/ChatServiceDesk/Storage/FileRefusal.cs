namespace ChatServiceDesk.Storage;

/// <summary>Why the desk did not take a file. The names are stored.</summary>
internal enum FileRefusal
{
    None,

    /// <summary>Larger than the settings allow.</summary>
    TooBig,

    /// <summary>Not one of the kinds that are allowed, whatever it is called.</summary>
    Type,

    /// <summary>It lies where the desk does not go.</summary>
    Host,

    /// <summary>It could not be had, also when tried again.</summary>
    Unreachable,

    /// <summary>One more than a message may have.</summary>
    TooMany,
}
