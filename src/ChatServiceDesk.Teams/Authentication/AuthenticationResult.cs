using System.Net;

namespace ChatServiceDesk.Teams.Authentication;

/// <summary>Whether a request comes from the channel. An accepted one proves who delivered it, not who wrote it.</summary>
public abstract record AuthenticationResult
{
    private AuthenticationResult()
    {
    }

    public sealed record Accepted : AuthenticationResult
    {
        public static Accepted Instance { get; } = new();
    }

    /// <param name="Status">401 without a good token, 403 with a good one in the wrong place, 503 while there are no keys.</param>
    /// <param name="Why">For the security log only; the caller gets an empty body.</param>
    /// <param name="RetryAfter">Set with 503.</param>
    public sealed record Denied(HttpStatusCode Status, string Why, TimeSpan? RetryAfter = null) : AuthenticationResult;
}
