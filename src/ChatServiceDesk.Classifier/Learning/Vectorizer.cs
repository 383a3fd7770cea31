using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier.Learning;

/// <summary>
/// From n-grams to a sparse vector: present or not, each block of length one, and a bias. N-grams that training never saw
/// count in the length of their block, so that a message of unknown words gets small margins and not loud ones.
/// </summary>
internal static class Vectorizer
{
    private const int RowShift = 32;
    private const int TokenShift = 8;

    private static readonly int Blocks = Enum.GetValues<Block>().Length;

    public static Feature[] Vectorize(Reading reading, FeatureDictionary dictionary)
    {
        ulong[] found = new ulong[reading.Grams.Count];
        Span<int> sizes = stackalloc int[Blocks];
        int count = 0;
        foreach (Gram gram in reading.Grams)
        {
            int row = dictionary.Find(gram.Hash);
            if (row < 0) sizes[(int)gram.Block]++;
            else found[count++] = ((ulong)row << RowShift) | ((ulong)gram.Token << TokenShift) | (ulong)gram.Block;
        }

        count = SortUnique(found.AsSpan(0, count));
        for (int i = 0; i < count; i++) sizes[(byte)found[i]]++;
        return ToFeatures(found.AsSpan(0, count), sizes, biasRow: dictionary.Count);
    }

    private static Feature[] ToFeatures(ReadOnlySpan<ulong> found, ReadOnlySpan<int> sizes, int biasRow)
    {
        Span<float> values = stackalloc float[Blocks];
        for (int i = 0; i < values.Length; i++) values[i] = 1 / MathF.Sqrt(Math.Max(1, sizes[i]));
        Feature[] features = new Feature[found.Length + 1];
        for (int i = 0; i < found.Length; i++)
        {
            int token = (int)((found[i] >> TokenShift) & 0xFFFFFF);
            features[i] = new Feature((int)(found[i] >> RowShift), values[(byte)found[i]], token);
        }

        features[^1] = new Feature(biasRow, 1f, -1);
        return features;
    }

    /// <summary>Keeps the first place where each row occurs.</summary>
    private static int SortUnique(Span<ulong> found)
    {
        found.Sort();
        int kept = 0;
        foreach (ulong entry in found)
        {
            if (kept == 0 || entry >> RowShift != found[kept - 1] >> RowShift) found[kept++] = entry;
        }

        return kept;
    }
}
