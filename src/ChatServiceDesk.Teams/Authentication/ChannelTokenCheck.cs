using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace ChatServiceDesk.Teams.Authentication;

/// <summary>Checks a token: first what it says, which costs little, then who signed it.</summary>
internal sealed class ChannelTokenCheck(string appId, string issuer, ChannelKeys keys, TimeProvider clock)
{
    private const string Algorithm = SecurityAlgorithms.RsaSha256;

    private static readonly TimeSpan _skew = TimeSpan.FromMinutes(5);

    private readonly ProvenTokens _proven = new();

    public async ValueTask<TokenVerdict> CheckAsync(string encoded, CancellationToken cancellationToken)
    {
        if (_proven.Find(encoded, keys.Current()) is { } known && IsInTime(known.Token))
            return known.Verdict;
        if (ChannelToken.Read(encoded) is not { } token)
            return new TokenVerdict.Bad("is no token of the channel");
        if (Objection(token) is { } objection)
            return new TokenVerdict.Bad(objection);

        return await keys.FindAsync(token.Kid, cancellationToken) switch
        {
            KeyLookup.Found found => Prove(token, found),
            KeyLookup.Unavailable unavailable => new TokenVerdict.NoKeys(unavailable.RetryAfter),
            _ => new TokenVerdict.Bad("names an unknown key"),
        };
    }

    private string? Objection(ChannelToken token)
    {
        if (token.Algorithm is not Algorithm)
            return "has another algorithm";
        if (token.Issuer != issuer)
            return "has another issuer";
        if (!token.Audience.Equals(appId, StringComparison.OrdinalIgnoreCase))
            return "is for another audience";

        return IsInTime(token) ? null : "is expired or not yet valid";
    }

    private bool IsInTime(ChannelToken token)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return now - _skew < token.Expires
            && (token.NotBefore is not { } notBefore || (notBefore <= now + _skew && notBefore < token.Expires));
    }

    private TokenVerdict Prove(ChannelToken token, KeyLookup.Found found)
    {
        if (!IsSigned(token.Encoded, found.Key.SecurityKey))
            return new TokenVerdict.Bad("has a bad signature");

        TokenVerdict.Good good = new(token.ServiceUrl, found.Key.Endorsements);
        _proven.Add(token, good, found.Set);
        return good;
    }

    /// <summary>What the token says has been checked above, more strictly than the library's own handler would; the library judges the signature.</summary>
    private static bool IsSigned(string encoded, SecurityKey key)
    {
        int dot = encoded.LastIndexOf('.');
        SignatureProvider signatures = key.CryptoProviderFactory.CreateForVerifying(key, Algorithm);
        try
        {
            byte[] signature = Base64UrlEncoder.DecodeBytes(encoded[(dot + 1)..]);
            return signature.Length > 0 && signatures.Verify(Encoding.ASCII.GetBytes(encoded[..dot]), signature);
        }
        catch (FormatException)
        {
            return false;
        }
        finally
        {
            key.CryptoProviderFactory.ReleaseSignatureProvider(signatures);
        }
    }
}
