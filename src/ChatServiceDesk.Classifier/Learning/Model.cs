namespace ChatServiceDesk.Classifier.Learning;

/// <summary>
/// The trained weights of all heads: a row for each feature; a column for each label, then one for each hidden unit, so that a
/// message is read in one sweep.
/// </summary>
internal sealed class Model
{
    private readonly Dictionary<string, Head> _heads;
    private readonly float[] _expanded;
    private readonly int _labels;

    public Model(FeatureDictionary features, IReadOnlyList<Head> heads, QuantizedWeights weights, float[] output)
        : this(features, heads, weights, output, weights.Expand())
    {
    }

    private Model(FeatureDictionary features, IReadOnlyList<Head> heads, QuantizedWeights weights, float[] output, float[] expanded)
    {
        Features = features;
        Heads = heads;
        Weights = weights;
        Output = output;
        _labels = heads.Sum(head => head.Labels.Count);
        _expanded = expanded;
        _heads = heads.ToDictionary(head => head.Name, StringComparer.Ordinal);
    }

    public FeatureDictionary Features { get; }

    public IReadOnlyList<Head> Heads { get; }

    public QuantizedWeights Weights { get; }

    /// <summary>For each hidden unit a weight for each label, as many apart as <see cref="QuantizedWeights.StrideOf"/> says.</summary>
    public float[] Output { get; }

    public Thresholds Thresholds { get; private init; } = Thresholds.None;

    public Head this[string name] => _heads[name];

    /// <summary>The margin of every label, those of a head from its column on.</summary>
    public float[] Score(ReadOnlySpan<Feature> features)
    {
        Span<float> sums = new float[Weights.Stride];
        foreach (Feature feature in features)
        {
            Network.AddScaled(feature.Value, _expanded.AsSpan(feature.Row * Weights.Stride, Weights.Stride), sums);
        }

        float[] margins = new float[QuantizedWeights.StrideOf(_labels)];
        sums[.._labels].CopyTo(margins);
        Network.Spread(sums[_labels..Weights.Columns], Output, margins);
        foreach (Head head in Heads)
        {
            if (head.OutOfScope >= 0) margins[head.Column + head.OutOfScope] += head.Lead;
        }

        return margins;
    }

    /// <summary>What the linear part of one feature adds to the margin of a column.</summary>
    public float Contribution(Feature feature, int column) => _expanded[(feature.Row * Weights.Stride) + column] * feature.Value;

    /// <summary>The same weights with other temperatures and leads.</summary>
    public Model With(IReadOnlyList<Head> heads) => new(Features, heads, Weights, Output, _expanded) { Thresholds = Thresholds };

    public Model With(Thresholds thresholds) => new(Features, Heads, Weights, Output, _expanded) { Thresholds = thresholds };
}
