using System.Net;
using System.Text;

namespace ChatServiceDesk.Teams.Activities;

/// <summary>The words of a message that comes as HTML. What is no word is left out; nothing of it is ever shown as markup again.</summary>
internal static class PlainText
{
    private static readonly string[] Breaking = ["br", "p", "div", "li", "tr", "blockquote", "h1", "h2", "h3"];
    private static readonly string[] Silent = ["script", "style", "head", "title"];

    public static string OfHtml(string html)
    {
        StringBuilder text = new(html.Length);
        for (int at = 0; at < html.Length;)
        {
            int open = html.IndexOf('<', at);
            if (open < 0 || open + 1 >= html.Length || !(char.IsAsciiLetter(html[open + 1]) || html[open + 1] is '/' or '!'))
            {
                int end = open < 0 ? html.Length : open + 1; // A lone sign is a word like any other.
                text.Append(html, at, end - at);
                at = end;
                continue;
            }

            text.Append(html, at, open - at);
            int close = html.IndexOf('>', open);
            string tag = close < 0 ? "" : NameOf(html[(open + 1)..close]);
            if (Breaking.Contains(tag))
            {
                text.Append('\n');
            }

            at = close < 0 ? html.Length : Silent.Contains(tag) && html[open + 1] != '/' ? EndOf(html, tag, close) : close + 1;
        }

        return Tidied(WebUtility.HtmlDecode(text.ToString()).Replace('\u00a0', ' '));
    }

    private static string NameOf(string tag) => new string([.. tag.TrimStart('/').TakeWhile(char.IsAsciiLetterOrDigit)]).ToLowerInvariant();

    private static int EndOf(string html, string tag, int from) =>
        html.IndexOf($"</{tag}", from, StringComparison.OrdinalIgnoreCase) is >= 0 and int end ? end : html.Length;

    private static string Tidied(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
}
