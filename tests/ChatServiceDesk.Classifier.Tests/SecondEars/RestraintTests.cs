using ChatServiceDesk.Testing.Models;

namespace ChatServiceDesk.Classifier.Tests.SecondEars;

/// <summary>How often the model is asked, and when it is left alone.</summary>
public sealed class RestraintTests
{
    private static readonly PlannedAnswer Broken = PlannedAnswer.Error(500, null);

    [Fact]
    public async Task After_three_failures_in_a_row_it_is_left_alone_for_a_minute()
    {
        await using SecondEarStage stage = await SecondEarStage.StartAsync();
        for (int i = 0; i < 3; i++) await stage.HearsAsync(Broken);

        Assert.Equal(ListeningOutcome.CircuitOpen, (await stage.ListenAsync()).Outcome);
        stage.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(ListeningOutcome.CircuitOpen, (await stage.ListenAsync()).Outcome);
        Assert.Equal(3, stage.Model.Calls.Count);
        stage.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(ListeningOutcome.Answered, (await stage.ListenAsync()).Outcome);
        Assert.Equal(ListeningOutcome.Answered, (await stage.ListenAsync()).Outcome);
    }

    [Fact]
    public async Task After_the_pause_one_message_tries_and_its_failure_closes_it_again()
    {
        await using SecondEarStage stage = await SecondEarStage.StartAsync();
        for (int i = 0; i < 3; i++) await stage.HearsAsync(Broken);
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        stage.Model.Plan(new PlannedAnswer.Silence());

        Task<SecondOpinion> trying = stage.ListenAsync();
        while (stage.Model.Calls.Count < 4) await stage.Model.WhenAskedAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ListeningOutcome.CircuitOpen, (await stage.ListenAsync()).Outcome);
        stage.Clock.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(ListeningOutcome.TimedOut, (await trying).Outcome);
        Assert.Equal(ListeningOutcome.CircuitOpen, (await stage.ListenAsync()).Outcome);
    }

    [Fact]
    public async Task An_answer_between_failures_forgives_them()
    {
        await using SecondEarStage stage = await SecondEarStage.StartAsync();
        foreach (bool fails in (bool[])[true, true, false, true, true]) await stage.HearsAsync(fails ? Broken : stage.Model.Otherwise);

        Assert.Equal(ListeningOutcome.Answered, (await stage.ListenAsync()).Outcome);
    }

    [Fact]
    public async Task What_a_text_brings_about_does_not_shut_out_the_others()
    {
        await using SecondEarStage stage = await SecondEarStage.StartAsync();
        for (int i = 0; i < 5; i++) await stage.HearsAsync(PlannedAnswer.Error(400, "content_filter"));

        Assert.Equal(ListeningOutcome.Answered, (await stage.ListenAsync()).Outcome);
    }

    [Theory]
    [InlineData("retry-after-ms", "1500", 1.5)]
    [InlineData("x-ms-retry-after-ms", "2500", 2.5)]
    [InlineData("retry-after", "20", 20)]
    [InlineData("retry-after", "Mon, 23 Nov 2026 09:00:30 GMT", 30)]
    [InlineData("retry-after", "86400", 600)]
    public async Task It_is_left_alone_for_as_long_as_it_asks(string header, string value, double seconds)
    {
        await using SecondEarStage stage = await SecondEarStage.StartAsync();

        await stage.HearsAsync(PlannedAnswer.Error(429, "429", (header, value)));

        stage.Clock.Advance(TimeSpan.FromSeconds(seconds - 0.001));
        Assert.Equal(ListeningOutcome.CircuitOpen, (await stage.ListenAsync()).Outcome);
        stage.Clock.Advance(TimeSpan.FromSeconds(0.001));
        Assert.Equal(ListeningOutcome.Answered, (await stage.ListenAsync()).Outcome);
    }

    [Theory]
    [InlineData("retry-after", "soon")]
    [InlineData("retry-after", "-5")]
    [InlineData("retry-after-ms", "0")]
    [InlineData("retry-after", "Mon, 23 Nov 2020 09:00:30 GMT")]
    public async Task A_wish_that_can_t_be_read_is_none(string header, string value)
    {
        await using SecondEarStage stage = await SecondEarStage.StartAsync();

        await stage.HearsAsync(PlannedAnswer.Error(429, "429", (header, value)));

        Assert.Equal(ListeningOutcome.Answered, (await stage.ListenAsync()).Outcome);
    }

    [Fact]
    public async Task A_person_has_a_share_of_the_hour()
    {
        await using SecondEarStage stage = await SecondEarStage.StartAsync(static options => options with { MessagesPerPersonAndHour = 2 });
        await stage.ListenAsync(person: "sam");
        await stage.ListenAsync(person: "sam");

        Assert.Equal(ListeningOutcome.PersonQuota, (await stage.ListenAsync(person: "sam")).Outcome);
        Assert.Equal(ListeningOutcome.Answered, (await stage.ListenAsync(person: "ada")).Outcome);
        stage.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(ListeningOutcome.Answered, (await stage.ListenAsync(person: "sam")).Outcome);
    }

    [Fact]
    public async Task A_person_is_not_charged_for_what_was_not_asked()
    {
        await using SecondEarStage stage = await SecondEarStage.StartAsync(static options => options with { MessagesPerPersonAndHour = 2, FailuresBeforePause = 1 });
        await stage.HearsAsync(Broken);
        await stage.ListenAsync();
        await stage.ListenAsync();
        stage.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(ListeningOutcome.Answered, (await stage.ListenAsync()).Outcome);
    }

    [Fact]
    public async Task The_tokens_of_a_day_are_counted_as_the_service_counts_them()
    {
        // One request sets aside more than 2,000; one answer costs 790.
        await using SecondEarStage stage = await SecondEarStage.StartAsync(static options => options with { TokensPerDay = 4_000 });
        Assert.Equal(ListeningOutcome.Answered, (await stage.ListenAsync()).Outcome);
        Assert.Equal(ListeningOutcome.Answered, (await stage.ListenAsync()).Outcome);

        SecondOpinion last = await stage.ListenAsync();
        while (last.Outcome is ListeningOutcome.Answered && stage.Model.Calls.Count < 10) last = await stage.ListenAsync();

        Assert.Equal(ListeningOutcome.TokenQuota, last.Outcome);
        stage.Clock.Advance(TimeSpan.FromHours(15)); // Midnight, UTC.
        Assert.Equal(ListeningOutcome.Answered, (await stage.ListenAsync()).Outcome);
    }

    [Fact]
    public async Task A_call_that_was_broken_off_is_counted_as_if_it_had_been_answered()
    {
        await using SecondEarStage stage = await SecondEarStage.StartAsync(static options => options with { TokensPerDay = 4_000 });
        stage.Model.Plan(new PlannedAnswer.Silence());
        Task<SecondOpinion> listening = stage.ListenAsync();
        await stage.Model.WhenAskedAsync(TestContext.Current.CancellationToken);
        stage.Clock.Advance(TimeSpan.FromSeconds(4));
        await listening;

        Assert.Equal(ListeningOutcome.TokenQuota, (await stage.ListenAsync()).Outcome);
    }

    [Fact]
    public async Task Zero_sets_no_limit()
    {
        await using SecondEarStage stage = await SecondEarStage.StartAsync(static options => options with { TokensPerDay = 0, MessagesPerPersonAndHour = 0 });

        for (int i = 0; i < 40; i++) Assert.Equal(ListeningOutcome.Answered, (await stage.ListenAsync()).Outcome);
    }
}
