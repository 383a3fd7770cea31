namespace ChatServiceDesk.Classifier.Learning;

/// <summary>
/// Units that add up the features of each word by itself and keep the word that excites them most, so that a long message can't
/// drown the word that tells. Only that word learns.
/// </summary>
internal sealed class StrongestWord(int rows, int width, Random random) : HiddenLayer(rows, width, random)
{
    private readonly int[] _strongest = new int[width];
    private float[] _words = [];
    private float[] _blame = [];
    private float[] _squares = [];

    /// <summary>The share of one word is made as large as a message of one word would have it.</summary>
    public static float Gain(int words) => MathF.Sqrt(words);

    /// <summary>Up to the last word that is known.</summary>
    public static int Words(ReadOnlySpan<Feature> vector)
    {
        int last = -1;
        foreach (Feature feature in vector) last = Math.Max(last, feature.Token);
        return last + 1;
    }

    public override void Hear(ReadOnlySpan<Feature> vector, ReadOnlySpan<float> values, Span<float> units)
    {
        int words = Words(vector);
        Reserve(words);
        float gain = Gain(words);
        for (int i = 0; i < vector.Length - 1; i++)
        {
            if (values[i] != 0) Network.AddScaled(values[i] * gain, RowOf(vector[i]), _words.AsSpan(vector[i].Token * Width, Width));
        }

        KeepStrongest(words, units);
        Network.AddScaled(values[vector.Length - 1], RowOf(vector[^1]), units);
    }

    public override void Learn(ReadOnlySpan<Feature> vector, ReadOnlySpan<float> values, ReadOnlySpan<float> blame, float rate)
    {
        int words = Words(vector);
        Share(words, blame);
        float gain = Gain(words);
        for (int i = 0; i < vector.Length - 1; i++)
        {
            int word = vector[i].Token;
            if (values[i] != 0 && _squares[word] > 0) Step(vector[i], values[i] * gain, _blame.AsSpan(word * Width, Width), _squares[word], rate);
        }

        Step(vector[^1], values[vector.Length - 1], blame, Network.Dot(blame, blame) / Width, rate);
    }

    private void Reserve(int words)
    {
        if (_squares.Length < words)
        {
            _words = new float[words * Width];
            _blame = new float[words * Width];
            _squares = new float[words];
        }

        _words.AsSpan(0, words * Width).Clear();
    }

    private void KeepStrongest(int words, Span<float> units)
    {
        units.Fill(words == 0 ? 0 : float.MinValue);
        for (int word = 0; word < words; word++)
        {
            ReadOnlySpan<float> own = _words.AsSpan(word * Width, Width);
            for (int unit = 0; unit < own.Length; unit++)
            {
                if (own[unit] <= units[unit]) continue;
                units[unit] = own[unit];
                _strongest[unit] = word;
            }
        }
    }

    /// <summary>To each word the blame of the units that kept it.</summary>
    private void Share(int words, ReadOnlySpan<float> blame)
    {
        if (words == 0) return;
        _blame.AsSpan(0, words * Width).Clear();
        _squares.AsSpan(0, words).Clear();
        for (int unit = 0; unit < blame.Length; unit++)
        {
            _blame[(_strongest[unit] * Width) + unit] = blame[unit];
            _squares[_strongest[unit]] += blame[unit] * blame[unit] / Width;
        }
    }
}
