using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatServiceDesk.Classifier;

/// <summary>What a model wrote, as words that can be shown: without control characters, and not at all if it holds a link or markup.</summary>
internal static partial class PlainWords
{
    /// <returns><see langword="null"/> when nothing is left, when it is too long, or when it holds what words do not need.</returns>
    public static string? Of(string? text, int maxLength, bool isOneLine)
    {
        string words = Clean(text, isOneLine);
        return words.Length == 0 || words.Length > maxLength || Markup().IsMatch(words) ? null : words;
    }

    /// <summary>Without what nobody sees; whatever else it holds.</summary>
    public static string Clean(string? text, bool isOneLine)
    {
        StringBuilder kept = new();
        foreach (Rune rune in (text ?? "").EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator:
                    kept.Append(rune.Value is '\n' && !isOneLine ? '\n' : ' ');
                    break;
                case UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned:
                    break;
                default:
                    kept.Append(rune.ToString());
                    break;
            }
        }

        return Gaps().Replace(kept.ToString(), " ").Trim();
    }

    [GeneratedRegex(" {2,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Gaps();

    /// <summary>Links and images of Markdown, tags, and bare addresses, which clients turn into links by themselves.</summary>
    [GeneratedRegex(@"\]\s*[(\[:]|!\[|<[a-z/!?]|&#|://|\bwww\.|\b(mailto|javascript|data|tel):", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Markup();
}
