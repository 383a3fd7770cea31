using System.Diagnostics.CodeAnalysis;

namespace ChatServiceDesk.Classifier.Learning;

/// <summary>
/// Trains a hidden layer one text at a time: cross-entropy with smoothed labels, words, features and hidden units left out at random. Deterministic.
/// Source: Srivastava et al., "Dropout", JMLR 2014.
/// </summary>
[SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "Training must give the same model every time.")]
internal sealed class NetworkTrainer
{
    private const int Epochs = 20;
    private const float Rate = 0.05f;
    private const float FeaturesLeftOut = 0.4f;
    private const float WordsLeftOut = 0.15f;
    private const float UnitsLeftOut = 0.4f;
    private const float Smoothing = 0.1f;
    private const float Negligible = 1e-4f;

    private readonly Random _random;
    private readonly IReadOnlyList<Head> _heads;
    private readonly HiddenLayer _layer;
    private readonly float[] _labelSquares;
    private readonly float[] _hidden;
    private readonly float[] _gates;
    private readonly float[] _blame;
    private readonly float[] _margins;
    private readonly float[] _outputs;
    private readonly float[] _bias;

    private NetworkTrainer(IReadOnlyList<Head> heads, int rows, LayerPlan plan, int seed)
    {
        _random = new Random(seed);
        _heads = heads;
        int labels = heads.Sum(head => head.Labels.Count);
        _labelSquares = new float[labels];
        _hidden = new float[plan.Width];
        _gates = new float[plan.Width];
        _blame = new float[plan.Width];
        _margins = new float[labels];
        _bias = new float[labels];
        _outputs = new float[labels * plan.Width];
        _layer = HiddenLayer.Of(plan, rows, _random);
        foreach (ref float weight in _outputs.AsSpan()) weight = ((_random.NextSingle() * 2) - 1) * MathF.Sqrt(3f / plan.Width);
    }

    public static Network Train(IReadOnlyList<Head> heads, IReadOnlyList<Feature[]> vectors, IReadOnlyList<int[]> answers, int rows, LayerPlan plan, int seed)
    {
        NetworkTrainer trainer = new(heads, rows, plan, seed);
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
                if (Backward(answers[i], rate)) _layer.Learn(vectors[i], values, _blame, rate);
            }
        }
    }

    /// <summary>Whole words, and of the others single features. The bias, which comes last, always stays.</summary>
    private void LeaveOut(Feature[] vector, float[] values)
    {
        const float makesUp = 1 / ((1 - FeaturesLeftOut) * (1 - WordsLeftOut));
        bool[] silent = new bool[StrongestWord.Words(vector)];
        foreach (ref bool word in silent.AsSpan()) word = _random.NextSingle() < WordsLeftOut;
        for (int i = 0; i < vector.Length - 1; i++)
        {
            values[i] = _random.NextSingle() < FeaturesLeftOut || silent[vector[i].Token] ? 0 : vector[i].Value * makesUp;
        }

        values[vector.Length - 1] = vector[^1].Value;
    }

    private void Forward(Feature[] vector, float[] values)
    {
        _layer.Hear(vector, values, _hidden);
        for (int unit = 0; unit < _hidden.Length; unit++)
        {
            _gates[unit] = _hidden[unit] > 0 && _random.NextSingle() >= UnitsLeftOut ? 1 / (1 - UnitsLeftOut) : 0;
            _hidden[unit] *= _gates[unit];
        }
    }

    /// <returns>Whether anything is to be learned.</returns>
    private bool Backward(int[] answers, float rate)
    {
        Array.Clear(_blame);
        for (int head = 0; head < _heads.Count; head++)
        {
            if (answers[head] >= 0) Backward(_heads[head], answers[head], rate);
        }

        float squares = 0;
        for (int unit = 0; unit < _blame.Length; unit++)
        {
            _blame[unit] *= _gates[unit];
            squares += _blame[unit] * _blame[unit];
        }

        return squares > 1e-12f;
    }

    private void Backward(Head head, int answer, float rate)
    {
        Span<float> own = _margins.AsSpan(head.Column, head.Labels.Count);
        float highest = float.MinValue;
        for (int i = 0; i < own.Length; i++)
        {
            own[i] = _bias[head.Column + i] + Network.Dot(OutputOf(head.Column + i), _hidden);
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
        Network.AddScaled(gradient, OutputOf(label), _blame);
        _labelSquares[label] += gradient * gradient;
        float step = -rate * gradient / MathF.Sqrt(_labelSquares[label] + 1e-6f);
        Network.AddScaled(step, _hidden, OutputOf(label));
        _bias[label] += step;
    }

    private Span<float> OutputOf(int label) => _outputs.AsSpan(label * _layer.Width, _layer.Width);

    private Network Finish()
    {
        int width = _layer.Width;
        int stride = QuantizedWeights.StrideOf(_margins.Length);
        float[] output = new float[width * stride];
        for (int label = 0; label < _margins.Length; label++)
        {
            for (int unit = 0; unit < width; unit++) output[(unit * stride) + label] = _outputs[(label * width) + unit];
        }

        return new Network(width, _layer.Weights, output, _bias);
    }
}
