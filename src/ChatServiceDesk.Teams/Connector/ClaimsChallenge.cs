using System.Net.Http.Headers;
using System.Text;

namespace ChatServiceDesk.Teams.Connector;

/// <summary>What a 401 asks of the next token: <c>WWW-Authenticate: Bearer error="insufficient_claims", claims="…base64…"</c>.</summary>
/// <remarks>Source: https://learn.microsoft.com/entra/identity-platform/claims-challenge</remarks>
internal static class ClaimsChallenge
{
    private const string Start = "claims=\"";

    /// <returns><see langword="null"/> when the answer asks for nothing in particular, or not readably.</returns>
    public static string? In(HttpResponseMessage response) =>
        response.Headers.WwwAuthenticate.Select(Claims).FirstOrDefault(claims => claims is not null);

    private static string? Claims(AuthenticationHeaderValue challenge)
    {
        string parameter = challenge.Parameter ?? "";
        if (parameter.IndexOf(Start, StringComparison.OrdinalIgnoreCase) is not (>= 0 and int at))
            return null;

        string encoded = parameter[(at + Start.Length)..].Split('"', 2)[0];
        byte[] claims = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, claims, out int length) ? Encoding.UTF8.GetString(claims, 0, length) : null;
    }
}
