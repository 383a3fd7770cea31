namespace ChatServiceDesk.Classifier.Redaction;

/// <summary>Letters and digits that may be written with a blank, dash or dot between any two.</summary>
internal static class Compact
{
    /// <returns>Exactly this many letters and digits, in ASCII upper case; <see langword="null"/> if fewer stand here or the last goes on.</returns>
    public static string? Read(ReadOnlySpan<char> text, int start, int count, out int end)
    {
        Span<char> signs = stackalloc char[count];
        int length = 0;
        int gap = 0;
        for (end = start; end < text.Length && length < count; end++)
        {
            char sign = text[end];
            if (Signs.Digit(sign) is >= 0 and var digit) signs[length++] = (char)('0' + digit);
            else if (char.IsAsciiLetter(sign)) signs[length++] = char.ToUpperInvariant(sign);
            else if (Signs.IsInvisible(sign)) continue;
            else if ((Signs.IsBlank(sign) || Signs.IsDash(sign) || sign == '.') && gap == 0)
            {
                gap = 1;
                continue;
            }
            else return null;
            gap = 0;
        }

        return length == count && !Signs.IsWordSign(Signs.At(text, end)) ? signs.ToString() : null;
    }

    /// <summary>Whether a word begins here.</summary>
    public static bool BeginsAt(ReadOnlySpan<char> text, int place) => !Signs.IsWordSign(Signs.Before(text, place));
}
