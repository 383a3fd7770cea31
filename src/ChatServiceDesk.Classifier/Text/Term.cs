namespace ChatServiceDesk.Classifier.Text;

/// <summary>A term of the lexicon: one to six words, or a single one that is open at its start or end.</summary>
internal sealed record Term(FoldedText Text, bool IsOpenAtStart, bool IsOpenAtEnd)
{
    /// <summary>In words.</summary>
    public const int Longest = 6;

    /// <summary>In characters.</summary>
    private const int ShortestOpen = OpenWords.Shortest;

    public bool IsOpen => IsOpenAtStart || IsOpenAtEnd;

    /// <exception cref="FormatException">Not a term.</exception>
    public static Term Parse(string term) => TryParse(term, out Term parsed) is { } problem ? throw new FormatException($"'{term}' {problem}") : parsed;

    /// <returns>What is wrong with it, as the end of a sentence; <see langword="null"/> if nothing is.</returns>
    public static string? TryParse(string term, out Term parsed)
    {
        FoldedText text = FoldedText.Of(term);
        parsed = new Term(text, term.StartsWith('*'), term.EndsWith('*'));
        return text switch
        {
            { Words: 0 } => "has neither letters nor digits",
            { Words: > Longest } => $"has more than {Longest} words",
            _ when text.Words < text.Tokens.Count => "has a question or exclamation mark, which no word has",
            _ when !term.Contains('*', StringComparison.Ordinal) => null,
            { Words: > 1 } => "has an asterisk, which may stand only before or behind a single word",
            _ when !parsed.IsOpen => "has an asterisk, which may stand only before or behind a single word",
            _ when text.Tokens[0].Length < ShortestOpen => $"is too short for an asterisk: write at least {ShortestOpen} letters",
            _ => null,
        };
    }
}
