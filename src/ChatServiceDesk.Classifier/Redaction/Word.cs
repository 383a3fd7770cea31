namespace ChatServiceDesk.Classifier.Redaction;

/// <summary>What stands between two blanks, 64 characters of it at most.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, punctuation included.</param>
/// <param name="TrimmedEnd">Where it ends without punctuation.</param>
/// <param name="Folded">In lower case, without accents and without punctuation at either end; empty when the line ends here.</param>
internal readonly record struct Word(int Start, int End, int TrimmedEnd, string Folded)
{
    private const int Longest = 64;
    private const string Punctuation = ".,;:!?\"'`“”„«»‘’()[]*";

    /// <summary>The next word of the same line.</summary>
    public static Word At(ReadOnlySpan<char> text, int place)
    {
        int start = Signs.SkipBlanks(text, place);
        int end = start;
        while (end < text.Length && end - start < Longest && !Signs.IsBlank(text[end]) && !Signs.IsLineEnd(text[end])) end++;
        return Of(text, start, end);
    }

    /// <summary>The word of the same line that ends before a place.</summary>
    public static Word Before(ReadOnlySpan<char> text, int place)
    {
        int end = place;
        while (end > 0 && Signs.IsBlank(text[end - 1])) end--;
        int start = end;
        while (start > 0 && end - start < Longest && !Signs.IsBlank(text[start - 1]) && !Signs.IsLineEnd(text[start - 1])) start--;
        return Of(text, start, end);
    }

    public bool IsEmpty => End == Start;

    private static Word Of(ReadOnlySpan<char> text, int start, int end)
    {
        int trimmed = end;
        while (trimmed > start && Punctuation.Contains(text[trimmed - 1], StringComparison.Ordinal)) trimmed--;
        int first = start;
        while (first < trimmed && Punctuation.Contains(text[first], StringComparison.Ordinal)) first++;
        return new Word(start, end, trimmed, trimmed > first ? Signs.Fold(text[first..trimmed]) : end > start ? text[start..end].ToString() : "");
    }
}
