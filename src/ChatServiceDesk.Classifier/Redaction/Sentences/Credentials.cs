namespace ChatServiceDesk.Classifier.Redaction.Sentences;

/// <summary>"Zugangsdaten: anna / Sommer2026!": a name and behind it the secret.</summary>
internal static class Credentials
{
    private const int MostWords = 5;

    /// <param name="text">The text.</param>
    /// <param name="place">Behind the word that announces them.</param>
    public static Finding? Read(ReadOnlySpan<char> text, int place)
    {
        int at = Signs.SkipBlanks(text, place);
        if (Signs.At(text, at) is not (':' or '=')) return null;
        at++;
        bool isBehindName = false;
        for (int n = 0; n < MostWords; n++)
        {
            Word word = Word.At(text, at);
            if (word.IsEmpty) return null;
            int split = text[word.Start..word.End].IndexOfAny("/|:,");
            bool isSplit = split > 0 && word.Start + split < word.End - 1;
            int start = isSplit ? word.Start + split + 1 : word.Start;
            if ((isBehindName || isSplit) && SecretValue.Read(text, start, "") is { } value && SecretLooks.IsStrongAlone(value.In(text))) return value.Found(text, SensitiveKind.Password);
            isBehindName |= split >= 0;
            at = word.End;
        }

        return null;
    }
}
