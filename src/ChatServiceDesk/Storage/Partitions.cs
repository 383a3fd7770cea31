using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

/// <summary>The names of partitions. A tenant's tickets are spread over shards; what belongs to no person is kept beside them.</summary>
internal static class Partitions
{
    /// <summary>Holds one row a tenant: the list from which the pump learns what to look at.</summary>
    public const string Tenants = "tenants";

    /// <summary>Entra's ids have 36 characters; those of test clients are not much longer.</summary>
    private const int LongestTenant = 100;

    /// <summary>Whether partitions can be named after it. What a tenant's id never looks like would make a partition that nobody can read.</summary>
    public static bool IsTenant([NotNullWhen(true)] string? id) =>
        id is { Length: > 0 and <= LongestTenant } && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');

    /// <summary>A tenant's id means the same in any case, and must lead to the same partitions.</summary>
    public static string Canonical(string tenant) => tenant.ToLowerInvariant();

    public static string Shard(string tenant, int shard) => string.Create(CultureInfo.InvariantCulture, $"{tenant}|{shard}");

    /// <summary>Channels, bindings and answers to what was said in channels.</summary>
    public static string Desk(string tenant) => $"{tenant}|desk";

    /// <summary>The tenant that a partition belongs to.</summary>
    public static string TenantOf(string partition) => partition[..partition.LastIndexOf('|')];

    public static int ShardOf(PersonId person, int shards)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(person.Value), hash);
        return (int)(BitConverter.ToUInt32(hash) % (uint)shards);
    }

    public static int ShardOf(long ticket, int shards) => (int)(ticket % shards);
}
