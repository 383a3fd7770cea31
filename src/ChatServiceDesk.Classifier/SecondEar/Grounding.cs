using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatServiceDesk.Classifier;

/// <summary>Whether an answer says no more than its passages do, as far as that can be checked: citations, links and numbers.</summary>
internal static partial class Grounding
{
    private const int TimeoutMilliseconds = 1000;

    /// <returns><see langword="null"/> when the answer must not be shown.</returns>
    /// <param name="answer">What the model wrote.</param>
    /// <param name="citations">The passages that it says it has used.</param>
    /// <param name="passages">Those that it was given, as it was given them.</param>
    public static GroundedAnswer? Check(string? answer, IReadOnlyList<int> citations, IReadOnlyList<GivenPassage> passages)
    {
        string text = Lists().Replace(Emphasis().Replace(PlainWords.Clean(answer, isOneLine: false), ""), list => list.Value.Replace(",", "][", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
        int[] cited = [.. Markers().Matches(text).Select(marker => int.Parse(marker.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).Distinct()];
        if (text.Length > GroundedAnswer.MaxText || cited.Length == 0 || LinkingMarkers().IsMatch(text) || cited.Concat(citations).Any(number => number < 1 || number > passages.Count))
        {
            return null;
        }

        string words = Markers().Replace(text, " ");
        string source = string.Join('\n', cited.Select(number => $"{passages[number - 1].Title}\n{passages[number - 1].Text}"));
        string rest = Addresses().Replace(words, address => StandsIn(address.Value, source) ? " " : address.Value);
        return !Addresses().IsMatch(rest) && PlainWords.Of(rest, GroundedAnswer.MaxText, isOneLine: false) is not null && NumbersOf(WithoutOrdinals(words)).All(NumbersOf(source).ToHashSet(StringComparer.Ordinal).Contains)
            ? new GroundedAnswer(text, cited)
            : null;
    }

    /// <summary>A full stop behind an address is none of it. What goes elsewhere than to https is refused by <see cref="PlainWords"/>.</summary>
    private static bool StandsIn(string address, string source) =>
        address.TrimEnd('.', ',', ';', ':', '!', '?') is { Length: > 0 } trimmed
        && (!trimmed.Contains("://", StringComparison.Ordinal) || trimmed.StartsWith("https://", StringComparison.Ordinal))
        && Addresses().Matches(source).Any(known => known.Value.TrimEnd('.', ',', ';', ':', '!', '?').Equals(trimmed, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> NumbersOf(string text) => Numbers().Matches(text).Select(number => number.Value);

    /// <summary>Steps may be counted: 1, 2, 3 at the starts of lines, and nothing else.</summary>
    private static string WithoutOrdinals(string text)
    {
        int step = 0;
        return Ordinals().Replace(text, ordinal => int.Parse(ordinal.Groups[1].ValueSpan, CultureInfo.InvariantCulture) == step + 1 && ++step > 0 ? "" : ordinal.Value);
    }

    /// <summary>The articles have it, so models repeat it.</summary>
    [GeneratedRegex(@"\*{1,3}|`+|^#{1,6} +", RegexOptions.Multiline | RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\[[0-9]{1,2}(?: ?, ?[0-9]{1,2})+\]", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Lists();

    [GeneratedRegex(@"\[([0-9]{1,2})\]", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Markers();

    /// <summary>A citation that markdown would take for a link.</summary>
    [GeneratedRegex(@"\[[0-9]{1,2}\]\s*[(:]", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex LinkingMarkers();

    /// <summary>Web addresses with and without a scheme, and mail addresses: what a client makes a link of.</summary>
    [GeneratedRegex(@"[a-z][a-z0-9+.-]*://[^\s<>()\[\]""']+|[^\s<>()\[\]@]+@[^\s<>()\[\]@]+|\b(?:[a-z0-9-]+\.)+[a-z]{2,}\b(?:/[^\s<>()\[\]""']*)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"\d+(?:[.,:/]\d+)*", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^ *([0-9]{1,2})[.)] ", RegexOptions.Multiline | RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Ordinals();
}
