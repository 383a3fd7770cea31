namespace ChatServiceDesk.Classifier.Text;

/// <summary>FNV-1a, 64 bits, over UTF-16 code units instead of bytes. With a million keys two of them meet with a chance of 3 in 100 million.</summary>
internal static class Fnv
{
    public const ulong Offset = 14695981039346656037;

    private const ulong Prime = 1099511628211;

    public static ulong Add(ulong hash, char unit) => (hash ^ unit) * Prime;

    public static ulong Add(ulong hash, ulong other) => (hash ^ other ^ (other >> 29)) * Prime;

    public static ulong Of(ReadOnlySpan<char> text)
    {
        ulong hash = Offset;
        foreach (char unit in text) hash = Add(hash, unit);
        return hash;
    }
}
