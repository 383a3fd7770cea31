using System.Globalization;
using System.Text;

namespace ChatServiceDesk.Classifier.Text;

/// <summary>Makes spellings of one word equal: compatibility forms, case, accents; German umlauts as they are typed without the key.</summary>
internal static class Folding
{
    /// <summary>Characters that are read of one message; what follows in a longer one decides nothing.</summary>
    public const int MaxCharacters = 4000;

    private const int FirstInTable = 0xC0;
    private const int PastTable = 0x180;

    private static readonly string[] Table = [.. Enumerable.Range(FirstInTable, PastTable - FirstInTable).Select(c => FoldSlowly((char)c))];

    /// <summary>The start of the text in normalization form KC. A lone surrogate becomes U+FFFD instead of an exception.</summary>
    public static string Compose(string text)
    {
        string start = text.Length > MaxCharacters ? text[..MaxCharacters] : text;
        if (Ascii.IsValid(start)) return start;
        StringBuilder whole = new(start.Length);
        foreach (Rune rune in start.EnumerateRunes()) whole.Append(rune.ToString());
        return whole.ToString().Normalize(NormalizationForm.FormKC);
    }

    /// <returns>How many characters were written: 0 to 2.</returns>
    public static int Fold(char c, Span<char> into)
    {
        if (c is < (char)FirstInTable or >= (char)PastTable)
        {
            into[0] = char.ToLowerInvariant(c);
            return 1;
        }

        string folded = Table[c - FirstInTable];
        folded.CopyTo(into);
        return folded.Length;
    }

    private static string FoldSlowly(char c)
    {
        char lower = char.ToLowerInvariant(c);
        return lower switch
        {
            'ä' => "ae",
            'ö' or 'œ' => "oe",
            'ü' => "ue",
            'ß' => "ss",
            'æ' => "ae",
            'ø' => "o",
            'ł' => "l",
            'đ' => "d",
            _ => lower.ToString().Normalize(NormalizationForm.FormD)[..1],
        };
    }

    /// <summary>An accent that stands alone after composing: part of the word, but nothing to read.</summary>
    public static bool IsSilent(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;
}
