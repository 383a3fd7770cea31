using ChatServiceDesk.Classifier;
using ChatServiceDesk.Talking;

namespace ChatServiceDesk.Tests.Ears;

/// <summary>What adds to something said before, and what names something of its own.</summary>
public sealed class AdditionTests
{
    [Theory]
    [InlineData("it also happens on wifi", true)]
    [InlineData("it happens at home too", true)]
    [InlineData("es passiert auch im WLAN", true)]
    [InlineData("cela arrive aussi en wifi", true)]
    [InlineData("ça arrive également au bureau", true)]
    [InlineData("eso también pasa en casa", true)]
    [InlineData("it is too slow", false)]
    [InlineData("Das Notebook geht auch nicht", false)]
    [InlineData("Es gibt auch ein Problem mit dem Drucker", false)]
    [InlineData("Also mein Drucker geht nicht", false)]
    [InlineData("My printer also jams", false)]
    [InlineData("it also", false)]
    public void A_pronoun_with_also_adds_to_what_was_said(string text, bool isAddition) => Assert.Equal(isAddition, Addition.Is(text, Heard("de", 0.95)));

    [Theory]
    [InlineData("también pasa con el wifi", 0.7, true)]
    [InlineData("también necesito un monitor nuevo", 0.97, false)]
    [InlineData("und auch im Keller nicht", 0.6, true)]
    public void Also_alone_adds_only_where_the_ear_is_not_sure_of_a_report(string text, double confidence, bool isAddition) =>
        Assert.Equal(isAddition, Addition.Is(text, Heard("es", confidence)));

    [Fact]
    public void What_may_be_a_security_incident_is_never_only_an_addition() =>
        Assert.False(Addition.Is("it also happens on wifi", Heard("en", 0.5) with { IsSecurityIncident = true }));

    private static Understanding Heard(string language, double confidence) => new()
    {
        Intent = Intent.Request,
        IntentConfidence = confidence,
        Category = "network",
        CategoryConfidence = 1,
        Impact = Level.Low,
        ImpactConfidence = 1,
        Urgency = Level.Low,
        UrgencyConfidence = 1,
        Language = language,
        LanguageConfidence = 1,
        IsVague = false,
        Because = [],
        Intents = [],
        Categories = [],
    };
}
