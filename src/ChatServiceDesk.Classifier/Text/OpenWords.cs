namespace ChatServiceDesk.Classifier.Text;

/// <summary>Terms that are a part of a word, as German compounds ask for: <c>*drucker</c> is in <c>Netzwerkdrucker</c>.</summary>
internal sealed class OpenWords
{
    /// <summary>In characters.</summary>
    public const int Shortest = 3;

    /// <summary>By whether the start and the end are open: neither index is used when both are closed.</summary>
    private readonly TermTable[] _tables = [new(), new(), new(), new()];
    private int _longest;

    public void Add(ReadOnlySpan<char> word, int concept, bool openStart, bool openEnd)
    {
        _longest = Math.Max(_longest, word.Length);
        _tables[Index(openStart, openEnd)].Add(Fnv.Of(word), concept);
    }

    public void Find(ReadOnlySpan<char> word, int token, List<Hit> hits)
    {
        for (int start = 0; start <= word.Length - Shortest; start++)
        {
            ulong hash = Fnv.Offset;
            int end = Math.Min(word.Length, start + _longest);
            for (int i = start; i < end; i++)
            {
                hash = Fnv.Add(hash, word[i]);
                if (i - start + 1 >= Shortest) Find(hash, start == 0, i == word.Length - 1, token, hits);
            }
        }
    }

    private void Find(ulong hash, bool fromStart, bool toEnd, int token, List<Hit> hits)
    {
        foreach (int concept in _tables[Index(true, true)].Find(hash)) hits.Add(new Hit(concept, token, 1));
        if (fromStart)
        {
            foreach (int concept in _tables[Index(false, true)].Find(hash)) hits.Add(new Hit(concept, token, 1));
        }

        if (toEnd)
        {
            foreach (int concept in _tables[Index(true, false)].Find(hash)) hits.Add(new Hit(concept, token, 1));
        }
    }

    private static int Index(bool openStart, bool openEnd) => (openStart ? 2 : 0) + (openEnd ? 1 : 0);
}
