using System.Net;

namespace ChatServiceDesk.Teams.Connector;

/// <summary>Codes of our own for calls that the channel has not answered, or not in its own words.</summary>
public static class ConnectorCodes
{
    /// <summary>The address is not on the list; the call was not made and the token stayed here.</summary>
    public const string ServiceUrlNotAllowed = "ServiceUrlNotAllowed";

    /// <summary>No connection; nothing was sent.</summary>
    public const string Unreachable = "Unreachable";

    /// <summary>No answer in time, to a call that may be repeated at will.</summary>
    public const string Timeout = "Timeout";

    /// <summary>The connection broke, during a call that may be repeated at will.</summary>
    public const string Broken = "Broken";

    /// <summary>The identity provider gave no token; nothing was sent.</summary>
    public const string TokenUnavailable = "TokenUnavailable";

    /// <summary>The channel's own: the conversation is served by another of its hosts.</summary>
    public const string InvalidBotApiHost = "InvalidBotApiHost";

    /// <summary>The answer carries no code that could be read.</summary>
    public const string None = "";

    internal static bool IsPassing(HttpStatusCode status, string code) => status switch
    {
        0 => code is not ServiceUrlNotAllowed,
        HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout => true,
        HttpStatusCode.NotImplemented => false,
        _ => (int)status >= 500,
    };
}
