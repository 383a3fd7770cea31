using ChatServiceDesk.Classifier.Learning;

namespace ChatServiceDesk.Classifier.Tests.Learning;

public sealed class HiddenLayerTests
{
    private const int Width = 16;

    /// <summary>Three words, then the bias; each has a row of its own.</summary>
    private static readonly Feature[] Message = [new(0, 1, 0), new(1, 1, 1), new(2, 1, 2), new(3, 1, -1)];

    [Fact]
    public void One_kind_of_layer_adds_up_all_words()
    {
        HiddenLayer layer = Layer(wordwise: false, 1, 5, 2, 10);

        Assert.Equal(18, Hears(layer, [1, 1, 1, 1]), 4);
    }

    [Fact]
    public void The_other_keeps_the_strongest_word_and_the_bias_counts_once()
    {
        HiddenLayer layer = Layer(wordwise: true, 1, 5, 2, 10);

        Assert.Equal((5 * MathF.Sqrt(3)) + 10, Hears(layer, [1, 1, 1, 1]), 4);
        Assert.Equal((2 * MathF.Sqrt(3)) + 10, Hears(layer, [1, 0, 1, 1]), 4);
    }

    [Fact]
    public void Only_the_strongest_word_and_the_bias_learn()
    {
        HiddenLayer layer = Layer(wordwise: true, 1, 5, 2, 10);
        float[] blame = [.. Enumerable.Repeat(1f, Width)];

        Hears(layer, [1, 1, 1, 1]);
        layer.Learn(Message, [1, 1, 1, 1], blame, rate: 0.1f);

        Assert.Equal([1f, 4.9f, 2f, 9.9f], Enumerable.Range(0, Message.Length).Select(row => MathF.Round(layer.Weights[row * Width], 3)));
    }

    [Fact]
    public void A_message_without_a_known_word_is_heard_as_the_bias()
    {
        HiddenLayer layer = Layer(wordwise: true, 1, 5, 2, 10);
        float[] units = new float[Width];

        layer.Hear([new Feature(3, 1, -1)], [1], units);

        Assert.All(units, unit => Assert.Equal(10, unit));
    }

    [Fact]
    public void A_model_hears_like_the_layers_that_it_was_made_of()
    {
        HiddenLayer wordwise = Layer(wordwise: true, 1, 5, 2, 10);
        HiddenLayer whole = Layer(wordwise: false, 1, 5, 2, 10);
        float[] passOn = new float[Width * Width];
        passOn[0] = 1;
        FeatureDictionary features = new();
        for (ulong word = 0; word < 3; word++) features.Add(word);
        Network[] layers = [new(Width, wordwise.Weights, passOn, [0]), new(Width, whole.Weights, passOn, [0])];
        Model model = new(features, [new Head("only", ["yes"], 0)], QuantizedWeights.Of(layers, [[0, 0, 0, 7]]), Width, [.. passOn, .. passOn]);

        Assert.Equal(Hears(wordwise, [1, 1, 1, 1]) + Hears(whole, [1, 1, 1, 1]) + 7, model.Score(Message)[0], 0.5f);
    }

    private static float Hears(HiddenLayer layer, float[] values)
    {
        float[] units = new float[Width];
        layer.Hear(Message, values, units);
        Assert.All(units, unit => Assert.Equal(units[0], unit));
        return units[0];
    }

    private static HiddenLayer Layer(bool wordwise, params float[] rows)
    {
        HiddenLayer layer = HiddenLayer.Of(new LayerPlan(Width, wordwise), rows.Length, new Random(1));
        for (int i = 0; i < layer.Weights.Length; i++) layer.Weights[i] = rows[i / Width];
        return layer;
    }
}
