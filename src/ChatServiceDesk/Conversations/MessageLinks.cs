namespace ChatServiceDesk.Conversations;

/// <summary>Links to messages of Teams. Anybody can send any address, and agents will press it.</summary>
internal static class MessageLinks
{
    private const string Host = "teams.microsoft.com";

    /// <returns><see langword="null"/> for everything that leads elsewhere.</returns>
    public static Uri? Read(string? link) => Uri.TryCreate(link, UriKind.Absolute, out Uri? url) && IsOne(url) ? url : null;

    public static bool IsOne(Uri link) =>
        link is { IsAbsoluteUri: true, UserInfo: "", IsDefaultPort: true } && link.Scheme == Uri.UriSchemeHttps
        && link.IdnHost.Equals(Host, StringComparison.OrdinalIgnoreCase)
        && link.AbsolutePath.StartsWith("/l/message/", StringComparison.Ordinal);
}
