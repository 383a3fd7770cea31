using ChatServiceDesk.Classifier;

namespace ChatServiceDesk.Talking;

/// <summary>
/// Whether a message adds to something said before: "it also happens on wifi". Where nothing is named but by a pronoun, it is no report of its
/// own, however sure the ear is. Only asked of people who have a ticket that it could be about.
/// </summary>
internal static class Addition
{
    /// <summary>From here on a message that only begins with "also" is a report of its own.</summary>
    private const double SureOfReport = 0.85;

    private static readonly HashSet<string> Pronouns = new(StringComparer.OrdinalIgnoreCase) { "it", "es", "das", "cela", "ça", "ca", "esto", "eso" };

    private static readonly HashSet<string> And = new(StringComparer.OrdinalIgnoreCase) { "and", "und", "et", "y" };

    private static readonly HashSet<string> Also = new(StringComparer.OrdinalIgnoreCase)
    {
        "also", "auch", "ebenfalls", "außerdem", "ausserdem", "zudem", "aussi", "également", "también", "tambien", "además", "ademas",
    };

    public static bool Is(string text, Understanding heard)
    {
        string[] words = [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('.', ',', ';', ':', '!', '?', '"'))];
        return heard.IsSecurityIncident || words.Length < 3 ? false
            : Pronouns.Contains(words[0]) ? IsVerb(words[1]) && (words.Skip(1).Any(Also.Contains) || words[^1].Equals("too", StringComparison.OrdinalIgnoreCase))
            : heard.IntentConfidence < SureOfReport && ((And.Contains(words[0]) && Also.Contains(words[1])) || (Also.Contains(words[0]) && heard.Language != "en" && !IsSo(words[0])));
    }

    /// <summary>Not "das Notebook": nouns are capitals there. Nor "es gibt auch", which brings up something new.</summary>
    private static bool IsVerb(string word) => word.Length > 0 && char.IsLower(word[0]) && !word.Equals("gibt", StringComparison.OrdinalIgnoreCase);

    /// <summary>In German "also" means "so".</summary>
    private static bool IsSo(string word) => word.Equals("also", StringComparison.OrdinalIgnoreCase);
}
