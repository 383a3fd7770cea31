using Microsoft.IdentityModel.Tokens;

namespace ChatServiceDesk.Testing.Wire;

/// <summary>A token of the channel, written by hand so that it can be wrong in every way.</summary>
internal sealed class Token
{
    public const string AppId = "0a6b7c8d-1e2f-4a3b-8c4d-5e6f70819203";
    public const string ServiceUrl = "https://smba.trafficmanager.net/emea/";

    public static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, string> _header = new(StringComparer.Ordinal)
    {
        ["alg"] = "\"RS256\"", ["kid"] = "\"k1\"", ["typ"] = "\"JWT\"",
    };

    private readonly Dictionary<string, string> _claims = new(StringComparer.Ordinal)
    {
        ["serviceurl"] = $"\"{ServiceUrl}\"",
        ["nbf"] = At(-1),
        ["exp"] = At(10),
        ["iss"] = "\"https://api.botframework.com\"",
        ["aud"] = $"\"{AppId}\"",
    };

    private SigningKey _key = SigningKey.First;
    private string _algorithm = "RS256";

    /// <summary>A moment as a claim.</summary>
    public static string At(double minutesFromNow) =>
        Now.AddMinutes(minutesFromNow).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <param name="name">Which claim.</param>
    /// <param name="json">Raw JSON; <see langword="null"/> leaves it out.</param>
    public Token Claim(string name, string? json) => Set(_claims, name, json);

    /// <inheritdoc cref="Claim"/>
    public Token Header(string name, string? json) => Set(_header, name, json);

    public Token SignedBy(SigningKey key)
    {
        _key = key;
        return this;
    }

    /// <summary>Says so in the header, and does so.</summary>
    public Token Algorithm(string name)
    {
        _algorithm = name;
        return Header("alg", $"\"{name}\"");
    }

    public string Encode() =>
        _key.Sign($"{Base64UrlEncoder.Encode(Object(_header))}.{Base64UrlEncoder.Encode(Object(_claims))}", _algorithm);

    public string Bearer() => $"Bearer {Encode()}";

    private static string Object(Dictionary<string, string> members) =>
        $"{{{string.Join(',', members.Select(member => $"\"{member.Key}\":{member.Value}"))}}}";

    private Token Set(Dictionary<string, string> members, string name, string? json)
    {
        if (json is null)
            members.Remove(name);
        else
            members[name] = json;
        return this;
    }
}
