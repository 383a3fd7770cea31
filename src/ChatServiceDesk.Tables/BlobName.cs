namespace ChatServiceDesk.Tables;

/// <summary>What a content may be called: the same name is safe as a file, in an address, and to sign.</summary>
internal static class BlobName
{
    private const int Longest = 200;

    /// <exception cref="ArgumentException">This is no name.</exception>
    public static string Checked(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        bool isName = name.Length <= Longest && Array.TrueForAll(name.Split('/'), IsPart);
        return isName ? name : throw new ArgumentException("A name is made of parts of small letters, digits and dashes, with slashes between, at most 200 characters.", nameof(name));
    }

    private static bool IsPart(string part) => part.Length > 0 && part.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-');
}
