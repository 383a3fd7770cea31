using System.Globalization;
using System.Text;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>Makes texts that other people wrote fit to be shown in a card.</summary>
public static class CardText
{
    /// <summary>Cuts between what readers see as characters and ends with "…" when something is missing.</summary>
    /// <remarks>The result has at most <paramref name="maxChars"/> UTF-16 units; a first character longer than that leaves "…" alone.</remarks>
    public static string Truncate(string text, int maxChars)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxChars, 1);
        if (text.Length <= maxChars)
            return text;
        int end = 0;
        while (StringInfo.GetNextTextElementLength(text, end) is var length && end + length < maxChars)
            end += length;
        return string.Concat(text.AsSpan(0, end).TrimEnd(), "…");
    }

    /// <summary>For places that know no markdown and show one line: titles, labels, choices.</summary>
    internal static string OneLine(string text) => BreakTemplates(Clean(text).Replace('\n', ' '));

    /// <summary>For places that know no markdown but keep lines: text runs, answers filled in beforehand.</summary>
    internal static string Lines(string text) => BreakTemplates(Clean(text));

    /// <summary>Lines end with \n, tabs are spaces, and what steers a terminal or the direction of other people's words is gone.</summary>
    /// <remarks>Kept: joiners, so that emoji and Indic and Persian words stay whole, and the marks U+200E and U+200F, which change
    /// the place of punctuation only.</remarks>
    internal static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder clean = new(text.Length);
        foreach (Rune rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\t')
                clean.Append(' ');
            else if (rune.Value == '\n' || !IsHarmful(rune))
                clean.Append(rune);
        }
        return clean.ToString();
    }

    private static bool IsHarmful(Rune rune) => Rune.IsControl(rune) || rune.Value is
        (>= 0x202A and <= 0x202E) // bidi embeddings and overrides
        or (>= 0x2066 and <= 0x206F) // bidi isolates, deprecated format characters
        or (>= 0xFFF9 and <= 0xFFFB) // interlinear annotation
        or 0xFEFF; // byte order mark

    // Clients put dates in place of {{DATE(…)}} and {{TIME(…)}} in plain texts too. Twice, because {{{ holds two pairs.
    private static string BreakTemplates(string text) => text
        .Replace("{{", "{\u200B{", StringComparison.Ordinal)
        .Replace("{{", "{\u200B{", StringComparison.Ordinal);
}
