namespace ChatServiceDesk.Classifier.Text;

/// <summary>A message cut into tokens, in one pass and without a string for any of them.</summary>
internal sealed class FoldedText
{
    private readonly char[] _folded;
    private readonly List<Token> _tokens;

    private FoldedText(string source, char[] folded, List<Token> tokens, bool hasSymbols)
    {
        Source = source;
        _folded = folded;
        _tokens = tokens;
        HasSymbols = hasSymbols;
        foreach (Token token in tokens)
        {
            if (token.IsWord) Words++;
        }
    }

    /// <summary>The composed text that the offsets of the tokens refer to.</summary>
    public string Source { get; }

    public IReadOnlyList<Token> Tokens => _tokens;

    public int Words { get; }

    /// <summary>Whether there are emoji or other signs that are no punctuation.</summary>
    public bool HasSymbols { get; }

    public ReadOnlySpan<char> this[Token token] => _folded.AsSpan(token.Start, token.Length);

    public static FoldedText Of(string text)
    {
        string source = Folding.Compose(text);
        Tokenizer tokenizer = new(source);
        tokenizer.Run();
        return new FoldedText(source, tokenizer.Folded, tokenizer.Tokens, tokenizer.HasSymbols);
    }

    /// <summary>The token as the person wrote it.</summary>
    public string Written(Token token) => Source.Substring(token.SourceStart, token.SourceLength);
}
