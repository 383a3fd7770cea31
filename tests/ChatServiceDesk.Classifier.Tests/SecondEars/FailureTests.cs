using ChatServiceDesk.Testing.Models;

namespace ChatServiceDesk.Classifier.Tests.SecondEars;

/// <summary>Whatever goes wrong is a result that says what, and never an exception.</summary>
public sealed class FailureTests
{
    private static readonly string Good = new ModelWords().ToJson().ToJsonString();

    private static readonly Dictionary<string, (PlannedAnswer Answer, ListeningOutcome Outcome)> Cases = new()
    {
        ["429"] = (PlannedAnswer.Error(429, "429"), ListeningOutcome.Throttled),
        ["500"] = (PlannedAnswer.Error(500, "internal"), ListeningOutcome.ServerError),
        ["503 without a body"] = (new PlannedAnswer.Sent(503, ""), ListeningOutcome.ServerError),
        ["408"] = (PlannedAnswer.Error(408, "timeout"), ListeningOutcome.ServerError),
        ["401"] = (PlannedAnswer.Error(401, "401"), ListeningOutcome.Unauthorized),
        ["403"] = (PlannedAnswer.Error(403, "403"), ListeningOutcome.Unauthorized),
        ["404"] = (PlannedAnswer.Error(404, "DeploymentNotFound"), ListeningOutcome.BadRequest),
        ["a redirect"] = (new PlannedAnswer.Sent(307, "") { Headers = [("Location", "https://example.com/")] }, ListeningOutcome.BadRequest),
        ["content filter"] = (PlannedAnswer.Error(400, "content_filter"), ListeningOutcome.ContentFiltered),
        ["400"] = (PlannedAnswer.Error(400, "invalid_request_error"), ListeningOutcome.BadRequest),
        ["400 without a code"] = (PlannedAnswer.Error(400, null), ListeningOutcome.BadRequest),
        ["400 without JSON"] = (new PlannedAnswer.Sent(400, "<html>Bad Request</html>"), ListeningOutcome.BadRequest),
        ["refusal"] = (PlannedAnswer.Completion(null, refusal: "I can't help with that."), ListeningOutcome.Refused),
        ["too long"] = (PlannedAnswer.Completion(Good[..60], finish: "length"), ListeningOutcome.CutOff),
        ["too long but whole"] = (PlannedAnswer.Completion(Good, finish: "length"), ListeningOutcome.CutOff),
        ["filtered answer"] = (PlannedAnswer.Completion(Good, finish: "content_filter"), ListeningOutcome.AnswerFiltered),
        ["a tool call"] = (PlannedAnswer.Completion(null, finish: "tool_calls"), ListeningOutcome.Malformed),
        ["no content"] = (PlannedAnswer.Completion(null), ListeningOutcome.Empty),
        ["empty content"] = (PlannedAnswer.Completion(""), ListeningOutcome.Empty),
        ["prose"] = (PlannedAnswer.Completion("It is about the network."), ListeningOutcome.Malformed),
        ["truncated JSON"] = (PlannedAnswer.Completion(Good[..60]), ListeningOutcome.Malformed),
        ["null"] = (PlannedAnswer.Completion("null"), ListeningOutcome.Malformed),
        ["a list"] = (PlannedAnswer.Completion("[]"), ListeningOutcome.Malformed),
        ["half a character"] = (PlannedAnswer.Completion(Good.Replace("Telephone", "\\ud83d", StringComparison.Ordinal)), ListeningOutcome.Malformed),
        ["half a character in the envelope"] = (new PlannedAnswer.Sent(200, """{"choices":[{"finish_reason":"stop","message":{"content":"\ud83d"}}]}"""), ListeningOutcome.Malformed),
        ["a property more"] = (PlannedAnswer.Completion(Good.Replace("{", "{\"priority\":\"P1\",", StringComparison.Ordinal)), ListeningOutcome.Malformed),
        ["a property twice"] = (PlannedAnswer.Completion(Good.Replace("{", "{\"category\":\"security\",", StringComparison.Ordinal)), ListeningOutcome.Malformed),
        ["a property less"] = (PlannedAnswer.Completion("""{"intent":"incident","category":"network"}"""), ListeningOutcome.Malformed),
        ["a label that is null"] = (PlannedAnswer.Completion(Good.Replace("\"network\"", "null", StringComparison.Ordinal)), ListeningOutcome.Malformed),
        ["confidence above 1"] = (PlannedAnswer.Of(new ModelWords { Confidence = 1.01 }), ListeningOutcome.Malformed),
        ["confidence below 0"] = (PlannedAnswer.Of(new ModelWords { Confidence = -0.1 }), ListeningOutcome.Malformed),
        ["confidence without end"] = (PlannedAnswer.Completion(Good.Replace("0.9", "1e999", StringComparison.Ordinal)), ListeningOutcome.Malformed),
        ["unknown intent"] = (PlannedAnswer.Of(new ModelWords { Intent = "bribe" }), ListeningOutcome.UnknownLabel),
        ["unknown category"] = (PlannedAnswer.Of(new ModelWords { Category = "catering" }), ListeningOutcome.UnknownLabel),
        ["category in capitals"] = (PlannedAnswer.Of(new ModelWords { Category = "Network" }), ListeningOutcome.UnknownLabel),
        ["unknown impact"] = (PlannedAnswer.Of(new ModelWords { Impact = "critical" }), ListeningOutcome.UnknownLabel),
        ["unknown urgency"] = (PlannedAnswer.Of(new ModelWords { Urgency = "" }), ListeningOutcome.UnknownLabel),
        ["unknown language"] = (PlannedAnswer.Of(new ModelWords { Language = "tlh" }), ListeningOutcome.UnknownLabel),
        ["an answer without choices"] = (new PlannedAnswer.Sent(200, """{"choices":[]}"""), ListeningOutcome.Malformed),
        ["choices of another kind"] = (new PlannedAnswer.Sent(200, """{"choices":[7]}"""), ListeningOutcome.Malformed),
        ["an answer that is no JSON"] = (new PlannedAnswer.Sent(200, "<html>Gateway</html>"), ListeningOutcome.Malformed),
        ["an answer that is no object"] = (new PlannedAnswer.Sent(200, "[]"), ListeningOutcome.Malformed),
        ["an endless answer"] = (new PlannedAnswer.Sent(200, new string(' ', 300_000)), ListeningOutcome.Malformed),
        ["a broken connection"] = (new PlannedAnswer.Sent(200, new string(' ', 1000)) { IsBroken = true }, ListeningOutcome.Unreachable),
        ["nobody there"] = (new PlannedAnswer.HangUp(), ListeningOutcome.Unreachable),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_failure_says_which_it_is(string name)
    {
        await using SecondEarStage stage = await SecondEarStage.StartAsync();

        SecondOpinion opinion = await stage.HearsAsync(Cases[name].Answer);

        Assert.Equal(Cases[name].Outcome, Assert.IsType<SecondOpinion.None>(opinion).Why);
        Assert.Single(stage.Model.Calls); // One attempt, whatever it is.
    }

    [Fact]
    public async Task A_hanging_answer_ends_with_the_budget()
    {
        await using SecondEarStage stage = await SecondEarStage.StartAsync();
        stage.Model.Plan(new PlannedAnswer.Silence());

        Task<SecondOpinion> listening = stage.ListenAsync();
        await stage.Model.WhenAskedAsync(TestContext.Current.CancellationToken);
        stage.Clock.Advance(TimeSpan.FromSeconds(3.999));
        Assert.False(listening.IsCompleted);
        stage.Clock.Advance(TimeSpan.FromSeconds(0.001));
        SecondOpinion opinion = await listening;

        Assert.Equal(ListeningOutcome.TimedOut, opinion.Outcome);
        Assert.Equal(TimeSpan.FromSeconds(4), opinion.Duration);
    }

    [Fact]
    public async Task A_caller_who_gives_up_gets_an_answer_too()
    {
        await using SecondEarStage stage = await SecondEarStage.StartAsync();
        stage.Model.Plan(new PlannedAnswer.Silence());
        using CancellationTokenSource impatience = new();

        Task<SecondOpinion> listening = stage.Ear.ListenAsync(SecondEarStage.Text, SecondEarStage.Person, impatience.Token);
        await stage.Model.WhenAskedAsync(TestContext.Current.CancellationToken);
        await impatience.CancelAsync();

        Assert.Equal(ListeningOutcome.Cancelled, (await listening).Outcome);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_unreachable()
    {
        await using SecondEarStage stage = await SecondEarStage.StartAsync(static options => options with { Endpoint = new Uri("http://127.0.0.1:9/openai/v1/") });

        Assert.Equal(ListeningOutcome.Unreachable, (await stage.ListenAsync()).Outcome);
    }

    [Fact]
    public async Task A_wrong_key_is_seen_by_the_service()
    {
        await using SecondEarStage stage = await SecondEarStage.StartAsync(key: "another");

        Assert.Equal(ListeningOutcome.BadRequest, (await stage.ListenAsync()).Outcome);
        Assert.Equal(["the key is missing or wrong"], stage.Model.TakeUnexpected());
    }

    [Fact]
    public async Task A_text_that_can_t_be_redacted_is_not_sent()
    {
        await using SecondEarStage stage = await SecondEarStage.StartAsync(redact: static _ => throw new System.Text.RegularExpressions.RegexMatchTimeoutException());

        Assert.Equal(ListeningOutcome.NotRedacted, (await stage.ListenAsync()).Outcome);
        Assert.Empty(stage.Model.Calls);
    }
}
