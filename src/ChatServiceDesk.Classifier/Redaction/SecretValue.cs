namespace ChatServiceDesk.Classifier.Redaction;

/// <summary>What stands where a secret would stand.</summary>
/// <param name="Start">Behind an opening quotation mark.</param>
/// <param name="End">Before the closing one, and before punctuation that ends a clause.</param>
/// <param name="IsQuoted">It has quotation marks around it.</param>
/// <param name="Stops">What ends it beside a blank.</param>
internal readonly record struct SecretValue(int Start, int End, bool IsQuoted, string Stops)
{
    /// <summary>So much of a long one is looked at before it is decided.</summary>
    private const int Looked = 400;

    private const int LongestQuote = 200;
    private const string Openers = "\"'`“„«‹‘‚*(";
    private const string Closers = "\"'`”“»›’‘*)";

    /// <param name="text">Where it is looked for.</param>
    /// <param name="place">Where it should begin; blanks are skipped.</param>
    /// <param name="stops">What ends it beside a blank; all of a quotation is read to its end.</param>
    public static SecretValue? Read(ReadOnlySpan<char> text, int place, string stops)
    {
        int start = Signs.SkipBlanks(text, place);
        if (Openers.Contains(Signs.At(text, start), StringComparison.Ordinal) && ClosingOf(text, start) is > 0 and var closing)
        {
            int first = start + 1;
            return closing > first && !text[first..closing].IsWhiteSpace() ? new SecretValue(first, closing, true, stops) : null;
        }

        if (Openers.Contains(Signs.At(text, start), StringComparison.Ordinal) && text[start] is not ('*' or '(')) start++;
        int end = start;
        while (end - start < Looked && !IsEnd(text, end, stops)) end++;
        while (end > start && end - start < Looked && (".,;:".Contains(text[end - 1], StringComparison.Ordinal) || "\"'`”»’".Contains(text[end - 1], StringComparison.Ordinal) || IsLooseBracket(text, start, end))) end--;
        return end > start ? new SecretValue(start, end, false, stops) : null;
    }

    public ReadOnlySpan<char> In(ReadOnlySpan<char> text) => text[Start..End];

    /// <summary>All of it, however long it is.</summary>
    public Finding Found(ReadOnlySpan<char> text, SensitiveKind kind)
    {
        int end = End;
        if (!IsQuoted && End - Start >= Looked)
        {
            while (!IsEnd(text, end, Stops)) end++;
        }

        return new Finding(kind, Start, end - Start);
    }

    /// <summary>Nothing else is said after it in the same clause.</summary>
    public bool EndsClause(ReadOnlySpan<char> text)
    {
        int next = End;
        while (Closers.Contains(Signs.At(text, next), StringComparison.Ordinal)) next++;
        if (next >= text.Length || Signs.IsLineEnd(text[next]) || ".,;!?|/".Contains(text[next], StringComparison.Ordinal)) return true;
        Word word = Word.At(text, next);
        return word.IsEmpty || SecretWords.Conjunctions.Contains(word.Folded);
    }

    private static bool IsEnd(ReadOnlySpan<char> text, int place, string stops) =>
        place >= text.Length || Signs.IsBlank(text[place]) || Signs.IsLineEnd(text[place]) || stops.Contains(text[place], StringComparison.Ordinal);

    /// <returns>Where the quotation that is opened here ends; -1 if it does not end in this line.</returns>
    private static int ClosingOf(ReadOnlySpan<char> text, int open)
    {
        ReadOnlySpan<char> closers = text[open] switch { '“' => "”\"", '„' => "“”\"", '«' => "»", '‹' => "›", '‘' => "’'", '‚' => "‘’", '(' => ")", _ => text.Slice(open, 1) };
        ReadOnlySpan<char> inside = text.Slice(open + 1, Math.Min(LongestQuote, text.Length - open - 1));
        int line = inside.IndexOfAny('\r', '\n');
        int closing = (line < 0 ? inside : inside[..line]).IndexOfAny(closers);
        return closing < 0 ? -1 : open + 1 + closing;
    }

    private static bool IsLooseBracket(ReadOnlySpan<char> text, int start, int end)
    {
        char opening = text[end - 1] switch { ')' => '(', ']' => '[', '}' => '{', '>' => '<', _ => '\0' };
        return opening != '\0' && !text[start..Math.Min(end, start + LongestQuote)].Contains(opening);
    }
}
