using System.Buffers;

namespace ChatServiceDesk.Classifier.Learning;

/// <summary>
/// The trained weights of all heads: a row for each feature; a column for each hidden unit, then one for each label, so that a
/// message is read in one sweep.
/// </summary>
internal sealed class Model
{
    private readonly Dictionary<string, Head> _heads;
    private readonly int _labels;
    private readonly int _units;

    public Model(FeatureDictionary features, IReadOnlyList<Head> heads, QuantizedWeights weights, int wordwise, float[] output)
    {
        Features = features;
        Heads = heads;
        Weights = weights;
        Wordwise = wordwise;
        Output = output;
        _labels = heads.Sum(head => head.Labels.Count);
        _units = weights.Columns - _labels;
        _heads = heads.ToDictionary(head => head.Name, StringComparer.Ordinal);
    }

    public FeatureDictionary Features { get; }

    public IReadOnlyList<Head> Heads { get; }

    public QuantizedWeights Weights { get; }

    /// <summary>So many of the first columns are units that keep the strongest word; the others add up all.</summary>
    public int Wordwise { get; }

    /// <summary>For each hidden unit a weight for each label, as many apart as <see cref="QuantizedWeights.StrideOf"/> says.</summary>
    public float[] Output { get; }

    public Thresholds Thresholds { get; private init; } = Thresholds.None;

    public Head this[string name] => _heads[name];

    /// <summary>The margin of every label, those of a head from its column on.</summary>
    public float[] Score(ReadOnlySpan<Feature> features)
    {
        Span<float> sums = new float[Weights.Stride];
        foreach (Feature feature in features) Network.AddScaled(feature.Value, Weights.Row(feature.Row)[Wordwise..], sums[Wordwise..]);
        if (Wordwise > 0) HearWords(features, sums[..Wordwise]);
        for (int column = 0; column < Weights.Columns; column++) sums[column] *= Weights.Scales[column];
        float[] margins = new float[QuantizedWeights.StrideOf(_labels)];
        sums[_units..Weights.Columns].CopyTo(margins);
        Network.Spread(sums[.._units], Output, margins);
        foreach (Head head in Heads)
        {
            if (head.OutOfScope >= 0) margins[head.Column + head.OutOfScope] += head.Lead;
        }

        return margins;
    }

    /// <summary>What the linear part of one feature adds to the margin of a label.</summary>
    public float Contribution(Feature feature, int column) =>
        Weights.Row(feature.Row)[_units + column] * Weights.Scales[_units + column] * feature.Value;

    /// <summary>The same weights with other temperatures and leads.</summary>
    public Model With(IReadOnlyList<Head> heads) => new(Features, heads, Weights, Wordwise, Output) { Thresholds = Thresholds };

    public Model With(Thresholds thresholds) => new(Features, Heads, Weights, Wordwise, Output) { Thresholds = thresholds };

    /// <summary>As <see cref="StrongestWord"/> does in training.</summary>
    private void HearWords(ReadOnlySpan<Feature> features, Span<float> units)
    {
        int words = StrongestWord.Words(features);
        float gain = StrongestWord.Gain(words);
        float[] rented = ArrayPool<float>.Shared.Rent(words * Wordwise);
        Span<float> sums = rented.AsSpan(0, words * Wordwise);
        sums.Clear();
        foreach (Feature feature in features[..^1])
        {
            Network.AddScaled(feature.Value * gain, Weights.Row(feature.Row)[..Wordwise], sums.Slice(feature.Token * Wordwise, Wordwise));
        }

        for (int word = 0; word < words; word++)
        {
            ReadOnlySpan<float> own = sums.Slice(word * Wordwise, Wordwise);
            for (int unit = 0; unit < units.Length; unit++) units[unit] = word == 0 ? own[unit] : MathF.Max(units[unit], own[unit]);
        }

        ArrayPool<float>.Shared.Return(rented);
        Network.AddScaled(features[^1].Value, Weights.Row(features[^1].Row)[..Wordwise], units);
    }
}
