using ChatServiceDesk.Testing.Models;

namespace ChatServiceDesk.Classifier.Tests.SecondEars;

public sealed class AnswerTests
{
    private static readonly string LongText = string.Join(' ', Enumerable.Repeat(SecondEarStage.Text, 20));

    [Fact]
    public async Task A_good_answer_is_a_suggestion_with_what_it_cost()
    {
        await using SecondEarStage stage = await SecondEarStage.StartAsync();

        SecondOpinion opinion = await stage.HearsAsync(PlannedAnswer.Of(new ModelWords { Intent = "request", Category = "telephony", Impact = "medium", Urgency = "high", Language = "de", Confidence = 0.75, SuggestedReply = "Hello,\nplease try booth 2." }));

        Suggestion suggestion = Assert.IsType<SecondOpinion.Given>(opinion).Suggestion;
        Assert.Equal((Intent.Request, "telephony", Level.Medium, Level.High, "de", 0.75), (suggestion.Intent, suggestion.Category, suggestion.Impact, suggestion.Urgency, suggestion.Language, suggestion.Confidence));
        Assert.Equal("Telephone booth loses the connection", suggestion.Title);
        Assert.Equal("Hello,\nplease try booth 2.", suggestion.SuggestedReply);
        Assert.Equal((700, 90), (opinion.TokensIn, opinion.TokensOut));
    }

    [Fact]
    public async Task A_language_that_the_desk_does_not_know_is_none()
    {
        await using SecondEarStage stage = await SecondEarStage.StartAsync();

        Assert.Null((await stage.SuggestsAsync(new ModelWords { Language = "other" })).Language);
    }

    [Theory]
    [InlineData("See [the portal](https://evil.example)")]
    [InlineData("See [the portal] (https://evil.example)")]
    [InlineData("![](https://evil.example/pixel.png)")]
    [InlineData("Go to https://evil.example now")]
    [InlineData("Go to www.evil.example now")]
    [InlineData("Write to mailto:somebody")]
    [InlineData("[1]: evil")]
    [InlineData("<at>Everybody</at> read this")]
    [InlineData("<img src=x>")]
    [InlineData("[the portal\u200B]\u200B(evil)")]
    [InlineData("&#106;avascript")]
    public async Task Words_with_a_link_or_markup_are_left_out(string words)
    {
        await using SecondEarStage stage = await SecondEarStage.StartAsync();

        Suggestion suggestion = await stage.SuggestsAsync(new ModelWords { Title = words, Summary = words, SuggestedReply = words }, LongText);

        Assert.Equal((null, null, null), (suggestion.Title, suggestion.Summary, suggestion.SuggestedReply));
        Assert.Equal("network", suggestion.Category); // The labels stand.
    }

    [Fact]
    public async Task Control_characters_and_what_can_t_be_seen_are_taken_out()
    {
        await using SecondEarStage stage = await SecondEarStage.StartAsync();

        Suggestion suggestion = await stage.SuggestsAsync(new ModelWords { Title = " Printer\u0007\r\n\u202Ejams\u202C \u200B on floor 2\u2028 ", Summary = "One\u0000\nTwo\t3" }, LongText);

        Assert.Equal("Printer jams on floor 2", suggestion.Title);
        Assert.Equal("One \nTwo 3", suggestion.Summary);
    }

    [Theory]
    [InlineData(80, true)]
    [InlineData(81, false)]
    public async Task A_title_has_at_most_80_characters(int length, bool isKept)
    {
        await using SecondEarStage stage = await SecondEarStage.StartAsync();

        Assert.Equal(isKept, (await stage.SuggestsAsync(new ModelWords { Title = new string('x', length) })).Title is not null);
    }

    [Theory]
    [InlineData(400, true)]
    [InlineData(401, false)]
    public async Task A_summary_has_at_most_400_characters(int length, bool isKept)
    {
        await using SecondEarStage stage = await SecondEarStage.StartAsync();

        Assert.Equal(isKept, (await stage.SuggestsAsync(new ModelWords { Summary = new string('x', length) }, LongText)).Summary is not null);
    }

    [Fact]
    public async Task A_short_text_gets_no_summary_even_if_the_model_writes_one()
    {
        await using SecondEarStage stage = await SecondEarStage.StartAsync();

        Assert.Null((await stage.SuggestsAsync(new ModelWords { Summary = "Short." })).Summary);
        Assert.Contains("Write no summary.", stage.Model.Calls[0].User, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_service_adds_to_its_answer_does_no_harm()
    {
        await using SecondEarStage stage = await SecondEarStage.StartAsync();
        string content = new ModelWords().ToJson().ToJsonString().Replace("\"", "\\\"", StringComparison.Ordinal);

        SecondOpinion opinion = await stage.HearsAsync(new PlannedAnswer.Sent(200, $$$"""{"new":{"a":[1]},"choices":[{"finish_reason":"stop","x":1,"message":{"content":"{{{content}}}","audio":null}}]}"""));

        Assert.Equal(ListeningOutcome.Answered, opinion.Outcome);
        Assert.Equal((0, 0), (opinion.TokensIn, opinion.TokensOut));
    }
}
