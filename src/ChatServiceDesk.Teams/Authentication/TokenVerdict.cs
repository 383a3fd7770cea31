using System.Collections.Frozen;

namespace ChatServiceDesk.Teams.Authentication;

/// <summary>Whether a token is the channel's, whatever the request around it says.</summary>
internal abstract record TokenVerdict
{
    private TokenVerdict()
    {
    }

    /// <param name="ServiceUrl">The connector that the channel vouches for, <see langword="null"/> when it names none.</param>
    /// <param name="Endorsements">The channels that the signing key may speak for.</param>
    internal sealed record Good(string? ServiceUrl, FrozenSet<string> Endorsements) : TokenVerdict;

    internal sealed record Bad(string Why) : TokenVerdict;

    internal sealed record NoKeys(TimeSpan RetryAfter) : TokenVerdict;
}
