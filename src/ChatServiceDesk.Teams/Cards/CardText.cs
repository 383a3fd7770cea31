using System.Buffers;
using System.Globalization;
using System.Text;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>Makes texts that other people wrote fit to be shown in a card.</summary>
public static class CardText
{
    // Emphasis, code, links, pictures, html, entities, strike-through, tables and {{DATE()}}, wherever they stand.
    private static readonly SearchValues<char> _special = SearchValues.Create("\\`*_[]<>&~|{}");

    /// <summary>Cuts between what readers see as characters and ends with "…" when something is missing.</summary>
    /// <remarks>The result has at most <paramref name="maxChars"/> UTF-16 units; a single character longer than that leaves "…" alone.</remarks>
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

    /// <summary>Markdown that shows exactly the text.</summary>
    internal static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder markdown = new(text.Length + 16);
        foreach (ReadOnlySpan<char> line in Clean(text).AsSpan().EnumerateLines())
            AppendLine(markdown, line.TrimEnd());
        return markdown.ToString();
    }

    /// <summary>For places that know no markdown and show one line: titles, labels, choices.</summary>
    internal static string OneLine(string text) => BreakTemplates(Clean(text).ReplaceLineEndings(" "));

    /// <summary>For text runs, which know no markdown but keep lines.</summary>
    internal static string ForRun(string text) => BreakTemplates(Clean(text).ReplaceLineEndings("\n"));

    internal static string ForMention(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        StringBuilder kept = new(name.Length);
        foreach (char c in OneLine(name))
            kept.Append(_special.Contains(c) ? ' ' : c);
        return kept.ToString().Trim();
    }

    internal static string ForLink(Uri address) => address.AbsoluteUri
        .Replace("(", "%28", StringComparison.Ordinal)
        .Replace(")", "%29", StringComparison.Ordinal);

    private static void AppendLine(StringBuilder markdown, ReadOnlySpan<char> line)
    {
        if (line.IsEmpty)
            return;
        if (markdown.Length > 0)
            markdown.Append("\n\n");
        foreach (char c in line)
        {
            if (_special.Contains(c))
                markdown.Append('\\');
            markdown.Append(c);
        }
    }

    private static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text;
    }

    private static string BreakTemplates(string text) => text.Replace("{{", "{\u2060{", StringComparison.Ordinal);
}
