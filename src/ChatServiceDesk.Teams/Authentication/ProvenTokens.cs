using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace ChatServiceDesk.Teams.Authentication;

/// <summary>Remembers which tokens have been proven: the channel sends one token with many activities, and proving costs
/// more than all the rest. Forgets when the keys change.</summary>
internal sealed class ProvenTokens
{
    private const int MaxTokens = 256;

    private readonly ConcurrentDictionary<UInt128, Proof> _proofs = new();

    internal sealed record Proof(ChannelToken Token, TokenVerdict.Good Verdict, ChannelKeySet Keys);

    /// <param name="encoded">As it came.</param>
    /// <param name="keys">The keys of today; a proof by earlier ones counts no longer.</param>
    public Proof? Find(string encoded, ChannelKeySet? keys) =>
        encoded.Length <= ChannelToken.MaxLength
        && _proofs.TryGetValue(Digest(encoded), out Proof? proof)
        && ReferenceEquals(proof.Keys, keys)
        && proof.Token.Encoded == encoded
            ? proof
            : null;

    public void Add(ChannelToken token, TokenVerdict.Good verdict, ChannelKeySet keys)
    {
        if (_proofs.Count >= MaxTokens)
            _proofs.Clear();
        _proofs[Digest(token.Encoded)] = new Proof(token, verdict, keys);
    }

    /// <summary>Looked up by digest, so that the time a look-up takes says nothing about the tokens that are kept.</summary>
    private static UInt128 Digest(string encoded)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(encoded), digest);
        return MemoryMarshal.Read<UInt128>(digest);
    }
}
