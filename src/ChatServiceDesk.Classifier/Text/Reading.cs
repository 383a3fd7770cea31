namespace ChatServiceDesk.Classifier.Text;

/// <summary>Everything that the model and the rules look at in one message.</summary>
internal sealed class Reading
{
    private const int LongestGram = 5;
    private const ulong WordSeed = 0x9E3779B97F4A7C15;
    private const ulong PairSeed = 0xC2B2AE3D27D4EB4F;
    private const ulong PieceSeed = 0x165667B19E3779F9;
    private const ulong ConceptSeed = 0x27D4EB2F165667C5;
    private const char WordBound = ' ';

    private readonly List<Gram> _grams;

    private Reading(FoldedText text, IReadOnlyList<Hit> hits)
    {
        Text = text;
        Hits = hits;
        _grams = new List<Gram>(text.Source.Length * 6);
    }

    public FoldedText Text { get; }

    public IReadOnlyList<Hit> Hits { get; }

    public string? TicketNumber { get; private init; }

    public IReadOnlyList<Gram> Grams => _grams;

    public static Reading Of(string text, Lexicon lexicon)
    {
        FoldedText folded = FoldedText.Of(text);
        Reading reading = new(folded, lexicon.Find(folded)) { TicketNumber = TicketReference.Find(folded.Source) };
        reading.ReadTokens();
        foreach (Hit hit in reading.Hits)
        {
            reading.AddConcept(lexicon.Concepts[hit.Concept].Name, hit.Token);
            reading.AddConcept(lexicon.Concepts[hit.Concept].Group, hit.Token);
        }

        if (reading.TicketNumber is not null) reading.AddConcept("ticket-number", 0);
        return reading;
    }

    private void AddConcept(string name, int token) =>
        _grams.Add(new Gram(Fnv.Add(ConceptSeed, Fnv.Of(name)), token, Block.Concepts));

    private void ReadTokens()
    {
        ulong previous = 0;
        for (int i = 0; i < Text.Tokens.Count; i++)
        {
            Token token = Text.Tokens[i];
            _grams.Add(new Gram(Fnv.Add(WordSeed, token.Hash), i, Block.Words));
            _grams.Add(new Gram(Fnv.Add(Fnv.Add(PairSeed, previous), token.Hash), i, Block.Words));
            if (token.IsWord) ReadPieces(Text[token], i);
            previous = token.Hash;
        }
    }

    /// <summary>Characters 2 to 5 of the word with a bound before and after it.</summary>
    private void ReadPieces(ReadOnlySpan<char> word, int token)
    {
        for (int start = -1; start < word.Length; start++)
        {
            ulong hash = PieceSeed;
            int end = Math.Min(start + LongestGram, word.Length + 1);
            for (int i = start; i < end; i++)
            {
                hash = Fnv.Add(hash, i < 0 || i == word.Length ? WordBound : word[i]);
                if (i > start) _grams.Add(new Gram(hash, token, Block.Characters));
            }
        }
    }
}
