using static ChatServiceDesk.Classifier.Redaction.SecretWords;

namespace ChatServiceDesk.Classifier.Redaction.Sentences;

/// <summary>The secret that stands before its name: "Hunter2 is my password".</summary>
internal static class ValueBefore
{
    private const int MostDeterminers = 4;

    /// <param name="text">The text.</param>
    /// <param name="start">Where the name begins.</param>
    public static Finding? Read(ReadOnlySpan<char> text, int start)
    {
        int place = start;
        for (int n = 0; n <= MostDeterminers; n++)
        {
            Word word = Word.Before(text, place);
            if (word.IsEmpty || word.TrimmedEnd < word.End) return null;
            if (CopulasBackwards.Contains(word.Folded)) return Value(text, Word.Before(text, word.Start));
            if (!Determiners.Contains(word.Folded)) return null;
            place = word.Start;
        }

        return null;
    }

    private static Finding? Value(ReadOnlySpan<char> text, Word word) =>
        !word.IsEmpty && SecretValue.Read(text, word.Start, "") is { } value && SecretLooks.IsStrongAlone(value.In(text)) ? value.Found(text, SensitiveKind.Password) : null;
}
