namespace ChatServiceDesk.Simulation;

/// <summary>Everything that can go wrong with one call to the connector.</summary>
internal enum ConnectorTrouble
{
    /// <summary>No name, no connection, no TLS: nothing was sent.</summary>
    NotConnected,

    /// <summary>429, with seconds, a date or nothing in <c>Retry-After</c>.</summary>
    Throttled,

    /// <summary>412: somebody else writes into the same conversation.</summary>
    Precondition,

    /// <summary>500, 502, 503 or 504 as an HTML page, with or without effect.</summary>
    Broken,

    /// <summary>No answer at all, with or without effect.</summary>
    Silent,

    /// <summary>The connection is cut, with or without effect.</summary>
    Reset,

    /// <summary>Done, but the answer breaks off in its body.</summary>
    CutBody,

    /// <summary>Done, with an empty answer.</summary>
    NoId,

    /// <summary>401.</summary>
    Unauthorized,

    /// <summary>403 of the kinds that stand for a person who can't be reached.</summary>
    Blocked,

    /// <summary>403 of another kind.</summary>
    Forbidden,

    /// <summary>404 for an update.</summary>
    Gone,

    /// <summary>413.</summary>
    TooLarge,

    /// <summary>Half a minute late, but done.</summary>
    Late,
}
