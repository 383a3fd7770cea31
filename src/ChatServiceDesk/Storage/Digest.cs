using System.Security.Cryptography;
using System.Text;

namespace ChatServiceDesk.Storage;

/// <summary>Stands for a text of any length: SHA-256, 64 hexadecimal digits in lower case.</summary>
internal static class Digest
{
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
