using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace ChatServiceDesk.Testing.Wire;

/// <summary>An RSA key of an issuer, made for this run.</summary>
internal sealed class SigningKey(int bits = 2048)
{
    private readonly RSA _rsa = RSA.Create(bits);

    public static SigningKey First { get; } = new();

    public static SigningKey Second { get; } = new();

    public static SigningKey Attackers { get; } = new();

    public string PublicPem => _rsa.ExportSubjectPublicKeyInfoPem();

    /// <param name="kid">Its name.</param>
    /// <param name="endorsements">The channels it may speak for; <see langword="null"/> leaves the list out.</param>
    /// <param name="more">Raw JSON that comes first, such as <c>"use":"enc",</c>.</param>
    public string ToJson(string kid, string[]? endorsements, string more = "")
    {
        RSAParameters key = _rsa.ExportParameters(includePrivateParameters: false);
        string list = endorsements is null ? "" : $",\"endorsements\":[{string.Join(',', endorsements.Select(channel => $"\"{channel}\""))}]";
        return $$"""{{{more}}"kty":"RSA","kid":"{{kid}}","n":"{{Base64UrlEncoder.Encode(key.Modulus)}}","e":"{{Base64UrlEncoder.Encode(key.Exponent)}}"{{list}}}""";
    }

    public string Sign(string unsigned, string algorithm) =>
        $"{unsigned}.{Base64UrlEncoder.Encode(Signature(Encoding.ASCII.GetBytes(unsigned), algorithm))}";

    private byte[] Signature(byte[] unsigned, string algorithm) => algorithm switch
    {
        "RS256" => _rsa.SignData(unsigned, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        "RS512" => _rsa.SignData(unsigned, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        "PS256" => _rsa.SignData(unsigned, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        "HS256" => HMACSHA256.HashData(Encoding.ASCII.GetBytes(PublicPem), unsigned),
        _ => [],
    };
}
