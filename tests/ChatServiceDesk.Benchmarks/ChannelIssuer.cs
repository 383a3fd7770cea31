using System.Globalization;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChatServiceDesk.Benchmarks;

/// <summary>Signs tokens like the channel's, and publishes its key.</summary>
internal sealed class ChannelIssuer : IDisposable
{
    private const string KeyId = "k1";

    private readonly RSA _rsa = RSA.Create(2048);

    /// <summary>The document that lists the keys.</summary>
    public string Keys
    {
        get
        {
            RSAParameters key = _rsa.ExportParameters(includePrivateParameters: false);
            return $$"""{"keys":[{"kty":"RSA","kid":"{{KeyId}}","n":"{{Base64UrlEncoder.Encode(key.Modulus)}}","e":"{{Base64UrlEncoder.Encode(key.Exponent)}}","endorsements":["msteams"]}]}""";
        }
    }

    public static string Metadata(string address) =>
        $$"""{"issuer":"https://api.botframework.com","jwks_uri":"{{address}}/keys","id_token_signing_alg_values_supported":["RS256"]}""";

    /// <param name="number">Makes it another token than the others.</param>
    public string Token(int number) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = "https://api.botframework.com",
        Audience = SampleActivity.AppId,
        Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1),
        Claims = new Dictionary<string, object>
        {
            ["serviceurl"] = SampleActivity.ServiceUrl,
            ["jti"] = number.ToString(CultureInfo.InvariantCulture),
        },
        SigningCredentials = new SigningCredentials(new RsaSecurityKey(_rsa) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256),
    });

    public void Dispose() => _rsa.Dispose();
}
