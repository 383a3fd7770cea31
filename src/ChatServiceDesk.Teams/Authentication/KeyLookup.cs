namespace ChatServiceDesk.Teams.Authentication;

/// <summary>What came of looking for the key of a token.</summary>
internal abstract record KeyLookup
{
    private KeyLookup()
    {
    }

    /// <param name="Key">The key that signed, if its owner says so.</param>
    /// <param name="Set">Where it comes from; a later set may no longer have it.</param>
    internal sealed record Found(ChannelKey Key, ChannelKeySet Set) : KeyLookup;

    internal sealed record Unknown : KeyLookup;

    /// <summary>No keys have been fetched yet.</summary>
    internal sealed record Unavailable(TimeSpan RetryAfter) : KeyLookup;
}
