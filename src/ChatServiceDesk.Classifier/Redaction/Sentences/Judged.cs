using static ChatServiceDesk.Classifier.Redaction.SecretWords;

namespace ChatServiceDesk.Classifier.Redaction.Sentences;

/// <summary>Whether what stands in the place of a secret is one.</summary>
internal static class Judged
{
    private const int LeastToken = 16;
    private const int LeastShortToken = 8;

    public static Finding? Value(ReadOnlySpan<char> text, int place, Meaning meaning, Saying saying, string stops)
    {
        if (meaning is Meaning.Code) return CodeAt(text, place);
        if (SecretValue.Read(text, place, stops) is not { } value || SecretLooks.IsPlaceholder(value.In(text))) return null;
        return meaning is Meaning.Token or Meaning.ShortToken
            ? TokenOf(text, value, meaning, saying)
            : IsPassword(text, value, saying) ? value.Found(text, SensitiveKind.Password) : null;
    }

    /// <summary>What stands in an XML element.</summary>
    public static Finding? Tagged(ReadOnlySpan<char> text, int place, Meaning meaning) => Value(text, place, meaning, Saying.Equals, "<");

    /// <summary>A word further on in the sentence that can't be anything else.</summary>
    public static Finding? Unmistakable(ReadOnlySpan<char> text, Word word, Meaning meaning) =>
        meaning is Meaning.Password && SecretValue.Read(text, word.Start, "") is { } value && SecretLooks.IsUnmistakable(value.In(text)) ? value.Found(text, SensitiveKind.Password) : null;

    private static Finding? TokenOf(ReadOnlySpan<char> text, SecretValue value, Meaning meaning, Saying saying)
    {
        int least = meaning is Meaning.ShortToken || saying is Saying.Equals ? LeastShortToken : LeastToken;
        return SecretLooks.IsToken(value.In(text), least) || (meaning is Meaning.ShortToken && saying is Saying.Equals or Saying.Colon or Saying.Is && SecretLooks.IsUnmistakable(value.In(text)))
            ? value.Found(text, SensitiveKind.Token)
            : null;
    }

    private static bool IsPassword(ReadOnlySpan<char> text, SecretValue value, Saying saying)
    {
        ReadOnlySpan<char> word = value.In(text);
        if (saying is Saying.Nothing) return SecretLooks.IsStrongAlone(word);
        if (value.IsQuoted && saying is not Saying.Doubt) return !HasWordsAboutIt(word);
        if (saying is Saying.Equals) return !(word.Length < 20 && IsNoSecret(word));
        if (SecretLooks.IsStrong(word)) return saying is not Saying.Doubt || SecretLooks.IsStrongAlone(word);
        bool isWord = !word.ContainsAny("@:/\\") || saying is Saying.Colon;
        return saying is Saying.Colon or Saying.Is && isWord && !SecretLooks.IsKnown(word) && MayBeSecret(Bare(word)) && value.EndsClause(text);
    }

    /// <summary>A quotation of several words may be what a message said: "is 'incorrect or expired'".</summary>
    private static bool HasWordsAboutIt(ReadOnlySpan<char> quotation)
    {
        foreach (Range part in quotation.Split(' '))
        {
            if (!quotation[part].IsEmpty && IsNoSecret(Bare(quotation[part]))) return true;
        }

        return false;
    }

    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> word) => word.TrimEnd("!?.,;:)") is { IsEmpty: false } bare ? bare : word;

    /// <summary>Three to eight digits, perhaps in groups, or a short word of capitals and digits.</summary>
    private static Finding? CodeAt(ReadOnlySpan<char> text, int place)
    {
        int start = Signs.SkipBlanks(text, place);
        while ("\"'`“„«(*".Contains(Signs.At(text, start), StringComparison.Ordinal)) start++;
        int end = start;
        (int digits, int capitals) = (0, 0);
        for (int i = start; i < text.Length && digits + capitals <= 12; i++)
        {
            bool isDigit = Signs.IsDigit(text[i]);
            if (isDigit) digits++;
            else if (char.IsAsciiLetterUpper(text[i])) capitals++;
            else if (Signs.IsInvisible(text[i]) || ((Signs.IsBlank(text[i]) || Signs.IsDash(text[i])) && i > start && Signs.IsDigit(text[i - 1]) && Signs.IsDigit(Signs.At(text, i + 1)))) continue;
            else if (Signs.IsDash(text[i]) && capitals > 0 && Signs.IsDigit(Signs.At(text, i + 1))) continue;
            else break;
            end = i + 1;
        }

        bool isCode = capitals == 0 ? digits is >= 3 and <= 10 : digits >= 3 && digits + capitals is >= 5 and <= 12;
        bool isAlone = !Signs.IsWordSign(Signs.At(text, end)) && !(Signs.At(text, end) is ':' or '.' or ',' && Signs.IsDigit(Signs.At(text, end + 1)));
        return isCode && isAlone && !(capitals > 0 && SecretLooks.IsKnown(text[start..end])) ? new Finding(SensitiveKind.Code, start, end - start) : null;
    }
}
