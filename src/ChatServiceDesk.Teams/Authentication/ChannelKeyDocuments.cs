using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace ChatServiceDesk.Teams.Authentication;

/// <summary>Fetches the channel's metadata and the keys that it points to. Keys and endorsements come from one document, so
/// they can't disagree.</summary>
internal sealed class ChannelKeyDocuments(Uri openIdMetadata, HttpClient http)
{
    private const int MaxBytes = 2 * 1024 * 1024;
    private const int MaxKeys = 1024;
    private const int MinKeyBits = 2048;

    /// <exception cref="HttpRequestException">A document can't be had.</exception>
    /// <exception cref="IOException">It broke off.</exception>
    /// <exception cref="JsonException">It makes no sense.</exception>
    public async Task<FrozenDictionary<string, ChannelKey>> FetchAsync(CancellationToken cancellationToken)
    {
        using JsonDocument metadata = await GetAsync(openIdMetadata, cancellationToken);
        using JsonDocument keys = await GetAsync(KeysAddress(metadata.RootElement), cancellationToken);
        return Read(keys.RootElement);
    }

    /// <summary>https, or http on this machine.</summary>
    public static bool IsSafe(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (address.IsLoopback && address.Scheme == Uri.UriSchemeHttp));

    /// <remarks>A document from the network must not send us to this machine's own ports.</remarks>
    private Uri KeysAddress(JsonElement metadata) =>
        Uri.TryCreate(Text(metadata, "jwks_uri"), UriKind.Absolute, out Uri? address)
        && IsSafe(address)
        && (openIdMetadata.IsLoopback || !address.IsLoopback)
            ? address
            : throw new JsonException("The metadata has no usable jwks_uri.");

    private async Task<JsonDocument> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await BoundedBody.ReadAsync(response.Content, MaxBytes, cancellationToken) is { } body && StrictUnicode.IsWellFormed(body.Span)
            ? JsonDocument.Parse(body)
            : throw new JsonException("The document is too large or no Unicode.");
    }

    private static FrozenDictionary<string, ChannelKey> Read(JsonElement document)
    {
        if (List(document, "keys") is not { } keys || keys.GetArrayLength() > MaxKeys)
            throw new JsonException("The document has no list of keys, or too long a one.");

        Dictionary<string, ChannelKey> read = new(StringComparer.Ordinal);
        foreach (JsonElement key in keys.EnumerateArray())
        {
            if (ReadKey(key) is { } usable)
                read.TryAdd(usable.SecurityKey.KeyId, usable);
        }

        return read.Count > 0
            ? read.ToFrozenDictionary(StringComparer.Ordinal)
            : throw new JsonException("The document has no usable key.");
    }

    /// <returns><see langword="null"/> for a key that is not for us to use; the others may still be.</returns>
    private static ChannelKey? ReadKey(JsonElement key)
    {
        if (Text(key, "kty") is not "RSA" || Text(key, "use") is not (null or "sig"))
            return null;
        if (Text(key, "kid") is not { Length: > 0 } id || Bytes(key, "n") is not { } modulus || Bytes(key, "e") is not { } exponent)
            return null;

        RsaSecurityKey rsa = new(new RSAParameters { Modulus = modulus, Exponent = exponent }) { KeyId = id };
        return rsa.KeySize >= MinKeyBits ? new ChannelKey(rsa, Endorsements(key)) : null;
    }

    private static FrozenSet<string> Endorsements(JsonElement key) =>
        List(key, "endorsements") is { } channels
            ? channels.EnumerateArray()
                .Where(channel => channel.ValueKind is JsonValueKind.String)
                .Select(channel => channel.GetString() ?? "")
                .ToFrozenSet(StringComparer.Ordinal)
            : [];

    private static JsonElement? List(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object
        && element.TryGetProperty(name, out JsonElement list)
        && list.ValueKind is JsonValueKind.Array
            ? list
            : null;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object
        && element.TryGetProperty(name, out JsonElement text)
        && text.ValueKind is JsonValueKind.String
            ? text.GetString()
            : null;

    private static byte[]? Bytes(JsonElement element, string name)
    {
        try
        {
            return Text(element, name) is { Length: > 0 } encoded ? Base64UrlEncoder.DecodeBytes(encoded) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
