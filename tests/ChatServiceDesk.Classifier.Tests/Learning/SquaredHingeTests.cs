using ChatServiceDesk.Classifier.Learning;

namespace ChatServiceDesk.Classifier.Tests.Learning;

public sealed class SquaredHingeTests
{
    [Fact]
    public void One_example_on_each_side_gives_the_weight_that_can_be_worked_out_by_hand()
    {
        // min w²/2 + C Σ max(0, 1 − w)² with x = ±1 and C = 1: w = 4 / 5.
        Feature[][] examples = [[new Feature(0, 1, 0)], [new Feature(0, -1, 0)]];

        float[] weights = new SquaredHinge(examples, rows: 1, new Random(1)).Separate([true, false]);

        Assert.Equal(0.8, weights[0], 0.05);
    }

    [Fact]
    public void What_can_be_separated_is_separated()
    {
        Feature[][] examples = [.. Enumerable.Range(0, 200).Select(Point)];
        bool[] positive = [.. examples.Select(e => e[0].Value - (2 * e[1].Value) > 0)];

        float[] weights = new SquaredHinge(examples, rows: 2, new Random(1)).Separate(positive);

        double right = examples.Zip(positive).Average(p => (Dot(weights, p.First) > 0) == p.Second ? 1.0 : 0.0);
        Assert.InRange(right, 0.97, 1);
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights()
    {
        Feature[][] examples = [.. Enumerable.Range(0, 50).Select(Point)];
        bool[] positive = [.. examples.Select(e => e[0].Value > 0)];

        Assert.Equal(
            new SquaredHinge(examples, rows: 2, new Random(1)).Separate(positive),
            new SquaredHinge(examples, rows: 2, new Random(1)).Separate(positive));
    }

    /// <summary>Points of a low-discrepancy sequence: spread over the square from -1 to 1, the same every time.</summary>
    private static Feature[] Point(int i) => [new Feature(0, Spread(i * 0.7548777f), 0), new Feature(1, Spread(i * 0.5698403f), 0)];

    private static float Spread(float x) => ((x - MathF.Floor(x)) * 2) - 1;

    private static float Dot(float[] weights, Feature[] example) => example.Sum(f => weights[f.Row] * f.Value);
}
