using System.Text.RegularExpressions;
using ChatServiceDesk.Teams.Cards;

namespace ChatServiceDesk.Articles;

/// <summary>From the Markdown of an article to the little that a card shows: bold, italic, lists and links. Pure.</summary>
internal static partial class CardMarkdown
{
    private const int Longest = 1500;
    private const int TimeoutMilliseconds = 1000;

    public static MarkdownText Of(string markdown)
    {
        string text = Fences().Replace(markdown, "");
        text = Tags().Replace(text, "");
        text = Pictures().Replace(text, "$1");
        text = Links().Replace(text, LinkOf);
        text = text.Replace("`", "", StringComparison.Ordinal).Replace("{{", "{ {", StringComparison.Ordinal); // Two of them begin a date in a card.
        return MarkdownText.Trusted(Cut(string.Join('\n', text.Split('\n').Select(LineOf)).Trim()));
    }

    /// <summary>In one line without any formatting, for places that know none.</summary>
    public static string PlainOf(string markdown) =>
        string.Join(' ', Links().Replace(Pictures().Replace(Tags().Replace(Fences().Replace(markdown, ""), ""), "$1"), "$1")
            .Replace("**", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A quotation or a row of a table becomes a plain line.</summary>
    private static string LineOf(string line) =>
        TableRule().IsMatch(line) ? ""
        : line.StartsWith('|') ? string.Join(" · ", line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries))
        : line.StartsWith('>') ? line.TrimStart('>', ' ')
        : line.TrimEnd();

    /// <summary>What leads elsewhere than to https is no link, but its words stay.</summary>
    private static string LinkOf(System.Text.RegularExpressions.Match link)
    {
        try
        {
            return Uri.TryCreate(link.Groups[2].Value, UriKind.Absolute, out Uri? address) && link.Groups[1].Value.Trim().Length > 0
                ? MarkdownText.Link(link.Groups[1].Value, address).ToString()
                : link.Groups[1].Value;
        }
        catch (ArgumentException)
        {
            return link.Groups[1].Value;
        }
    }

    /// <summary>At the end of a line, so that no formatting stays open.</summary>
    private static string Cut(string text) =>
        text.Length <= Longest ? text
        : text[..Longest].LastIndexOf('\n') is > 0 and var end ? $"{text[..end].TrimEnd()}\n\n…"
        : CardText.Truncate(text, Longest);

    [GeneratedRegex(@"^```.*$", RegexOptions.Multiline, TimeoutMilliseconds)]
    private static partial Regex Fences();

    [GeneratedRegex(@"</?[A-Za-z!][^>\n]*>", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex Tags();

    [GeneratedRegex(@"!\[([^\]\n]*)\]\([^)\n]*\)", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex Pictures();

    [GeneratedRegex(@"\[([^\]\n]*)\]\(([^)\s]*)[^)\n]*\)", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex Links();

    [GeneratedRegex(@"^\|?[\s:|-]*-{3}[\s:|-]*$", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex TableRule();
}
