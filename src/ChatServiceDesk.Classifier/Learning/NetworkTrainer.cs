using System.Diagnostics.CodeAnalysis;

namespace ChatServiceDesk.Classifier.Learning;

/// <summary>
/// Trains the hidden layer one text at a time: cross-entropy with smoothed labels, features and hidden units left out at random,
/// a step for each row that shrinks with what the row has learned (AdaGrad). Deterministic.
/// Sources: Srivastava et al., "Dropout", JMLR 2014; Duchi et al., "Adaptive Subgradient Methods", JMLR 2011.
/// </summary>
[SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "Training must give the same model every time.")]
internal sealed class NetworkTrainer
{
    private const int Epochs = 20;
    private const float Rate = 0.05f;
    private const float FeaturesLeftOut = 0.4f;
    private const float UnitsLeftOut = 0.4f;
    private const float Smoothing = 0.1f;
    private const float FirstWeights = 0.1f;
    private const float Negligible = 1e-4f;

    private readonly Random _random;
    private readonly IReadOnlyList<Head> _heads;
    private readonly Network _network;
    private readonly float[] _rowSquares;
    private readonly float[] _labelSquares;
    private readonly float[] _hidden;
    private readonly float[] _gates;
    private readonly float[] _back;
    private readonly float[] _margins;
    private readonly float[] _outputs;

    private NetworkTrainer(IReadOnlyList<Head> heads, int rows, int width, int seed)
    {
        _random = new Random(seed);
        _heads = heads;
        int labels = heads.Sum(head => head.Labels.Count);
        int stride = QuantizedWeights.StrideOf(labels);
        _network = new Network(width, stride, new float[rows * width], new float[width * stride], new float[stride]);
        _rowSquares = new float[rows];
        _labelSquares = new float[labels];
        _hidden = new float[width];
        _gates = new float[width];
        _back = new float[width];
        _margins = new float[labels];
        _outputs = new float[labels * width];
        Fill(_network.Input, FirstWeights);
        Fill(_outputs, MathF.Sqrt(3f / width));
    }

    public static Network Train(IReadOnlyList<Head> heads, IReadOnlyList<Feature[]> vectors, IReadOnlyList<int[]> answers, int rows, int width, int seed)
    {
        NetworkTrainer trainer = new(heads, rows, width, seed);
        trainer.Run(vectors, answers);
        return trainer.Finish();
    }

    private void Run(IReadOnlyList<Feature[]> vectors, IReadOnlyList<int[]> answers)
    {
        int[] order = [.. Enumerable.Range(0, vectors.Count)];
        float[] values = new float[vectors.Max(vector => vector.Length)];
        float steps = Epochs * (float)vectors.Count;
        for (int epoch = 0, step = 0; epoch < Epochs; epoch++)
        {
            _random.Shuffle(order);
            foreach (int i in order)
            {
                float rate = Rate * (1 - (0.98f * step++ / steps));
                LeaveOut(vectors[i], values);
                Forward(vectors[i], values);
                if (Backward(answers[i], rate)) Learn(vectors[i], values, rate);
            }
        }
    }

    /// <summary>The bias, which comes last, always stays.</summary>
    private void LeaveOut(Feature[] vector, float[] values)
    {
        for (int i = 0; i < vector.Length; i++)
        {
            bool stays = i == vector.Length - 1 || _random.NextSingle() >= FeaturesLeftOut;
            values[i] = !stays ? 0 : i == vector.Length - 1 ? vector[i].Value : vector[i].Value / (1 - FeaturesLeftOut);
        }
    }

    private void Forward(Feature[] vector, float[] values)
    {
        Array.Clear(_hidden);
        for (int i = 0; i < vector.Length; i++)
        {
            if (values[i] != 0) Network.AddScaled(values[i], RowOf(vector[i]), _hidden);
        }

        for (int unit = 0; unit < _hidden.Length; unit++)
        {
            _gates[unit] = _hidden[unit] > 0 && _random.NextSingle() >= UnitsLeftOut ? 1 / (1 - UnitsLeftOut) : 0;
            _hidden[unit] *= _gates[unit];
        }
    }

    /// <returns>Whether anything is to be learned.</returns>
    private bool Backward(int[] answers, float rate)
    {
        Array.Clear(_back);
        for (int head = 0; head < _heads.Count; head++)
        {
            if (answers[head] >= 0) Backward(_heads[head], answers[head], rate);
        }

        float squares = 0;
        for (int unit = 0; unit < _back.Length; unit++)
        {
            _back[unit] *= _gates[unit];
            squares += _back[unit] * _back[unit];
        }

        return squares > 1e-12f;
    }

    private void Backward(Head head, int answer, float rate)
    {
        Span<float> own = _margins.AsSpan(head.Column, head.Labels.Count);
        float highest = float.MinValue;
        for (int i = 0; i < own.Length; i++)
        {
            own[i] = _network.Bias[head.Column + i] + Network.Dot(OutputOf(head.Column + i), _hidden);
            highest = MathF.Max(highest, own[i]);
        }

        float sum = 0;
        foreach (ref float margin in own)
        {
            margin = MathF.Exp(margin - highest);
            sum += margin;
        }

        for (int i = 0; i < own.Length; i++)
        {
            float gradient = (own[i] / sum) - (Smoothing / own.Length) - (i == answer ? 1 - Smoothing : 0);
            if (MathF.Abs(gradient) >= Negligible) Learn(head.Column + i, gradient, rate);
        }
    }

    private void Learn(int label, float gradient, float rate)
    {
        Network.AddScaled(gradient, OutputOf(label), _back);
        _labelSquares[label] += gradient * gradient;
        float step = -rate * gradient / MathF.Sqrt(_labelSquares[label] + 1e-6f);
        Network.AddScaled(step, _hidden, OutputOf(label));
        _network.Bias[label] += step;
    }

    private void Learn(Feature[] vector, float[] values, float rate)
    {
        float squares = Network.Dot(_back, _back) / _back.Length;
        for (int i = 0; i < vector.Length; i++)
        {
            if (values[i] == 0) continue;
            ref float seen = ref _rowSquares[vector[i].Row];
            seen += squares * values[i] * values[i];
            Network.AddScaled(-rate * values[i] / MathF.Sqrt(seen + 1e-8f), _back, RowOf(vector[i]));
        }
    }

    private Span<float> RowOf(Feature feature) => _network.Input.AsSpan(feature.Row * _network.Width, _network.Width);

    private Span<float> OutputOf(int label) => _outputs.AsSpan(label * _network.Width, _network.Width);

    private Network Finish()
    {
        for (int label = 0; label < _margins.Length; label++)
        {
            for (int unit = 0; unit < _network.Width; unit++) _network.Output[(unit * _network.Stride) + label] = _outputs[(label * _network.Width) + unit];
        }

        return _network;
    }

    private void Fill(Span<float> weights, float bound)
    {
        foreach (ref float weight in weights) weight = ((_random.NextSingle() * 2) - 1) * bound;
    }
}
