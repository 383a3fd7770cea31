using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier.Tests.Measuring;

/// <summary>The runs of four characters of a folded text; two texts are as similar as the share of runs that both have.</summary>
internal sealed class Shingles
{
    public const double NearCopy = 0.7;

    private const int Length = 4;

    private readonly ulong[] _sorted;

    public Shingles(string text)
    {
        Text = text;
        FoldedText folded = FoldedText.Of(text);
        string joined = $" {string.Join(' ', folded.Tokens.Where(t => t.IsWord).Select(t => folded[t].ToString()))} ";
        _sorted = [.. Enumerable.Range(0, Math.Max(1, joined.Length - Length + 1)).Select(i => Fnv.Of(joined.AsSpan(i, Math.Min(Length, joined.Length - i)))).Distinct().Order()];
    }

    public string Text { get; }

    public double Similarity(Shingles other)
    {
        int shared = 0;
        for (int i = 0, j = 0; i < _sorted.Length && j < other._sorted.Length;)
        {
            int order = _sorted[i].CompareTo(other._sorted[j]);
            if (order == 0) shared++;
            if (order <= 0) i++;
            if (order >= 0) j++;
        }

        return (double)shared / (_sorted.Length + other._sorted.Length - shared);
    }
}
