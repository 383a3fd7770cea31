using ChatServiceDesk.Classifier.Learning;

namespace ChatServiceDesk.Classifier.Tests.Learning;

public sealed class CalibrationTests
{
    [Fact]
    public void Margins_that_are_too_sure_are_cooled_to_how_often_they_are_right()
    {
        // Right three times in four with a margin of 1 between two labels: softmax gives 3/4 at T = 1 / ln 3.
        Calibration calibration = new();
        for (int i = 0; i < 100; i++) calibration.Add([1, 0], answer: i % 4 == 0 ? 1 : 0);

        Assert.Equal(1 / Math.Log(3), calibration.Temperature(), 3);
    }

    [Fact]
    public void The_lead_turns_away_one_in_two_hundred_messages_that_are_in_scope()
    {
        Calibration calibration = new();
        for (int i = 0; i < 200; i++) calibration.Add([i, -1000, 0], answer: 0);
        for (int i = 0; i < 50; i++) calibration.Add([50, -1000, 0], answer: 2);

        Assert.Equal(1, calibration.Reject(label: 2));
    }

    [Fact]
    public void Where_strangers_are_told_apart_already_nobody_is_turned_away()
    {
        Calibration calibration = new();
        for (int i = 0; i < 20; i++) calibration.Add([100 + i, 0], answer: 0);
        calibration.Add([-3, 0], answer: 1);

        Assert.Equal(0, calibration.Reject(label: 1));
    }

    [Fact]
    public void A_lead_is_never_negative()
    {
        Calibration calibration = new();
        for (int i = 0; i < 100; i++) calibration.Add([-5, 0], answer: 0);

        Assert.Equal(0, calibration.Reject(label: 1));
    }

    [Fact]
    public void Without_anything_seen_nothing_is_turned_away()
    {
        Assert.Equal(0, new Calibration().Reject(label: 0));
        Assert.Equal(1, new Calibration().Temperature());
    }
}
