using static ChatServiceDesk.Classifier.Redaction.SecretWords;

namespace ChatServiceDesk.Classifier.Redaction.Sentences;

/// <summary>The secret that stands behind its name.</summary>
internal static class ValueAfter
{
    private const int MostWords = 10;
    private const int MostAdverbs = 5;

    /// <param name="text">The text.</param>
    /// <param name="start">Where the name begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="meaning">What it means.</param>
    public static Finding? Read(ReadOnlySpan<char> text, int start, int end, Meaning meaning)
    {
        int place = SkipTail(text, end);
        if (place < 0) return null;
        if (Signs.At(text, place) == '>' && Signs.Before(text, start) is '<' or '_' or ':' or '.' ) return Judged.Tagged(text, place + 1, meaning);
        if (Signs.At(text, place) is '\'' or '’' && Signs.At(text, place + 1) is 's' or 'S' && Signs.IsBlank(Signs.At(text, place + 2))) return AfterIs(text, place + 2, meaning);
        int quoted = place;
        while (quoted - place < 3 && "\"'`*_)]”".Contains(Signs.At(text, quoted), StringComparison.Ordinal)) quoted++;
        int separator = Signs.SkipBlanks(text, quoted);
        return EndOfSeparator(text, separator) is > 0 and var behind ? Assigned(text, start, separator, behind, meaning) : Spoken(text, place, meaning);
    }

    /// <summary>What is glued to the name: <c>password2</c>, <c>PASSWORD_TEST</c>, "PIN-Code".</summary>
    /// <returns>Behind it; -1 if the whole is a word of another meaning, "Passwort-Manager".</returns>
    private static int SkipTail(ReadOnlySpan<char> text, int end)
    {
        int place = end;
        if (Signs.IsDash(Signs.At(text, end)) && char.IsLetter(Signs.At(text, end + 1)))
        {
            Word tail = Word.At(text, end + 1);
            string first = tail.Folded.Split(':', '=')[0];
            return first is "code" or "nummer" or "number" or "wort" or "phrase" or "nr" ? end + 1 + first.Length : -1;
        }

        while (place < text.Length && place - end < 40 && (char.IsAsciiDigit(text[place]) || text[place] == '_' || (place > end && char.IsLetter(text[place])))) place++;
        bool isAssigned = place == end || EndOfSeparator(text, Signs.SkipBlanks(text, place)) > 0;
        return isAssigned ? place : -1;
    }

    /// <returns>-1 if there is none.</returns>
    private static int EndOfSeparator(ReadOnlySpan<char> text, int place)
    {
        ReadOnlySpan<char> rest = text[Math.Min(place, text.Length)..];
        foreach (string separator in (ReadOnlySpan<string>)[":=", "==", "=>", "->", "-->", "→", "=", ":", "："])
        {
            if (rest.StartsWith(separator, StringComparison.Ordinal) && !rest.StartsWith("://", StringComparison.Ordinal)) return place + separator.Length;
        }

        return -1;
    }

    private static Finding? Assigned(ReadOnlySpan<char> text, int start, int separator, int behind, Meaning meaning)
    {
        bool isEquals = text[separator] == '=';
        bool isQuery = isEquals && IsInQuery(text, start);
        while (Signs.At(text, behind) is '*' or '_' && Signs.At(text, behind + 1) is '*' or '_' or ' ') behind++;
        int value = Signs.SkipBlanks(text, behind);
        isEquals &= value == behind;
        if (!isEquals && value < text.Length && Signs.IsLineEnd(text[value]))
        {
            value += text[value] == '\r' && Signs.At(text, value + 1) == '\n' ? 2 : 1;
        }

        return Judged.Value(text, value, meaning, isEquals ? Saying.Equals : Saying.Colon, isEquals ? (isQuery ? ";&#" : ";") : "");
    }

    /// <summary>Whether <c>?</c> or <c>&amp;</c> stands before the name: then <c>&amp;</c> ends the value.</summary>
    private static bool IsInQuery(ReadOnlySpan<char> text, int start)
    {
        int place = start;
        while (place > 0 && start - place < 40 && (Signs.IsWordSign(text[place - 1]) || text[place - 1] == '-')) place--;
        return Signs.Before(text, place) is '?' or '&';
    }

    private static Finding? Spoken(ReadOnlySpan<char> text, int place, Meaning meaning)
    {
        if (meaning is Meaning.PasswordIfAssigned) return null;
        int at = place;
        for (int n = 0; n < MostWords; n++)
        {
            Word word = Word.At(text, at);
            if (word.IsEmpty) return null;
            if (Copulas.Contains(word.Folded)) return AfterIs(text, word.End, meaning);
            if (n == 0 && !Openings.Contains(word.Folded)) return Judged.Value(text, Signs.IsDash(text[word.Start]) && word.End == word.Start + 1 ? word.End : word.Start, meaning, Saying.Nothing, "");
            if (n == 0 && TowardsValue.Contains(word.Folded) && ChangedSecret.IsSaidAround(text, place) && Judged.Value(text, word.End, meaning, Saying.Doubt, "") is { } changed) return changed;
            if (Breaks.Contains(word.Folded)) return null;
            if (n > 0 && Judged.Unmistakable(text, word, meaning) is { } value) return value;
            if (text[word.End - 1] is ':' or '=') return Judged.Value(text, word.End, meaning, Saying.Colon, "");
            if (".!?;,".Contains(text[word.End - 1], StringComparison.Ordinal)) return null;
            at = word.End;
        }

        return null;
    }

    private static Finding? AfterIs(ReadOnlySpan<char> text, int place, Meaning meaning)
    {
        Saying saying = Saying.Is;
        int at = place;
        for (int n = 0; n < MostAdverbs; n++)
        {
            Word word = Word.At(text, at);
            if (word.IsEmpty) return SkipLineEnd(text, at) is var next && next > at ? Judged.Value(text, next, meaning, Saying.Doubt, "") : null;
            bool isOpen = text[word.End - 1] == ':';
            if (!Adverbs.Contains(word.Folded) && !Copulas.Contains(word.Folded) && word.Folded is not ":") break;
            if (isOpen) return Judged.Value(text, SkipLineEnd(text, word.End), meaning, Saying.Colon, "");
            if (word.TrimmedEnd < word.End) return null;
            if (Doubts.Contains(word.Folded)) saying = Saying.Doubt;
            at = word.End;
        }

        return Judged.Value(text, at, meaning, saying, "");
    }

    private static int SkipLineEnd(ReadOnlySpan<char> text, int place)
    {
        int at = Signs.SkipBlanks(text, place);
        return at < text.Length && Signs.IsLineEnd(text[at]) ? at + 1 : place;
    }
}
