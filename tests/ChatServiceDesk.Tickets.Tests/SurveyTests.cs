namespace ChatServiceDesk.Tickets.Tests;

/// <summary>Who is asked how it went, until when an answer counts, and what a bad one brings about.</summary>
public sealed class SurveyTests
{
    private static readonly SurveyTerms Terms = new() { RemindAfter = TimeSpan.FromDays(2), ExpiresAfter = TimeSpan.FromDays(7), OncePer = TimeSpan.FromDays(30) };
    private static readonly DateTimeOffset Over = A.Morning.AddDays(7);

    [Fact]
    public void Without_a_wait_the_question_comes_with_the_resolution()
    {
        SurveyRequest asked = SurveyRequest.Plan(lastAsked: null, Terms, A.Morning);

        Assert.Equal(new SurveyRequest { At = A.Morning, AskedAt = A.Morning, RemindAt = A.Morning.AddDays(2), OpenUntil = Over }, asked);
    }

    [Fact]
    public void With_a_wait_nothing_but_the_moment_is_fixed()
    {
        SurveyRequest plan = SurveyRequest.Plan(lastAsked: null, Terms with { Delay = TimeSpan.FromHours(2), IsAnonymous = true }, A.Morning);

        Assert.Equal(new SurveyRequest { At = A.Morning.AddHours(2) }, plan);
        Assert.True(plan.IsWaiting);
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(29, 0, true)]
    [InlineData(30, 0, false)]
    [InlineData(29, 24, false)] // The question would come when the time is over.
    public void A_person_is_asked_once_in_the_time_of_the_rule(int daysAgo, int delayHours, bool isSkipped)
    {
        SurveyTerms terms = Terms with { Delay = TimeSpan.FromHours(delayHours), OncePer = TimeSpan.FromDays(daysAgo == 0 ? 0 : 30) };

        SurveyRequest plan = SurveyRequest.Plan(A.Morning.AddDays(-daysAgo), terms, A.Morning);

        Assert.Equal(isSkipped ? SurveySkip.AskedLately : null, plan.Skipped);
        Assert.Equal(isSkipped || delayHours > 0, plan.AskedAt is null);
    }

    [Fact]
    public void A_reminder_that_would_come_at_the_end_does_not_come() =>
        Assert.Null(SurveyRequest.Plan(null, Terms with { RemindAfter = Terms.ExpiresAfter }, A.Morning).RemindAt);

    [Fact]
    public void The_desk_asks_reminds_and_ends_when_that_is_due_and_not_a_tick_before()
    {
        Ticket waiting = A.After(Situations.Of("assigned").Resolve(A.Ben, "Done", Waiting(TimeSpan.FromHours(2)), A.Morning));
        DateTimeOffset due = A.Morning.AddHours(2);
        Assert.Equal("NotAskedToRate", A.Outcome(waiting.AskForRating(Terms, due.AddTicks(-1))));
        Ticket asked = A.After(waiting.AskForRating(Terms, due));
        Assert.Equal("NotAskedToRate", A.Outcome(asked.AskForRating(Terms, due)));

        Assert.Equal("NotAskedToRate", A.Outcome(asked.RemindOfRating(due.AddDays(2).AddTicks(-1))));
        Ticket reminded = A.After(asked.RemindOfRating(due.AddDays(2)));
        Assert.Equal("NotAskedToRate", A.Outcome(reminded.RemindOfRating(due.AddDays(3))));

        Assert.Equal("NotAskedToRate", A.Outcome(reminded.LetRatingExpire(due.AddDays(7).AddTicks(-1))));
        Ticket expired = A.After(reminded.LetRatingExpire(due.AddDays(7)));
        Assert.Equal("NotAskedToRate", A.Outcome(expired.LetRatingExpire(due.AddDays(8))));
    }

    [Fact]
    public void Who_is_not_asked_or_not_yet_cannot_rate()
    {
        Ticket waiting = A.After(Situations.Of("assigned").Resolve(A.Ben, "Done", Waiting(TimeSpan.FromHours(2)), A.Morning));
        Ticket skipped = A.After(Situations.Of("assigned").Resolve(A.Ben, "Done", Waiting(TimeSpan.Zero), A.Morning, lastAsked: A.Morning.AddDays(-1)));

        Assert.Equal("NotAskedToRate", A.Outcome(Rate(waiting, 5, A.Morning)));
        Assert.Equal("NotAskedToRate", A.Outcome(Rate(skipped, 5, A.Morning)));
    }

    [Fact]
    public void What_an_earlier_version_has_resolved_can_be_rated_at_any_time()
    {
        Ticket old = Situations.Of("closed") with { Request = null };

        Assert.False(A.After(Rate(old, 5, A.Morning.AddYears(1))).Survey?.IsLate);
    }

    [Fact]
    public void Until_the_time_is_over_the_rating_can_be_changed_and_then_it_stays()
    {
        Ticket rated = A.After(Rate(Situations.Of("resolved"), 4, A.Morning));

        Assert.Equal(5, A.After(Rate(rated, 5, Over)).Survey?.Score);
        Assert.Equal("RatingStays", A.Outcome(Rate(rated, 5, Over.AddTicks(1))));
        Assert.Equal("nothing", A.Outcome(Rate(rated, 4, Over.AddTicks(1))));
        Assert.Equal((4, "Fine", false), Told(A.After(rated.Rate(A.Requester, new SurveyAnswer(4, "Fine", Over.AddTicks(1)), Terms))));
    }

    [Fact]
    public void An_answer_after_the_end_is_late_also_when_nobody_has_noticed_the_end_yet()
    {
        Ticket unnoticed = A.After(Rate(Situations.Of("closed"), 4, Over.AddTicks(1)));
        Ticket noticed = A.After(Rate(A.After(Situations.Of("closed").LetRatingExpire(Over)), 4, Over));

        Assert.True(unnoticed.Survey?.IsLate);
        Assert.True(noticed.Survey?.IsLate);
        Assert.False(A.After(Rate(Situations.Of("closed"), 4, Over)).Survey?.IsLate);
    }

    [Fact]
    public void Reasons_that_come_later_are_added_and_stay_when_the_score_changes()
    {
        Ticket rated = A.After(Rate(Situations.Of("resolved"), 4, A.Morning));
        Ticket told = A.After(rated.Rate(A.Requester, new SurveyAnswer(4, null, A.Morning) { Reasons = SurveyReasons.Speed | SurveyReasons.Kindness }, Terms));

        Assert.Equal(SurveyReasons.Speed | SurveyReasons.Kindness, told.Survey?.Reasons);
        Assert.Equal(SurveyReasons.Speed | SurveyReasons.Kindness, A.After(Rate(told, 5, A.Morning)).Survey?.Reasons);
    }

    [Fact]
    public void What_ended_without_a_resolution_nobody_rates()
    {
        Ticket withdrawn = Situations.Of("closed") with { Request = null, Resolution = null };

        Assert.False(withdrawn.CanBeRated);
        Assert.Equal("NotAskedToRate", A.Outcome(Rate(withdrawn, 5, A.Morning)));
    }

    [Fact]
    public void Who_sends_all_that_they_said_anew_takes_back_what_is_missing_while_there_is_time()
    {
        SurveyAnswer said = new(4, "Fine", A.Morning) { Reasons = SurveyReasons.Speed };
        Ticket rated = A.After(Situations.Of("resolved").Rate(A.Requester, said, Terms));

        Ticket changed = A.After(rated.Rate(A.Requester, new SurveyAnswer(5, null, Over), Terms, replaces: true));

        Assert.Equal(new SurveyAnswer(5, null, Over), changed.Survey);
        Assert.Equal("RatingStays", A.Outcome(rated.Rate(A.Requester, new SurveyAnswer(4, null, Over.AddTicks(1)), Terms, replaces: true)));
        Assert.Equal("RatingStays", A.Outcome(rated.Rate(A.Requester, said with { Reasons = SurveyReasons.Kindness, At = Over.AddTicks(1) }, Terms)));
        Assert.Equal("RatingStays", A.Outcome(rated.Rate(A.Requester, said with { Comment = "Bad", At = Over.AddTicks(1) }, Terms)));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void A_low_rating_is_a_complaint_with_a_due_time(int score, bool isComplaint)
    {
        Ticket rated = A.After(Rate(Situations.Of("resolved"), score, A.Morning));

        Assert.Equal(isComplaint ? new Complaint(A.Morning, A.Morning.AddDays(1)) : null, rated.Complaint);
    }

    [Fact]
    public void A_complaint_is_closed_once_outlives_a_reopen_and_is_forgotten_with_the_next_resolution()
    {
        Ticket reopened = Situations.Of("reopened");
        Assert.True(reopened.Complaint?.IsOpen);

        Ticket closed = A.After(reopened.CloseComplaint(A.Cem, A.Morning));
        Assert.Equal((A.Cem, A.Morning), (closed.Complaint?.ClosedBy, closed.Complaint?.ClosedAt));
        Assert.Equal("NoComplaint", A.Outcome(closed.CloseComplaint(A.Ben, A.Morning)));
        Assert.Equal("NoComplaint", A.Outcome(closed.MissFollowUp(A.Morning.AddDays(2))));

        Assert.NotNull(A.After(reopened.Resolve(A.Ben, "Again", A.Terms, A.Morning)).Complaint);
        Assert.Null(A.After(closed.Resolve(A.Ben, "Again", A.Terms, A.Morning)).Complaint);
    }

    [Fact]
    public void A_better_rating_leaves_the_complaint_open_and_a_second_bad_one_is_no_second_complaint()
    {
        Ticket complained = Situations.Of("complained");

        Assert.True(A.After(Rate(complained, 5, A.Morning)).Complaint?.IsOpen);
        Assert.Equal("SurveyAnswered", A.Outcome(Rate(complained, 2, A.Morning)));
    }

    [Fact]
    public void A_follow_up_is_missed_when_it_is_due_and_not_a_tick_before()
    {
        Ticket complained = Situations.Of("complained");
        DateTimeOffset due = A.Morning.AddDays(1);

        Assert.Equal("NoComplaint", A.Outcome(complained.MissFollowUp(due.AddTicks(-1))));
        Assert.Equal("NoComplaint", A.Outcome(A.After(complained.MissFollowUp(due)).MissFollowUp(due)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void An_anonymous_rating_neither_closes_nor_complains_nor_outlives_a_reopen(int score)
    {
        Ticket resolved = Situations.Of("resolved");
        Ticket asked = resolved with { Request = resolved.Request! with { IsAnonymous = true } }; // A resolved ticket has one.

        Decision decision = asked.Rate(A.Requester, new SurveyAnswer(score, "It was Ben", A.Morning), Terms);

        Assert.Equal("SurveyAnswered", A.Outcome(decision));
        Ticket rated = A.After(decision);
        Assert.Equal((score, null, TicketState.Resolved), (rated.Survey?.Score, rated.Survey?.Comment, rated.State));
        Assert.Null(A.After(rated.Reopen(A.Requester, "No", A.Terms, A.Morning)).Survey);
    }

    private static Terms Waiting(TimeSpan delay) => new(Enum.GetValues<Priority>().ToDictionary(priority => priority, _ => new ServiceTarget(TimeSpan.FromHours(1), TimeSpan.FromHours(2), BusinessHours.Always)))
    {
        Surveys = Terms with { Delay = delay },
    };

    private static Decision Rate(Ticket ticket, int score, DateTimeOffset now) => ticket.Rate(A.Requester, new SurveyAnswer(score, null, now), Terms);

    private static (int? Score, string? Comment, bool? IsLate) Told(Ticket ticket) => (ticket.Survey?.Score, ticket.Survey?.Comment, ticket.Survey?.IsLate);
}
