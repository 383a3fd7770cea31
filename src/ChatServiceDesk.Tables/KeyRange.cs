using System.Text;

namespace ChatServiceDesk.Tables;

/// <summary>The row keys from <see cref="From"/> up to but without <see cref="To"/>, in ordinal (UTF-16) order.</summary>
public readonly record struct KeyRange
{
    /// <summary>The first key that belongs to the range; <see langword="null"/> when it has no lower end.</summary>
    public string? From { get; private init; }

    /// <summary>The first key behind the range; <see langword="null"/> when it has no upper end.</summary>
    public string? To { get; private init; }

    /// <summary>At most this many rows, 1 or more; <see langword="null"/> for as many as there are.</summary>
    public int? Take { get; private init; }

    public static KeyRange All => default;

    public static KeyRange Prefix(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return prefix.Length is 0 ? All : new() { From = prefix, To = FirstBehind(prefix) };
    }

    /// <param name="from">Belongs to the range.</param>
    /// <param name="to">Does not belong to the range. At or before <paramref name="from"/> the range is empty.</param>
    public static KeyRange Between(string from, string to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return new() { From = from, To = to };
    }

    public static KeyRange StartingAt(string from)
    {
        ArgumentNullException.ThrowIfNull(from);
        return new() { From = from };
    }

    public KeyRange First(int take)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        return this with { Take = take };
    }

    public bool Contains(string key) =>
        (From is null || string.CompareOrdinal(key, From) >= 0) && (To is null || string.CompareOrdinal(key, To) < 0);

    // The last character that has a successor gets it, and what follows it falls away. A character is a whole Unicode
    // scalar: half of a surrogate pair would not survive the way to the store.
    private static string? FirstBehind(string prefix)
    {
        for (int end = prefix.Length; end > 0;)
        {
            if (Rune.DecodeLastFromUtf16(prefix.AsSpan(0, end), out Rune last, out int length) is not System.Buffers.OperationStatus.Done)
            {
                throw new ArgumentException("The prefix holds half of a surrogate pair.", nameof(prefix));
            }

            end -= length;
            if (Successor(last) is { } next)
            {
                return prefix[..end] + next;
            }
        }

        return null;
    }

    private static Rune? Successor(Rune rune) => rune.Value switch
    {
        0xFFFF => null,
        0xD7FF => new Rune(0x10000), // surrogate pairs sort between U+D7FF and U+E000
        0x10FFFF => new Rune(0xE000),
        var value => new Rune(value + 1),
    };
}
