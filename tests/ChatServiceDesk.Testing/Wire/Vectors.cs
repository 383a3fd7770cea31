namespace ChatServiceDesk.Testing.Wire;

/// <summary>What a caller may try, and the status it gets.</summary>
internal static class Vectors
{
    /// <summary>A web server with ordinary limits turns this one away before anybody reads it.</summary>
    public const string Oversized = "A25 oversized";

    private const string Teams = "\"msteams\"";

    public static IReadOnlyDictionary<string, Vector> All { get; } = Make().ToDictionary(vector => vector.Name, StringComparer.Ordinal);

    private static IEnumerable<Vector> Make() => [.. Headers(), .. Times(), .. Names(), .. Signatures(), .. Forms(), .. Places(), .. Others()];

    private static IEnumerable<Vector> Headers() =>
    [
        new("A01 valid", 200, new Token().Bearer()),
        new("A02 no header", 401, null),
        new("A02 empty header", 401, ""),
        new("A03 basic scheme", 401, "Basic eDp5"),
        new("A03 scheme in lower case (RFC 9110)", 200, $"bearer {new Token().Encode()}"),
        new("A03 three parts", 401, $"{new Token().Bearer()} x"),
        new("A03 trailing space", 401, $"{new Token().Bearer()} ") { OverHttp = 200 }, // Space around a value is none of it (RFC 9110, 5.5).
        new("A03 two spaces", 401, $"Bearer  {new Token().Encode()}"),
        new("A03 two tokens", 401, $"{new Token().Bearer()},{new Token().Bearer()}"),
        new("A03 no scheme", 401, new Token().Encode()),
        new("A04 garbage", 401, "Bearer abc"),
        new("A04 two segments", 401, $"Bearer {string.Join('.', new Token().Encode().Split('.')[..2])}"),
        new("A04 four segments", 401, $"{new Token().Bearer()}.x"),
        new("A04 nothing after the scheme", 401, "Bearer "),
        new("A04 dots", 401, "Bearer .."),
        new("A04 not base64", 401, "Bearer !!!.???.***"),
        new("A04 not JSON", 401, "Bearer YWJj.YWJj.YWJj"),
        new("A04 JSON that is no object", 401, "Bearer W10.W10.YWJj"),
        new("A04 half a character in the header", 401, new Token().Header("kid", "\"\\ud83d\"").Bearer()),
        new("A04 half a character in a claim", 401, new Token().Claim("iss", "\"\\ud83d\"").Bearer()),
    ];

    private static IEnumerable<Vector> Times() =>
    [
        new("A05 expired within the skew", 200, new Token().Claim("exp", Token.At(-4)).Claim("nbf", Token.At(-20)).Bearer()),
        new("A06 expired", 401, new Token().Claim("exp", Token.At(-6)).Claim("nbf", Token.At(-20)).Bearer()),
        new("A07 not yet valid within the skew", 200, new Token().Claim("nbf", Token.At(4)).Bearer()),
        new("A07 not yet valid", 401, new Token().Claim("nbf", Token.At(6)).Bearer()),
        new("A08 no exp", 401, new Token().Claim("exp", null).Bearer()),
        new("A08 exp as text", 401, new Token().Claim("exp", $"\"{Token.At(10)}\"").Bearer()),
        new("A08 exp beyond all time", 401, new Token().Claim("exp", "1e400").Bearer()),
        new("A08 nbf as text", 401, new Token().Claim("nbf", "\"now\"").Bearer()),
        new("A09 exp before nbf", 401, new Token().Claim("exp", Token.At(1)).Claim("nbf", Token.At(2)).Bearer()),
    ];

    private static IEnumerable<Vector> Names() =>
    [
        new("A10 other issuer", 401, new Token().Claim("iss", "\"https://attacker.example\"").Bearer()),
        new("A10 issuer with a slash", 401, new Token().Claim("iss", "\"https://api.botframework.com/\"").Bearer()),
        new("A10 issuer in capitals", 401, new Token().Claim("iss", "\"https://API.botframework.com\"").Bearer()),
        new("A10 no issuer", 401, new Token().Claim("iss", null).Bearer()),
        new("A11 issuer of another cloud", 401, new Token().Claim("iss", "\"https://api.botframework.us\"").Bearer()),
        new("A12 other audience", 401, new Token().Claim("aud", "\"11111111-1111-1111-1111-111111111111\"").Bearer()),
        new("A13 two audiences", 401, new Token().Claim("aud", $"[\"11111111-1111-1111-1111-111111111111\",\"{Token.AppId}\"]").Bearer()),
        new("A13 two audiences, ours first", 401, new Token().Claim("aud", $"[\"{Token.AppId}\",\"11111111-1111-1111-1111-111111111111\"]").Bearer()),
        new("A13 a list of one audience", 200, new Token().Claim("aud", $"[\"{Token.AppId}\"]").Bearer()),
        new("A14 no audience", 401, new Token().Claim("aud", null).Bearer()),
        new("A14 empty audience", 401, new Token().Claim("aud", "\"\"").Bearer()),
        new("A14 empty list of audiences", 401, new Token().Claim("aud", "[]").Bearer()),
        new("A14 audience with a space", 401, new Token().Claim("aud", $"\"{Token.AppId} \"").Bearer()),
    ];

    private static IEnumerable<Vector> Signatures() =>
    [
        new("A15 alg none", 401, new Token().Algorithm("none").Bearer()),
        new("A15 alg none with a signature", 401, new Token().Header("alg", "\"none\"").Bearer()),
        new("A16 HS256 with the public key", 401, new Token().Algorithm("HS256").Bearer()),
        new("A17 PS256", 401, new Token().Algorithm("PS256").Bearer()),
        new("A17 RS512", 401, new Token().Algorithm("RS512").Bearer()),
        new("A18 unknown kid, good key", 401, new Token().Header("kid", "\"zzz\"").Bearer()),
        new("A19 no kid", 401, new Token().Header("kid", null).Bearer()),
        new("A19 kid that is a number", 401, new Token().Header("kid", "1").Bearer()),
        new("A20 signed by another key", 401, new Token().SignedBy(SigningKey.Second).Bearer()),
        new("A22 tampered payload", 401, Tampered()),
        new("A22 truncated signature", 401, new Token().Bearer()[..^8]),
        new("A22 empty signature", 401, $"{string.Join('.', new Token().Bearer().Split('.')[..2])}."),
    ];

    private static IEnumerable<Vector> Forms() =>
    [
        new("A23 crit", 401, new Token().Header("crit", "[\"exp\"]").Bearer()),
        new("A24 a claim twice", 401, new Token().Claim("exp", $"{Token.At(10)},\"exp\":{Token.At(10)}").Bearer()),
        new("A24 a header twice", 401, new Token().Header("alg", "\"RS256\",\"alg\":\"RS256\"").Bearer()),
        new("A25 larger than any token of the channel", 401, new Token().Claim("padding", $"\"{new string('x', 20 * 1024)}\"").Bearer()),
        new(Oversized, 401, new Token().Claim("padding", $"\"{new string('x', 300 * 1024)}\"").Bearer()) { OverHttp = 431 },
        new("A37 emulator token", 401, Emulators("1.0").Claim("appid", $"\"{Token.AppId}\"").Bearer()),
        new("A38 emulator token of another app", 401, Emulators("1.0").Claim("appid", "\"11111111-1111-1111-1111-111111111111\"").Bearer()),
        new("A38 emulator token of version 3", 401, Emulators("3.0").Claim("appid", $"\"{Token.AppId}\"").Bearer()),
        new("A39 issuer named after its own tid", 401, new Token().SignedBy(SigningKey.Attackers).Claim("tid", "\"t\"").Claim("iss", "\"https://sts.windows.net/t/\"").Bearer()),
        new("A40 skill token", 401, new Token().Claim("ver", "\"2.0\"").Claim("azp", "\"11111111-1111-1111-1111-111111111111\"").Claim("iss", "\"https://login.microsoftonline.com/t/v2.0\"").Bearer()),
    ];

    private static IEnumerable<Vector> Places() =>
    [
        new("A26 endorsed channel", 200, new Token().Bearer(), ("channelId", Teams)),
        new("A27 key endorses another channel", 403, new Token().Header("kid", "\"k2\"").Bearer()),
        new("A28 key without endorsements", 403, new Token().Header("kid", "\"k3\"").Bearer()),
        new("A29 empty channel", 400, new Token().Bearer(), ("channelId", "\"\"")),
        new("A29 null channel", 400, new Token().Bearer(), ("channelId", "null")),
        new("A29 no channel", 400, new Token().Bearer(), ("channelId", null)),
        new("A30 channel in other case", 403, new Token().Bearer(), ("channelId", "\"MsTeams\"")),
        new("A31 AseChannel, endorsed", 403, new Token().Bearer(), ("channelId", "\"AseChannel\"")),
        new("A31 emulator, endorsed", 403, new Token().Bearer(), ("channelId", "\"emulator\"")),
        new("A31 webchat, endorsed", 403, new Token().Header("kid", "\"k2\"").Bearer(), ("channelId", "\"webchat\"")),
        new("A32 no serviceurl claim", 403, new Token().Claim("serviceurl", null).Bearer()),
        new("A32 claim in other case", 403, new Token().Claim("serviceurl", null).Claim("serviceUrl", $"\"{Token.ServiceUrl}\"").Bearer()),
        new("A32 claim that is a list", 403, new Token().Claim("serviceurl", $"[\"{Token.ServiceUrl}\"]").Bearer()),
        new("A33 other host", 403, new Token().Claim("serviceurl", "\"https://smba.infra.gcc.teams.microsoft.com/emea/\"").Bearer()),
        new("A33 other path", 403, new Token().Claim("serviceurl", "\"https://smba.trafficmanager.net/amer/\"").Bearer()),
        new("A33 other scheme", 403, new Token().Claim("serviceurl", "\"http://smba.trafficmanager.net/emea/\"").Bearer()),
        new("A34 null service URL", 400, new Token().Bearer(), ("serviceUrl", "null")),
        new("A34 no service URL", 400, new Token().Bearer(), ("serviceUrl", null)),
        new("A35 attacker's host in both", 403, new Token().Claim("serviceurl", "\"https://attacker.example/\"").Bearer(), ("serviceUrl", "\"https://attacker.example/\"")),
        new("A35 http in both", 403, new Token().Claim("serviceurl", "\"http://smba.trafficmanager.net/emea/\"").Bearer(), ("serviceUrl", "\"http://smba.trafficmanager.net/emea/\"")),
        new("A36 slash in the claim only", 200, new Token().Bearer(), ("serviceUrl", "\"https://smba.trafficmanager.net/emea\"")),
        new("A36 slash in the body only", 200, new Token().Claim("serviceurl", "\"https://smba.trafficmanager.net/emea\"").Bearer()),
        new("A36 other case", 200, new Token().Bearer(), ("serviceUrl", "\"https://SMBA.trafficmanager.net/EMEA/\"")),
        new("A36 two slashes", 403, new Token().Bearer(), ("serviceUrl", "\"https://smba.trafficmanager.net/emea//\"")),
    ];

    private static IEnumerable<Vector> Others() =>
    [
        new("A47 other tenant in both places", 403, new Token().Bearer(), ("conversation", ChannelMessage.Conversation("\"x\"")), ("channelData", """{"tenant":{"id":"x"}}""")),
        new("A47 other tenant in the channel data", 403, new Token().Bearer(), ("channelData", """{"tenant":{"id":"x"}}""")),
        new("A47 other tenant in the conversation", 403, new Token().Bearer(), ("conversation", ChannelMessage.Conversation("\"x\""))),
        new("A47 no tenant", 403, new Token().Bearer(), ("conversation", ChannelMessage.Conversation(null)), ("channelData", null)),
        new("A47 tenant in one place", 200, new Token().Bearer(), ("conversation", ChannelMessage.Conversation(null))),
        new("A47 tenant in capitals", 200, new Token().Bearer(), ("conversation", ChannelMessage.Conversation($"\"{ChannelMessage.Tenant.ToUpperInvariant()}\""))),
        new("A48 other bot", 403, new Token().Bearer(), ("recipient", """{"id":"28:11111111-1111-1111-1111-111111111111"}""")),
        new("A48 no recipient", 403, new Token().Bearer(), ("recipient", null)),
        new("A48 app id without its prefix", 403, new Token().Bearer(), ("recipient", $$"""{"id":"{{Token.AppId}}"}""")),
        new("Body that is none", 400, new Token().Bearer(), ("text", "5")),
    ];

    private static Token Emulators(string version) =>
        new Token().Claim("iss", "\"https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/\"").Claim("ver", $"\"{version}\"");

    private static string Tampered()
    {
        string[] parts = new Token().Bearer().Split('.');
        string[] others = new Token().Claim("exp", Token.At(60)).Bearer().Split('.');
        return $"{parts[0]}.{others[1]}.{parts[2]}";
    }
}
