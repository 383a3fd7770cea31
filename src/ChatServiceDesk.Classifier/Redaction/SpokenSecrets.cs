using ChatServiceDesk.Classifier.Redaction.Sentences;
using static ChatServiceDesk.Classifier.Redaction.SecretWords;

namespace ChatServiceDesk.Classifier.Redaction;

/// <summary>Secrets that are called by their name: "my password is ...", "pw: ...", "das Passwort lautet ...", "token=...", "... ist mein Kennwort".</summary>
internal static class SpokenSecrets
{
    /// <summary>How far "I changed it to ..." may stand from the word "password".</summary>
    private const int Memory = 300;

    public static void Find(ReadOnlySpan<char> text, List<Finding> found)
    {
        int lastPassword = -Memory;
        for (int i = 0; i < text.Length;)
        {
            if (!char.IsLetter(text[i]))
            {
                i++;
                continue;
            }

            int end = EndOfWord(text, i);
            Meaning meaning = MeaningOf(text, i, end, out int behind);
            if (meaning is Meaning.Password) lastPassword = end;
            if (meaning is Meaning.Password && ValueBefore.Read(text, i) is { } before) found.Add(before);
            Finding? after = meaning switch
            {
                Meaning.None => null,
                Meaning.Change => i - lastPassword < Memory ? ChangedSecret.Read(text, end) : null,
                Meaning.Credentials => Credentials.Read(text, end),
                _ => ValueAfter.Read(text, i, behind, meaning),
            };
            if (after is { } value) found.Add(value);
            i = Math.Max(behind, after?.End ?? 0);
        }
    }

    private static int EndOfWord(ReadOnlySpan<char> text, int start)
    {
        int end = start;
        while (end < text.Length && (char.IsLetter(text[end]) || text[end] is >= '\u0300' and <= '\u036F')) end++;
        return end;
    }
}
