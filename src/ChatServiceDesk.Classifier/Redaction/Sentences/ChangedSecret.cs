using static ChatServiceDesk.Classifier.Redaction.SecretWords;

namespace ChatServiceDesk.Classifier.Redaction.Sentences;

/// <summary>"I changed it to ...", where a password was spoken of before.</summary>
internal static class ChangedSecret
{
    private const int Around = 60;
    private const int MostWords = 3;

    private static readonly string[] Verbs =
        ["changed", "change", "set", "reset", "updated", "geändert", "gesetzt", "setzen", "ändern", "zurückgesetzt", "umgestellt", "gewechselt", "changé", "modifié", "mis", "remplacé", "cambié", "cambie", "cambiado", "cambiada", "puse", "puesto"];

    /// <param name="text">The text.</param>
    /// <param name="place">Behind the verb.</param>
    public static Finding? Read(ReadOnlySpan<char> text, int place)
    {
        int at = place;
        for (int n = 0; n < MostWords; n++)
        {
            Word word = Word.At(text, at);
            if (word.IsEmpty || word.TrimmedEnd < word.End) return null;
            at = word.End;
            if (TowardsValue.Contains(word.Folded)) return Judged.Value(text, at, Meaning.Password, Saying.Doubt, "");
        }

        return null;
    }

    /// <summary>Whether a change is spoken of shortly before or after a place.</summary>
    public static bool IsSaidAround(ReadOnlySpan<char> text, int place)
    {
        int from = Math.Max(0, place - Around);
        ReadOnlySpan<char> around = text[from..Math.Min(text.Length, place + Around)];
        foreach (string verb in Verbs)
        {
            if (around.Contains(verb, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
