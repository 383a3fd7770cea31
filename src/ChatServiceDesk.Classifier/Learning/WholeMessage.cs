namespace ChatServiceDesk.Classifier.Learning;

/// <summary>Units that add up all features of a message.</summary>
internal sealed class WholeMessage(int rows, int width, Random random) : HiddenLayer(rows, width, random)
{
    public override void Hear(ReadOnlySpan<Feature> vector, ReadOnlySpan<float> values, Span<float> units)
    {
        units.Clear();
        for (int i = 0; i < vector.Length; i++)
        {
            if (values[i] != 0) Network.AddScaled(values[i], RowOf(vector[i]), units);
        }
    }

    public override void Learn(ReadOnlySpan<Feature> vector, ReadOnlySpan<float> values, ReadOnlySpan<float> blame, float rate)
    {
        float square = Network.Dot(blame, blame) / Width;
        for (int i = 0; i < vector.Length; i++)
        {
            if (values[i] != 0) Step(vector[i], values[i], blame, square, rate);
        }
    }
}
