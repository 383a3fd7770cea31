using System.Collections.Frozen;

namespace ChatServiceDesk.Teams.Connector;

/// <summary>Where the bot may send, and therefore where its token may go. An address that somebody managed to get into a
/// stored conversation leads nowhere.</summary>
public sealed record ServiceUrlPolicy
{
    /// <summary>Exact host names, no suffixes: the worldwide, GCC and GCC High connectors unless set.</summary>
    public IReadOnlySet<string> Hosts { get; init; } = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "smba.trafficmanager.net",
        "smba.infra.gcc.teams.microsoft.com",
        "smba.infra.gov.teams.microsoft.us");

    /// <summary>Where Teams answers for conversations that the host of their own service URL refuses with <c>InvalidBotApiHost</c>: GCC unless set.</summary>
    /// <remarks>Source: https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability</remarks>
    public Uri OtherHost { get; init; } = new("https://smba.infra.gcc.teams.microsoft.com/teams/");

    /// <returns><see langword="null"/> for an address that stands there already: nobody is sent to and fro.</returns>
    public Uri? OtherHostFor(Uri serviceUrl)
    {
        ArgumentNullException.ThrowIfNull(serviceUrl);
        return Uri.Compare(serviceUrl, OtherHost, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0 ? null : OtherHost;
    }

    /// <summary>For development: http and any port, on this machine only.</summary>
    public bool AllowLoopback { get; init; }

    public bool Allows(Uri serviceUrl)
    {
        ArgumentNullException.ThrowIfNull(serviceUrl);
        if (serviceUrl is not { IsAbsoluteUri: true, UserInfo: "", Query: "", Fragment: "" })
            return false;
        if (AllowLoopback && serviceUrl.IsLoopback && IsWeb(serviceUrl))
            return true;

        return serviceUrl.Scheme == Uri.UriSchemeHttps && serviceUrl.IsDefaultPort
            && Hosts.Contains(serviceUrl.IdnHost);
    }

    private static bool IsWeb(Uri url) => url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp;
}
