using ChatServiceDesk.Configuration;
using ChatServiceDesk.Teams.Connector;

namespace ChatServiceDesk.Files;

/// <summary>Where files may be fetched from, and where the bot's token may go with the fetch: to the connector that the message came from, and nowhere else.</summary>
internal sealed class FilePolicy(DeskSettings settings, ServiceUrlPolicy services)
{
    /// <param name="url">Where the file is said to lie.</param>
    /// <param name="serviceUrl">Of the activity that brought it, which was let in.</param>
    /// <param name="isDownload">Whether the address opens the file by itself.</param>
    /// <returns>Whether the token goes there; <see langword="null"/> when nothing goes there.</returns>
    public bool? Judge(Uri url, Uri serviceUrl, bool isDownload) => url switch
    {
        { IsAbsoluteUri: false } or { UserInfo.Length: > 0 } => null,
        _ when !isDownload && IsSameServer(url, serviceUrl) && services.Allows(new Uri(url.GetLeftPart(UriPartial.Authority))) => true,
        _ when services.AllowLoopback && url.IsLoopback && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) => false,
        { HostNameType: UriHostNameType.Dns, IsDefaultPort: true } when url.Scheme == Uri.UriSchemeHttps && settings.Files.Hosts.Any(host => Matches(host, url.IdnHost)) => false,
        _ => null,
    };

    public static bool IsSameServer(Uri one, Uri other) =>
        Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool Matches(string allowed, string host) => allowed.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase) && host.Length > allowed.Length - 1
        : host.Equals(allowed, StringComparison.OrdinalIgnoreCase);
}
