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
        if (SecretValue.Read(text, place, stops) is not { } value || SecretLooks.IsPlaceholder(value.In(text)) || IsDescribed(text, value)) return null;
        return meaning is Meaning.Token or Meaning.ShortToken
            ? TokenOf(text, value, meaning, saying)
            : IsPassword(text, value, saying) ? value.Found(text, SensitiveKind.Password) : null;
    }

    /// <summary><c>&lt;your password&gt;</c> with blanks.</summary>
    private static bool IsDescribed(ReadOnlySpan<char> text, SecretValue value)
    {
        if (text[value.Start] != '<') return false;
        ReadOnlySpan<char> rest = text.Slice(value.Start, Math.Min(40, text.Length - value.Start));
        return rest.IndexOfAny('>', '\n') is > 1 and var end && rest[end] == '>' && rest[..end].Contains(' ');
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
        if (saying is Saying.Equals) return !IsLiteral(word);
        if (SecretLooks.IsStrong(word)) return saying is not Saying.Doubt || SecretLooks.IsStrongAlone(word);
        bool isWord = !word.ContainsAny("@:/\\") || saying is Saying.Colon;
        return saying is Saying.Colon or Saying.Is && isWord && !SecretLooks.IsKnown(word) && MayBeSecret(Bare(word)) && value.EndsClause(text);
    }

    /// <summary>A quotation may be what a message said: "is 'incorrect or expired'". In a phrase that somebody made up such words are few.</summary>
    private static bool HasWordsAboutIt(ReadOnlySpan<char> quotation)
    {
        (int words, int about) = (0, 0);
        foreach (Range part in quotation.Split(' '))
        {
            if (quotation[part].IsEmpty) continue;
            words++;
            if (IsNoSecret(Bare(quotation[part]))) about++;
        }

        return 2 * about >= words;
    }

    private static bool IsLiteral(ReadOnlySpan<char> word) => word.Length < 10 && word.ToString().ToLowerInvariant() is "null" or "none" or "nil" or "true" or "false" or "undefined";

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
