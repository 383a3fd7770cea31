using System.Diagnostics.CodeAnalysis;

namespace ChatServiceDesk.Classifier.Learning;

/// <summary>
/// The weights from features to hidden units while they are trained. The step for each row shrinks with what the row has learned (AdaGrad).
/// Source: Duchi et al., "Adaptive Subgradient Methods", JMLR 2011.
/// </summary>
internal abstract class HiddenLayer
{
    private const float FirstWeights = 0.1f;

    private readonly float[] _squares;

    [SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "Training must give the same model every time.")]
    protected HiddenLayer(int rows, int width, Random random)
    {
        Width = width;
        Weights = new float[rows * width];
        _squares = new float[rows];
        foreach (ref float weight in Weights.AsSpan()) weight = ((random.NextSingle() * 2) - 1) * FirstWeights;
    }

    public int Width { get; }

    /// <summary>Row by row.</summary>
    public float[] Weights { get; }

    public static HiddenLayer Of(LayerPlan plan, int rows, Random random) =>
        plan.IsWordwise ? new StrongestWord(rows, plan.Width, random) : new WholeMessage(rows, plan.Width, random);

    /// <param name="vector">The bias comes last.</param>
    /// <param name="values">What counts of each feature this time; 0 where it is left out.</param>
    /// <param name="units">Filled with what each unit hears, before it is cut off at zero.</param>
    public abstract void Hear(ReadOnlySpan<Feature> vector, ReadOnlySpan<float> values, Span<float> units);

    /// <param name="vector">As it was heard just now.</param>
    /// <param name="values">The same.</param>
    /// <param name="blame">How much the loss grows with each unit.</param>
    /// <param name="rate">Of learning.</param>
    public abstract void Learn(ReadOnlySpan<Feature> vector, ReadOnlySpan<float> values, ReadOnlySpan<float> blame, float rate);

    protected Span<float> RowOf(Feature feature) => Weights.AsSpan(feature.Row * Width, Width);

    /// <summary>One step down; <paramref name="square"/> is the mean square of the blame.</summary>
    protected void Step(Feature feature, float value, ReadOnlySpan<float> blame, float square, float rate)
    {
        ref float seen = ref _squares[feature.Row];
        seen += square * value * value;
        Network.AddScaled(-rate * value / MathF.Sqrt(seen + 1e-8f), blame, RowOf(feature));
    }
}
