namespace ChatServiceDesk.Classifier.Learning;

/// <summary>Weights in one byte each, with a scale for each column: a quarter of the size and, measured, no less accurate.</summary>
/// <remarks><c>Values</c>: row by row, rows <see cref="Stride"/> apart.</remarks>
internal sealed record QuantizedWeights(int Rows, int Columns, float[] Scales, sbyte[] Values)
{
    private const int Lanes = 16;

    /// <summary>The columns, rounded up so that a row is whole vectors on any processor.</summary>
    public int Stride { get; } = StrideOf(Columns);

    public static int StrideOf(int columns) => (columns + Lanes - 1) / Lanes * Lanes;

    /// <param name="layers">Their units are the first columns, in this order.</param>
    /// <param name="linear">The columns after these.</param>
    public static QuantizedWeights Of(IReadOnlyList<Network> layers, IReadOnlyList<float[]> linear)
    {
        int units = layers.Sum(layer => layer.Width);
        int columns = units + linear.Count;
        int rows = linear[0].Length;
        float[] scales = new float[columns];
        sbyte[] values = new sbyte[rows * StrideOf(columns)];
        int first = 0;
        foreach (Network layer in layers)
        {
            for (int unit = 0; unit < layer.Width; unit++) Quantize(layer.Input, unit, layer.Width, first + unit, scales, values);
            first += layer.Width;
        }

        for (int label = 0; label < linear.Count; label++) Quantize(linear[label], 0, 1, units + label, scales, values);
        return new QuantizedWeights(rows, columns, scales, values);
    }

    public ReadOnlySpan<sbyte> Row(int row) => Values.AsSpan(row * Stride, Stride);

    private static void Quantize(float[] weights, int start, int step, int column, float[] scales, sbyte[] values)
    {
        float largest = 0;
        for (int at = start; at < weights.Length; at += step) largest = Math.Max(largest, Math.Abs(weights[at]));
        float scale = Math.Max(largest, float.Epsilon * sbyte.MaxValue) / sbyte.MaxValue;
        scales[column] = scale;
        int stride = StrideOf(scales.Length);
        for (int at = start, row = 0; at < weights.Length; at += step, row++) values[(row * stride) + column] = (sbyte)MathF.Round(weights[at] / scale);
    }
}
