using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ChatServiceDesk.Classifier.Learning;

/// <summary>A layer of hidden units between the features and the labels of all heads: it learns what belongs together, where the linear part only adds up.</summary>
/// <remarks>
/// <c>Input</c>: for each row of features a weight for each hidden unit.
/// <c>Output</c>: for each hidden unit a weight for each label, as many apart as <see cref="QuantizedWeights.StrideOf"/> says.
/// <c>Bias</c>: for each label.
/// </remarks>
internal sealed record Network(int Width, float[] Input, float[] Output, float[] Bias)
{
    /// <summary>Adds what the hidden units say to the margins of the labels.</summary>
    public static void Spread(ReadOnlySpan<float> hidden, ReadOnlySpan<float> output, Span<float> margins)
    {
        for (int unit = 0; unit < hidden.Length; unit++)
        {
            if (hidden[unit] > 0) AddScaled(hidden[unit], output.Slice(unit * margins.Length, margins.Length), margins);
        }
    }

    public static void AddScaled(float scale, ReadOnlySpan<float> row, Span<float> sums)
    {
        ReadOnlySpan<Vector<float>> rows = MemoryMarshal.Cast<float, Vector<float>>(row);
        Span<Vector<float>> into = MemoryMarshal.Cast<float, Vector<float>>(sums);
        for (int i = 0; i < into.Length; i++) into[i] += rows[i] * scale;
    }

    /// <summary>The same for weights in one byte each.</summary>
    public static void AddScaled(float scale, ReadOnlySpan<sbyte> row, Span<float> sums)
    {
        ReadOnlySpan<Vector128<sbyte>> rows = MemoryMarshal.Cast<sbyte, Vector128<sbyte>>(row);
        Span<Vector128<float>> into = MemoryMarshal.Cast<float, Vector128<float>>(sums);
        for (int i = 0; i < rows.Length; i++)
        {
            (Vector128<short> lower, Vector128<short> upper) = Vector128.Widen(rows[i]);
            (Vector128<int> first, Vector128<int> second) = Vector128.Widen(lower);
            (Vector128<int> third, Vector128<int> fourth) = Vector128.Widen(upper);
            into[4 * i] += Vector128.ConvertToSingle(first) * scale;
            into[(4 * i) + 1] += Vector128.ConvertToSingle(second) * scale;
            into[(4 * i) + 2] += Vector128.ConvertToSingle(third) * scale;
            into[(4 * i) + 3] += Vector128.ConvertToSingle(fourth) * scale;
        }
    }

    public static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        ReadOnlySpan<Vector<float>> lefts = MemoryMarshal.Cast<float, Vector<float>>(left);
        ReadOnlySpan<Vector<float>> rights = MemoryMarshal.Cast<float, Vector<float>>(right);
        Vector<float> sum = Vector<float>.Zero;
        for (int i = 0; i < lefts.Length; i++) sum += lefts[i] * rights[i];
        return Vector.Sum(sum);
    }
}
