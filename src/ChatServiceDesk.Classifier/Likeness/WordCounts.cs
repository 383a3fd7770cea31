using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier.Likeness;

/// <summary>How common a word is in reports: in how many of the shipped utterances a word begins like it.</summary>
internal sealed class WordCounts
{
    /// <summary>Endings differ where the word is the same: startet, starten.</summary>
    private const int Beginning = 5;

    private static readonly Lazy<WordCounts> OfShipped = new(() => new WordCounts(UtteranceFile.Shipped().Select(utterance => utterance.Text)));

    private readonly Dictionary<uint, int> _texts = [];
    private readonly double _logOfAll;

    private WordCounts(IEnumerable<string> texts)
    {
        int all = 0;
        HashSet<uint> seen = [];
        foreach (string text in texts)
        {
            all++;
            seen.Clear();
            FoldedText folded = FoldedText.Of(text);
            foreach (Token token in folded.Tokens)
            {
                if (token.IsWord && seen.Add(HashOf(folded[token]))) _texts[HashOf(folded[token])] = _texts.GetValueOrDefault(HashOf(folded[token])) + 1;
            }
        }

        _logOfAll = Math.Log(Math.Max(all, 2));
    }

    public static WordCounts Shipped => OfShipped.Value;

    public static uint HashOf(ReadOnlySpan<char> word)
    {
        ulong hash = Fnv.Of(word.Length > Beginning ? word[..Beginning] : word);
        return (uint)(hash ^ (hash >> 32));
    }

    /// <returns>0 for a word that is everywhere, 1 for one that is in no other text.</returns>
    public double Telling(uint word) => 1 - (Math.Log(Math.Max(_texts.GetValueOrDefault(word), 1)) / _logOfAll);
}
