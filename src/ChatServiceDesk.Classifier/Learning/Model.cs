using System.Numerics;
using System.Runtime.InteropServices;

namespace ChatServiceDesk.Classifier.Learning;

/// <summary>The trained weights of all heads: a row for each feature, a column for each label, so that a message is read in one sweep.</summary>
internal sealed class Model
{
    private readonly Dictionary<string, Head> _heads;

    public Model(FeatureDictionary features, IReadOnlyList<Head> heads, QuantizedWeights weights, float rejectBelow)
    {
        Features = features;
        Heads = heads;
        Weights = weights;
        RejectBelow = rejectBelow;
        Expanded = weights.Expand();
        _heads = heads.ToDictionary(head => head.Name, StringComparer.Ordinal);
    }

    public FeatureDictionary Features { get; }

    public IReadOnlyList<Head> Heads { get; }

    public QuantizedWeights Weights { get; }

    /// <summary>The least margin of "out of scope": a message that no intent claims more strongly than this is turned away.</summary>
    public float RejectBelow { get; }

    public Head this[string name] => _heads[name];

    private float[] Expanded { get; }

    /// <summary>The margin of every column.</summary>
    public float[] Score(ReadOnlySpan<Feature> features)
    {
        float[] margins = new float[Weights.Stride];
        Span<Vector<float>> sums = MemoryMarshal.Cast<float, Vector<float>>(margins.AsSpan());
        foreach (Feature feature in features)
        {
            Span<Vector<float>> row = MemoryMarshal.Cast<float, Vector<float>>(Expanded.AsSpan(feature.Row * Weights.Stride, Weights.Stride));
            for (int i = 0; i < sums.Length; i++) sums[i] += row[i] * feature.Value;
        }

        return margins;
    }

    /// <summary>What one feature adds to the margin of a column.</summary>
    public float Contribution(Feature feature, int column) => Expanded[(feature.Row * Weights.Stride) + column] * feature.Value;
}
