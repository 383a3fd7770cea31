namespace ChatServiceDesk.Classifier.Redaction;

/// <summary>What stands around a place in the same line.</summary>
internal static class Context
{
    private const int Reach = 40;
    private const int Words = 4;

    /// <summary>Whether one of these words stands shortly before. Words are folded.</summary>
    public static bool IsNear(ReadOnlySpan<char> text, int place, ReadOnlySpan<string> words)
    {
        foreach (string word in Before(text, place))
        {
            if (words.Contains(word)) return true;
        }

        return false;
    }

    /// <summary>Up to four words before a place, the nearest first, folded, not further than 40 characters and not past the line's beginning.</summary>
    public static List<string> Before(ReadOnlySpan<char> text, int place)
    {
        List<string> words = [];
        int from = Math.Max(0, place - Reach);
        int end = place;
        while (end > from && words.Count < Words && !Signs.IsLineEnd(text[end - 1]))
        {
            int start = end;
            while (start > from && (char.IsLetter(text[start - 1]) || text[start - 1] is >= '\u0300' and <= '\u036F')) start--;
            if (start < end) words.Add(Signs.Fold(text[start..end]));
            end = start < end ? start : end - 1;
        }

        return words;
    }
}
