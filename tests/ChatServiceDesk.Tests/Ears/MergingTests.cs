using ChatServiceDesk.Classifier;
using ChatServiceDesk.Hearing;

namespace ChatServiceDesk.Tests.Ears;

/// <summary>What a text can bring about at most by what it makes a model say.</summary>
public sealed class MergingTests
{
    private static readonly Suggestion Given = new() { Intent = Intent.Request, Category = "hardware", Impact = Level.Low, Urgency = Level.Low, Language = "de", Confidence = 0.9 };

    [Fact]
    public void What_the_local_model_was_not_sure_of_is_taken_over()
    {
        Understanding merged = Merged(Local(), Given);

        Assert.Equal((Intent.Request, "hardware", "de", 0.9), (merged.Intent, merged.Category, merged.Language, merged.CategoryConfidence));
        Assert.Equal(("request", "hardware"), (merged.Intents[0].Label, merged.Categories[0].Label));
        Assert.Equal(1, merged.Categories.Sum(scored => scored.Probability), 6);
    }

    [Theory]
    [InlineData(true, 0.9, Intent.Request, "hardware", Certainty.Sure)]
    [InlineData(true, 0.6, Intent.Request, "hardware", Certainty.Unsure)]
    [InlineData(false, 0.9, Intent.Incident, "network", Certainty.Unsure)]
    public void What_a_model_had_decided_is_recalled_without_asking_it(bool isByModel, double confidence, Intent intent, string category, Certainty certainty)
    {
        Tickets.Classification read = new() { IsByModel = isByModel, Intent = "request", Category = "hardware", Confidence = confidence, LocalModel = "" };

        Understanding recalled = Merging.Recall(Local() with { Category = "network", Certainty = Certainty.Unsure }, read);

        Assert.Equal((intent, category, certainty), (recalled.Intent, recalled.Category, recalled.Certainty));
    }

    [Fact]
    public void What_the_local_model_is_sure_of_stands() => Assert.Null(Merging.Of(Local() with { IntentConfidence = 0.8, CategoryConfidence = 0.8 }, Given));

    [Fact]
    public void A_guess_is_not_taken_over() => Assert.Null(Merging.Of(Local(), Given with { Confidence = 0.49 }));

    [Theory]
    [InlineData(Intent.OutOfScope)]
    [InlineData(Intent.Smalltalk)]
    [InlineData(Intent.Status)]
    [InlineData(Intent.Comment)]
    public void A_report_stays_a_report(Intent intent) => Assert.Equal(Intent.Incident, Merged(Local(), Given with { Intent = intent }).Intent);

    [Fact]
    public void What_was_no_report_may_become_one() =>
        Assert.Equal(Intent.Request, Merged(Local() with { Intent = Intent.OutOfScope, IntentConfidence = 0.5 }, Given).Intent);

    [Fact]
    public void A_security_incident_stays_one() => Assert.Equal("security", Merged(Local() with { Category = "security" }, Given).Category);

    [Theory]
    [InlineData(Level.Low, Level.Low, Level.High, Level.Medium)]
    [InlineData(Level.Low, Level.High, Level.Medium, Level.High)]
    [InlineData(Level.High, Level.Low, Level.High, Level.Medium)]
    public void Impact_and_urgency_are_raised_but_never_to_the_highest_priority(Level impact, Level urgency, Level impactAfter, Level urgencyAfter)
    {
        Understanding merged = Merged(Local() with { Impact = impact, Urgency = urgency }, Given with { Impact = Level.High, Urgency = Level.High });

        Assert.Equal((impactAfter, urgencyAfter), (merged.Impact, merged.Urgency));
    }

    [Fact]
    public void Impact_and_urgency_are_not_lowered()
    {
        Understanding merged = Merged(Local() with { Impact = Level.Medium, Urgency = Level.High }, Given);

        Assert.Equal((Level.Medium, Level.High), (merged.Impact, merged.Urgency));
    }

    private static Understanding Merged(Understanding local, Suggestion suggestion) => Merging.Of(local, suggestion) ?? throw new InvalidOperationException("The local understanding stands.");

    private static Understanding Local() => new()
    {
        Intent = Intent.Incident,
        IntentConfidence = 0.9,
        Category = "network",
        CategoryConfidence = 0.4,
        Impact = Level.Low,
        Urgency = Level.Low,
        LanguageConfidence = 0.99,
        ImpactConfidence = 0.74,
        UrgencyConfidence = 0.46,
        Language = "en",
        IsVague = false,
        Because = [],
        Intents = [new Scored("incident", 0.9), new Scored("request", 0.1)],
        Categories = [new Scored("network", 0.4), new Scored("hardware", 0.35), new Scored("other", 0.25)],
    };
}
