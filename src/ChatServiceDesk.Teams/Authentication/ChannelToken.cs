using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace ChatServiceDesk.Teams.Authentication;

/// <summary>What a token says, read before anything is proven, and more strictly than the library reads it: no name twice, no
/// extension that must be understood, one audience.</summary>
/// <param name="Encoded">The token as it came.</param>
/// <param name="Kid">Which key is said to have signed.</param>
/// <param name="Algorithm">How.</param>
/// <param name="Issuer">Empty when missing.</param>
/// <param name="Audience">Empty unless there is exactly one.</param>
/// <param name="ServiceUrl"><see langword="null"/> when missing.</param>
/// <param name="NotBefore">UTC, <see langword="null"/> when missing.</param>
/// <param name="Expires">UTC.</param>
internal sealed record ChannelToken(
    string Encoded,
    string Kid,
    string Algorithm,
    string Issuer,
    string Audience,
    string? ServiceUrl,
    DateTimeOffset? NotBefore,
    DateTimeOffset Expires)
{
    /// <summary>A channel's token has about 1,000 characters.</summary>
    public const int MaxLength = 16 * 1024;

    private const long MaxUnixSeconds = 253_402_300_799;

    private static readonly JsonDocumentOptions _strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <returns><see langword="null"/> when this is no such token.</returns>
    public static ChannelToken? Read(string encoded)
    {
        if (encoded.Length > MaxLength || encoded.Split('.') is not [{ Length: > 0 } head, { Length: > 0 } body, { Length: > 0 }])
            return null;

        using JsonDocument? header = Parse(head);
        using JsonDocument? payload = Parse(body);
        if (header is not { RootElement: { ValueKind: JsonValueKind.Object } says }
            || payload is not { RootElement: { ValueKind: JsonValueKind.Object } claims})
            return null;
        if (says.TryGetProperty("crit", out _) || Text(says, "kid") is not { Length: > 0 } kid || Time(claims, "exp") is not { } expires)
            return null;
        if (claims.TryGetProperty("nbf", out _) && Time(claims, "nbf") is null)
            return null;

        return new ChannelToken(
            encoded, kid, Text(says, "alg") ?? "", Text(claims, "iss") ?? "", OneAudience(claims), Text(claims, "serviceurl"),
            Time(claims, "nbf"), expires);
    }

    private static JsonDocument? Parse(string part)
    {
        try
        {
            byte[] json = Base64UrlEncoder.DecodeBytes(part);
            return StrictUnicode.IsWellFormed(json) ? JsonDocument.Parse(json, _strict) : null;
        }
        catch (FormatException)
        {
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string OneAudience(JsonElement claims)
    {
        if (!claims.TryGetProperty("aud", out JsonElement audience))
            return "";

        return audience.ValueKind switch
        {
            JsonValueKind.String => audience.GetString() ?? "",
            JsonValueKind.Array when audience.GetArrayLength() == 1 && audience[0].ValueKind is JsonValueKind.String =>
                audience[0].GetString() ?? "",
            _ => "",
        };
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;

    private static DateTimeOffset? Time(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out JsonElement time)
        && time.ValueKind is JsonValueKind.Number
        && time.GetDouble() is >= 0 and <= MaxUnixSeconds and double seconds
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : null;
}
