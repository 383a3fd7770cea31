using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Files;

/// <summary>Links to files that only the desk can make: signed, for one file of one ticket, for one team or the requester, and for a time.</summary>
internal sealed class FileLinks(LinkSecretStore secrets, DeskAddress address, DeskSettings settings, TimeProvider clock)
{
    /// <summary>For the requester, or an agent who got it from them: good until it expires.</summary>
    public const string ForRequester = "r";

    private const string Version = "1";

    /// <summary>For the team that has the ticket since that version: no longer good when it has gone to another.</summary>
    public static string ForTeam(int queueVersion) => string.Create(CultureInfo.InvariantCulture, $"q{queueVersion}");

    /// <returns><see langword="null"/> when the desk does not know its own address.</returns>
    public async ValueTask<Uri?> ForAsync(string tenant, long ticket, string file, string reader, CancellationToken cancellationToken)
    {
        long expires = clock.GetUtcNow().AddDays(settings.Files.LinkDays).ToUnixTimeSeconds();
        string signature = Sign(await secrets.GetAsync(cancellationToken), tenant, ticket, file, reader, expires);
        return address.For(string.Create(CultureInfo.InvariantCulture, $"files/{tenant}/{ticket}/{file}?r={reader}&e={expires}&s={signature}"));
    }

    /// <returns>Whether the desk has made it, and it still holds; <see langword="null"/> when it was good once.</returns>
    public async ValueTask<bool?> IsGoodAsync(string tenant, long ticket, string file, string reader, long expires, string signature, CancellationToken cancellationToken)
    {
        string right = Sign(await secrets.GetAsync(cancellationToken), tenant, ticket, file, reader, expires);
        bool isOurs = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(right), Encoding.UTF8.GetBytes(signature));
        return !isOurs ? false : clock.GetUtcNow().ToUnixTimeSeconds() <= expires ? true : null;
    }

    /// <remarks>No part can hold the separator: ids of tenants are checked, the rest is ours.</remarks>
    private static string Sign(byte[] secret, string tenant, long ticket, string file, string reader, long expires) => Base64Url.EncodeToString(
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Version}|{tenant}|{ticket}|{file}|{reader}|{expires}"))));
}
