using System.Diagnostics.CodeAnalysis;

namespace ChatServiceDesk.Classifier.Learning;

/// <summary>
/// A linear support vector machine with squared hinge loss, solved in the dual one coordinate at a time, with shrinking.
/// Source: Hsieh et al., "A Dual Coordinate Descent Method for Large-scale Linear SVM", ICML 2008, algorithm 3.
/// </summary>
internal sealed class SquaredHinge
{
    private const double Tolerance = 0.1;
    private const int MaxPasses = 200;

    private readonly IReadOnlyList<Feature[]> _examples;
    private readonly double[] _curvature;
    private readonly int _rows;
    private readonly Random _random;
    private readonly double _cost;

    public SquaredHinge(IReadOnlyList<Feature[]> examples, int rows, Random random, double cost = 1)
    {
        _examples = examples;
        _rows = rows;
        _random = random;
        _cost = cost;
        _curvature = [.. examples.Select(example => example.Sum(f => (double)f.Value * f.Value) + (0.5 / cost))];
    }

    /// <returns>The weight of each row.</returns>
    public float[] Separate(ReadOnlySpan<bool> positive)
    {
        Problem problem = new(_examples.Count, _rows);
        for (int pass = 0; pass < MaxPasses; pass++)
        {
            Shuffle(problem.Order.AsSpan(0, problem.Active));
            (double lowest, double highest) = Pass(problem, positive);
            if (highest - lowest > Tolerance)
            {
                problem.ShrinkAbove = highest > 0 ? highest : double.PositiveInfinity;
            }
            else
            {
                if (problem.Active == _examples.Count) break;
                problem.Active = _examples.Count;
                problem.ShrinkAbove = double.PositiveInfinity;
            }
        }

        return problem.Weights;
    }

    private (double Lowest, double Highest) Pass(Problem problem, ReadOnlySpan<bool> positive)
    {
        double lowest = double.PositiveInfinity;
        double highest = double.NegativeInfinity;
        for (int place = 0; place < problem.Active; place++)
        {
            int i = problem.Order[place];
            double sign = positive[i] ? 1 : -1;
            double gradient = (sign * Dot(problem.Weights, _examples[i])) - 1 + (problem.Alpha[i] * 0.5 / _cost);
            double projected = gradient;
            if (problem.Alpha[i] == 0)
            {
                if (gradient > problem.ShrinkAbove)
                {
                    problem.Drop(place--);
                    continue;
                }

                projected = Math.Min(gradient, 0);
            }

            lowest = Math.Min(lowest, projected);
            highest = Math.Max(highest, projected);
            if (Math.Abs(projected) > 1e-12) Step(problem, i, sign, gradient);
        }

        return (lowest, highest);
    }

    private void Step(Problem problem, int i, double sign, double gradient)
    {
        double before = problem.Alpha[i];
        problem.Alpha[i] = Math.Max(before - (gradient / _curvature[i]), 0);
        float change = (float)(sign * (problem.Alpha[i] - before));
        foreach (Feature feature in _examples[i]) problem.Weights[feature.Row] += change * feature.Value;
    }

    private static double Dot(float[] weights, Feature[] example)
    {
        float sum = 0;
        foreach (Feature feature in example) sum += weights[feature.Row] * feature.Value;
        return sum;
    }

    [SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "The order of examples is no secret; it must be the same every time.")]
    private void Shuffle(Span<int> order) => _random.Shuffle(order);

    /// <summary>The state of one separation. Examples past <see cref="Active"/> are shrunk away for now.</summary>
    private sealed class Problem(int examples, int rows)
    {
        public double[] Alpha { get; } = new double[examples];

        public float[] Weights { get; } = new float[rows];

        public int[] Order { get; } = [.. Enumerable.Range(0, examples)];

        public int Active { get; set; } = examples;

        public double ShrinkAbove { get; set; } = double.PositiveInfinity;

        public void Drop(int place)
        {
            Active--;
            (Order[place], Order[Active]) = (Order[Active], Order[place]);
        }
    }
}
