namespace ChatServiceDesk.Classifier.Tests;

public sealed class EvaluationTests
{
    [Fact]
    public void Scores_are_those_that_can_be_worked_out_by_hand()
    {
        Tally tally = new();
        tally.Add("a", "a", 0.95);
        tally.Add("a", "a", 0.95);
        tally.Add("a", "b", 0.95);
        tally.Add("b", "b", 0.55);

        HeadScore score = tally.Score();

        Assert.Equal(4, score.Count);
        Assert.Equal(0.75, score.Accuracy, 6);
        Assert.Equal(((2 * 2.0 / 5) + (2 * 1.0 / 3)) / 2, score.MacroF1, 6);
        Assert.Equal((Math.Abs(2.85 - 2) + Math.Abs(0.55 - 1)) / 4, score.CalibrationError, 6);
    }

    [Fact]
    public void A_model_that_is_always_right_scores_one()
    {
        Evaluation evaluation = Evaluation.Run(TheEar.Shipped, [new("it does not work", "incident", null, "en"), new("hi", "smalltalk", "greeting", "en")]);

        Assert.Equal((2, 1.0), (evaluation.Intent.Count, evaluation.Intent.Accuracy));
        Assert.Equal(0, evaluation.Category.Count);
        Assert.Equal((1, 1.0), (evaluation.Vague.Count, evaluation.Vague.Accuracy));
    }

    [Fact]
    public void Nothing_to_measure_is_no_error() => Assert.Equal(new HeadScore(0, 0, 0, 0), Evaluation.Run(TheEar.Shipped, []).Intent);
}
