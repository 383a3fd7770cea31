using System.Globalization;
using System.Text;

namespace ChatServiceDesk.Articles;

/// <summary>From words to what is compared: without accents, endings, and words that say nothing. Only letters a to z and digits come out of it.</summary>
internal static class Vocabulary
{
    private const int LongestWord = 40;
    private const int MostWords = 400;

    private static readonly Dictionary<string, HashSet<string>> Silent = ReadStopWords();

    /// <summary>Longest first; the beginning that must stay is never shorter than <see cref="Least"/>.</summary>
    private static readonly Dictionary<string, string[]> Endings = new(StringComparer.Ordinal)
    {
        ["en"] = ["ations", "ation", "ions", "ings", "ing", "ion", "ies", "ed", "es", "s", "e", "y"],
        ["de"] = ["ungen", "ung", "est", "ern", "en", "er", "es", "em", "et", "e", "n", "s", "t"],
        ["fr"] = ["ations", "ation", "ements", "ement", "ees", "ee", "er", "ez", "es", "ent", "s", "e", "x"],
        ["es"] = ["aciones", "acion", "iones", "ion", "ando", "iendo", "ado", "ada", "ido", "ida", "ar", "er", "ir", "as", "os", "es", "a", "o", "e", "s"],
    };

    private const int Least = 4;

    /// <summary>Every telling word once, in the order in which they stand there.</summary>
    public static IReadOnlyList<string> TellingWordsOf(string text, string language) => [.. AllOf(text, language).Distinct(StringComparer.Ordinal)];

    /// <summary>The telling words with a space between, for an index.</summary>
    public static string IndexedTextOf(string text, string language) => string.Join(' ', AllOf(text, language));

    private static IEnumerable<string> AllOf(string text, string language) =>
        WordsOf(text).Where(word => word.Length > 1 && !IsSilent(word, language)).Take(MostWords).Select(word => StemOf(word, language));

    private static bool IsSilent(string word, string language) => Silent.TryGetValue(language, out HashSet<string>? words) && words.Contains(word);

    private static IEnumerable<string> WordsOf(string text)
    {
        StringBuilder word = new();
        foreach (char c in Folded(text) + " ")
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                word.Append(c);
            }
            else if (c != '-' || word.Length is 0 or > 2) // wi-fi and e-mail are one word.
            {
                if (word.Length is > 0 and <= LongestWord) yield return word.ToString();
                word.Clear();
            }
        }
    }

    private static string Folded(string text)
    {
        StringBuilder folded = new(text.Length);
        foreach (char c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
            {
                folded.Append(c switch { 'ß' => "ss", 'œ' => "oe", 'æ' => "ae", 'ø' => "o", '‑' => "-", _ => char.ToLowerInvariant(c).ToString() });
            }
        }

        return folded.ToString();
    }

    private static string StemOf(string word, string language)
    {
        string ending = Array.Find(Endings[language], end => word.Length >= end.Length + Least && word.EndsWith(end, StringComparison.Ordinal)) ?? "";
        string stem = word[..^ending.Length];
        return stem.Length > Least && stem[^1] == stem[^2] ? stem[..^1] : stem; // resetting, reset
    }

    private static Dictionary<string, HashSet<string>> ReadStopWords()
    {
        using Stream stream = typeof(Vocabulary).Assembly.GetManifestResourceStream("ChatServiceDesk.Articles.stop-words.txt")!; // Built in.
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().Split('\n')
            .Select(line => line.Split(':', 2))
            .Where(parts => parts.Length == 2)
            .GroupBy(parts => parts[0].Trim(), parts => WordsOf(parts[1]))
            .ToDictionary(group => group.Key, group => group.SelectMany(words => words).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
