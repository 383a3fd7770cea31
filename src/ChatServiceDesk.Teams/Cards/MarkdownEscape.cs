using System.Buffers;
using System.Text;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>Turns any text into markdown that shows this text.</summary>
/// <remarks>
/// <para>Why escape, when a RichTextBlock knows no markdown: facts, headings and cut-off paragraphs exist for TextBlock only.</para>
/// <para>Clients disagree about backslashes. The JavaScript renderer (Teams on desktops, web) follows CommonMark; the native one
/// (Teams on phones) takes a backslash away before <c>* _ [ ] )</c> only and shows it elsewhere. So links, pictures, tags,
/// entities, strike-through, fences, date templates, headings, quotes and lists are broken by a zero-width space, which works
/// whatever a client thinks of backslashes and is seen nowhere. Emphasis takes a backslash, which all clients know. Backticks and
/// backslashes before punctuation take one too: exact where people copy from, one backslash too many on a phone.</para>
/// <para>Each line becomes a paragraph of its own, which is the only line break that all clients keep, and so no table or underlined
/// heading can come about. Several empty lines become one break.</para>
/// <para>Not prevented: a client that turns a bare address into a link by itself. Such a link leads where it says.</para>
/// </remarks>
internal static class MarkdownEscape
{
    private const char Break = '\u200B';

    private static readonly SearchValues<char> _entityName =
        SearchValues.Create("#0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Keeps lines.</summary>
    public static string Text(string text)
    {
        StringBuilder markdown = new(text.Length + 16);
        foreach (ReadOnlySpan<char> line in CardText.Clean(text).AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> words = line.Trim();
            if (words.IsEmpty)
                continue;
            if (markdown.Length > 0)
                markdown.Append("\n\n");
            AppendLine(markdown, words);
        }
        return markdown.ToString();
    }

    /// <summary>For the middle of a line: line breaks become spaces, so that the emphasis around stays whole.</summary>
    public static string Inline(string text)
    {
        StringBuilder markdown = new(text.Length + 16);
        AppendLine(markdown, CardText.Clean(text).Replace('\n', ' ').AsSpan().Trim());
        return markdown.ToString();
    }

    private static void AppendLine(StringBuilder markdown, ReadOnlySpan<char> line)
    {
        if (OpensBlock(line))
            markdown.Append(Break);
        for (int i = 0; i < line.Length; i++)
        {
            ReadOnlySpan<char> rest = line[(i + 1)..];
            if (NeedsBackslash(line, i))
                markdown.Append('\\');
            markdown.Append(line[i]);
            if (NeedsBreak(line[i], rest))
                markdown.Append(Break);
        }
    }

    // Quotes, headings, rules and lists. "#42", "-5" and "1.5" are none.
    private static bool OpensBlock(ReadOnlySpan<char> line) => line switch
    {
        ['>', ..] => true,
        ['#' or '-' or '+' or '=', ..] => line.TrimStart(line[0]) is [] or [' ', ..],
        [>= '0' and <= '9', ..] => line.TrimStart("0123456789") is ['.' or ')'] or ['.' or ')', ' ', ..],
        _ => false,
    };

    private static bool NeedsBackslash(ReadOnlySpan<char> line, int at) => line[at] switch
    {
        '*' or '`' => true,
        '_' => !IsInsideWord(line, at),
        '\\' => at + 1 == line.Length || char.IsAscii(line[at + 1]) && !char.IsAsciiLetterOrDigit(line[at + 1]),
        _ => false,
    };

    private static bool NeedsBreak(char c, ReadOnlySpan<char> rest) => c switch
    {
        ']' => rest is ['(' or '[' or ':', ..], // link, reference, definition
        '<' => rest is ['/' or '!' or '?', ..] || (rest is [var first, ..] && char.IsAsciiLetter(first)), // tag, mention, <https://…>
        '&' => IsEntity(rest),
        '~' => rest is ['~', ..],
        '{' => rest is ['{', ..],
        _ => false,
    };

    // file_name: no client starts emphasis there, and nobody should ever see a backslash in it.
    private static bool IsInsideWord(ReadOnlySpan<char> line, int at) =>
        at > 0 && at + 1 < line.Length && char.IsAsciiLetterOrDigit(line[at - 1]) && char.IsAsciiLetterOrDigit(line[at + 1]);

    private static bool IsEntity(ReadOnlySpan<char> rest)
    {
        int end = rest.IndexOf(';');
        return end > 0 && !rest[..end].ContainsAnyExcept(_entityName);
    }
}
