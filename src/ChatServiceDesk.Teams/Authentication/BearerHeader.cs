namespace ChatServiceDesk.Teams.Authentication;

/// <summary>Reads <c>Authorization: Bearer token</c>: one space, nothing after it, the scheme in any case (RFC 9110, 11.1).</summary>
internal static class BearerHeader
{
    private const string Scheme = "Bearer ";

    /// <returns><see langword="null"/> when the header is something else.</returns>
    public static string? Token(string? header) =>
        header is not null
        && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && header[Scheme.Length..] is { Length: > 0 } token
        && !token.AsSpan().ContainsAny(" \t\r\n,")
            ? token
            : null;
}
