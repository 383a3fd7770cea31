namespace ChatServiceDesk.Classifier.Learning;

/// <summary>Weights in one byte each, with a scale for each column: a quarter of the size and, measured, no less accurate.</summary>
/// <remarks><c>Stride</c>: the columns, rounded up so that a row is whole vectors on any processor.</remarks>
internal sealed record QuantizedWeights(int Rows, int Columns, int Stride, float[] Scales, sbyte[] Values)
{
    private const int Lanes = 16;

    public static int StrideOf(int columns) => (columns + Lanes - 1) / Lanes * Lanes;

    /// <param name="linear">Column by column.</param>
    /// <param name="hidden">The columns after these, row by row.</param>
    public static QuantizedWeights Of(IReadOnlyList<float[]> linear, ReadOnlySpan<float> hidden)
    {
        int rows = linear[0].Length;
        int width = hidden.Length / rows;
        int columns = linear.Count + width;
        float[] scales = [.. linear.Select(column => column.Max(Math.Abs)), .. new float[width]];
        for (int i = 0; i < hidden.Length; i++) scales[linear.Count + (i % width)] = Math.Max(scales[linear.Count + (i % width)], Math.Abs(hidden[i]));
        foreach (ref float scale in scales.AsSpan()) scale = Math.Max(scale, float.Epsilon * sbyte.MaxValue) / sbyte.MaxValue;
        sbyte[] values = new sbyte[rows * columns];
        for (int row = 0, at = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++, at++)
            {
                float weight = column < linear.Count ? linear[column][row] : hidden[(row * width) + column - linear.Count];
                values[at] = (sbyte)MathF.Round(weight / scales[column]);
            }
        }

        return new QuantizedWeights(rows, columns, StrideOf(columns), scales, values);
    }

    public float[] Expand()
    {
        float[] expanded = GC.AllocateUninitializedArray<float>(Rows * Stride);
        for (int row = 0; row < Rows; row++)
        {
            ReadOnlySpan<sbyte> values = Values.AsSpan(row * Columns, Columns);
            Span<float> into = expanded.AsSpan(row * Stride, Stride);
            into[Columns..].Clear();
            for (int column = 0; column < values.Length; column++) into[column] = values[column] * Scales[column];
        }

        return expanded;
    }
}
