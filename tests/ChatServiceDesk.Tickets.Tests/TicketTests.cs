namespace ChatServiceDesk.Tickets.Tests;

public sealed class TicketTests
{
    private static readonly DateTimeOffset Later = A.Morning.AddHours(2);

    [Fact]
    public void A_new_ticket_says_what_was_reported_and_when_it_is_due()
    {
        Decision.Accepted opened = A.Opened;

        Assert.Equal(
            new Ticket
            {
                Number = new TicketNumber(TicketKind.Incident, 1042),
                Kind = TicketKind.Incident,
                Version = 1,
                Category = "printing",
                Title = "Printer jams",
                Description = "The printer on the second floor jams on every page.",
                Impact = Level.Medium,
                Urgency = Level.Medium,
                Priority = Priority.P3,
                Queue = "workplace",
                Requester = A.Requester,
                OpenedAt = A.Morning,
                FirstResponseDue = A.Morning.AddHours(3),
                ResolutionDue = A.Morning.AddHours(30),
                IsWatched = true,
            },
            opened.Next);
        Assert.Equal([new TicketEvent.Opened(Actor.Requester(A.Requester), A.Morning)], opened.Events);
    }

    [Fact]
    public void The_agent_who_claims_has_it_and_has_responded()
    {
        Ticket claimed = A.After(A.Ticket.Claim(A.Ben, Later));

        Assert.Equal(A.Ticket with { Version = 2, State = TicketState.Assigned, Assignee = A.Ben, RespondedAt = Later }, claimed);
    }

    [Fact]
    public void What_is_something_else_keeps_its_number_and_within_its_queue_everything_else()
    {
        Ticket waiting = Situations.Of("waiting");

        var accepted = Assert.IsType<Decision.Accepted>(waiting.Recategorise(A.Cem, new Sorting("hardware", TicketKind.ServiceRequest), "workplace", Later));

        Assert.Equal(waiting with { Version = 4, Category = "hardware", Kind = TicketKind.ServiceRequest }, accepted.Next);
        Assert.Equal("INC-1042", accepted.Next.Number.ToString());
        Assert.Equal(
            [new TicketEvent.Recategorised(
                Actor.Agent(A.Cem), Later, new Sorting("printing", TicketKind.Incident), new Sorting("hardware", TicketKind.ServiceRequest), "workplace", "workplace")],
            accepted.Events);
    }

    [Fact]
    public void In_another_queue_it_waits_for_that_team_with_its_priority_and_due_times()
    {
        Ticket waiting = Situations.Of("waiting");

        Ticket moved = A.After(waiting.Recategorise(A.Cem, new Sorting("network", TicketKind.Incident), "network", Later));

        Assert.Equal(waiting with { Version = 4, Category = "network", Queue = "network", State = TicketState.New, Assignee = null, Question = null }, moved);
        Assert.NotNull(moved.RespondedAt);
    }

    [Fact]
    public void Claiming_twice_gives_the_very_same_ticket()
    {
        Ticket claimed = A.After(A.Ticket.Claim(A.Ben, A.Morning));

        Assert.Same(claimed, A.After(claimed.Claim(A.Ben with { Name = "Benjamin" }, Later)));
    }

    [Fact]
    public void A_question_from_somebody_else_leaves_the_ticket_with_its_agent()
    {
        Ticket asked = A.After(Situations.Of("assigned").Ask(A.Cem, "Which floor?", Later));

        Assert.Equal(
            Situations.Of("assigned") with { Version = 3, State = TicketState.WaitingForRequester, Question = new OpenQuestion("Which floor?", A.Cem, Later) },
            asked);
    }

    [Fact]
    public void Asking_about_what_nobody_has_claims_it()
    {
        Ticket asked = A.After(A.Ticket.Ask(A.Cem, "Which floor?", Later));

        Assert.Equal((A.Cem, Later), (asked.Assignee, asked.RespondedAt));
    }

    [Fact]
    public void A_second_question_replaces_the_first()
    {
        Ticket asked = A.After(Situations.Of("waiting").Ask(A.Ben, "Which floor?", Later));

        Assert.Equal(new OpenQuestion("Which floor?", A.Ben, Later), asked.Question);
    }

    [Fact]
    public void An_answer_puts_the_ticket_back_to_work_and_keeps_question_and_answer_together()
    {
        var answered = Assert.IsType<Decision.Accepted>(Situations.Of("waiting").Answer(A.Requester, "The blue one", Later));

        Assert.Equal(Situations.Of("assigned") with { Version = 4 }, answered.Next);
        Assert.Equal([new TicketEvent.Answered(Actor.Requester(A.Requester), Later, "Which printer?", "The blue one")], answered.Events);
    }

    [Fact]
    public void A_new_priority_moves_both_due_times_counted_from_the_opening()
    {
        var changed = Assert.IsType<Decision.Accepted>(A.Ticket.ChangePriority(A.Ben, Priority.P1, A.Terms, Later));

        Assert.Equal(
            A.Ticket with { Version = 2, Priority = Priority.P1, IsPriorityByAgent = true, FirstResponseDue = A.Morning.AddHours(1), ResolutionDue = A.Morning.AddHours(10) },
            changed.Next);
        Assert.Equal([new TicketEvent.PriorityChanged(Actor.Agent(A.Ben), Later, Priority.P3, Priority.P1)], changed.Events);
    }

    [Fact]
    public void A_new_priority_of_a_reopened_ticket_counts_from_the_reopening_and_leaves_the_first_response_alone()
    {
        Ticket reopened = Situations.Of("reopened");

        Ticket changed = A.After(reopened.ChangePriority(A.Ben, Priority.P1, A.Terms, Later));

        Assert.Equal(A.Terms.ResolutionDue(Priority.P1, Assert.NotNull(reopened.ReopenedAt)), changed.ResolutionDue);
        Assert.Equal(reopened.FirstResponseDue, changed.FirstResponseDue);
    }

    [Fact]
    public void Whoever_resolves_is_named_even_if_another_agent_has_it()
    {
        Ticket resolved = A.After(Situations.Of("assigned").Resolve(A.Cem, "New fuser", A.Terms, Later));

        Assert.Equal((A.Ben, A.Cem), (resolved.Assignee, resolved.ResolvedBy));
    }

    [Fact]
    public void Resolving_closes_the_question_and_sets_the_times_to_close_and_to_reopen()
    {
        Ticket resolved = A.After(Situations.Of("waiting").Resolve(A.Cem, "New fuser", A.Terms, Later));

        Assert.Equal(
            Situations.Of("assigned") with
            {
                Version = 4,
                State = TicketState.Resolved,
                Resolution = "New fuser",
                ResolvedAt = Later,
                ResolvedBy = A.Cem,
                ClosesAt = Later.AddDays(3),
                ReopenUntil = Later.AddDays(14),
                Request = new SurveyRequest { At = Later, AskedAt = Later, RemindAt = Later.AddDays(2), OpenUntil = Later.AddDays(7) },
            },
            resolved);
    }

    [Fact]
    public void Resolving_what_nobody_has_claims_it()
    {
        Ticket resolved = A.After(A.Ticket.Resolve(A.Cem, "Was off", A.Terms, Later));

        Assert.Equal((A.Cem, Later, TicketState.Resolved), (resolved.Assignee, resolved.RespondedAt, resolved.State));
    }

    [Theory]
    [InlineData("resolved")]
    [InlineData("closed")]
    public void Reopening_is_possible_up_to_the_last_tick(string situation)
    {
        Ticket ticket = Situations.Of(situation);
        DateTimeOffset last = A.Morning.AddDays(14);

        Assert.Equal("Reopened", A.Outcome(ticket.Reopen(A.Requester, "", A.Terms, last)));
        Assert.Equal("AlreadyClosed", A.Outcome(ticket.Reopen(A.Requester, "", A.Terms, last.AddTicks(1))));
    }

    [Fact]
    public void A_reopened_ticket_waits_in_its_queue_with_a_new_target_and_its_first_response_stays()
    {
        DateTimeOffset reopening = A.Morning.AddDays(5);

        Ticket reopened = A.After(Situations.Of("confirmed").Reopen(A.Requester, "Again", A.Terms, reopening));

        Assert.Equal(
            A.Ticket with
            {
                Version = 7,
                RespondedAt = A.Morning,
                ResolutionDue = reopening.AddHours(30),
                ReopenedAt = reopening,
                TimesReopened = 1,
                Survey = new SurveyAnswer(5, "Thanks", A.Morning),
            },
            reopened);
    }

    [Fact]
    public void The_first_response_stays_when_another_agent_takes_a_reopened_ticket()
    {
        Ticket taken = A.After(Situations.Of("reopened").Claim(A.Cem, Later));

        Assert.Equal((A.Cem, A.Morning), (taken.Assignee, taken.RespondedAt));
    }

    [Fact]
    public void A_new_resolution_asks_for_a_new_rating()
    {
        Ticket resolved = A.After(Situations.Of("reopened").Resolve(A.Cem, "Replaced it", A.Terms, Later));

        Assert.Null(resolved.Survey);
    }

    [Fact]
    public void A_ticket_closes_at_its_time_and_not_a_tick_before()
    {
        Ticket resolved = Situations.Of("resolved");
        DateTimeOffset due = A.Morning.AddDays(3);

        Assert.Equal("NotResolved", A.Outcome(resolved.Close(due.AddTicks(-1))));
        Assert.Equal(resolved with { Version = 5, State = TicketState.Closed, ClosedAt = due, ClosesAt = null }, A.After(resolved.Close(due)));
    }

    [Theory]
    [InlineData(1, TicketState.Resolved)]
    [InlineData(2, TicketState.Resolved)]
    [InlineData(3, TicketState.Closed)]
    [InlineData(4, TicketState.Closed)]
    [InlineData(5, TicketState.Closed)]
    public void A_content_rating_closes_and_any_other_leaves_time_to_reopen(int score, TicketState state)
    {
        Ticket resolved = Situations.Of("resolved");

        Ticket rated = A.After(resolved.Rate(A.Requester, new SurveyAnswer(score, null, Later), A.Terms.Surveys));

        Assert.Equal((state, new SurveyAnswer(score, null, Later)), (rated.State, rated.Survey));
        Assert.Equal(state is TicketState.Closed ? Later : null, rated.ClosedAt);
        Assert.Equal(state is TicketState.Closed ? null : resolved.ClosesAt, rated.ClosesAt);
        Assert.Equal(resolved.ReopenUntil, rated.ReopenUntil);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(-1)]
    public void A_score_outside_the_scale_is_a_mistake_of_the_caller(int score) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Situations.Of("resolved").Rate(A.Requester, new SurveyAnswer(score, null, Later), A.Terms.Surveys));

    [Fact]
    public void A_comment_that_comes_after_the_score_is_added_to_it()
    {
        Ticket rated = A.After(Situations.Of("resolved").Rate(A.Requester, new SurveyAnswer(2, null, A.Morning), A.Terms.Surveys));

        Ticket commented = A.After(rated.Rate(A.Requester, new SurveyAnswer(2, "Took too long", Later), A.Terms.Surveys));

        Assert.Equal(new SurveyAnswer(2, "Took too long", Later), commented.Survey);
    }

    [Fact]
    public void A_changed_score_keeps_the_comment()
    {
        Ticket changed = A.After(Situations.Of("complained").Rate(A.Requester, new SurveyAnswer(4, null, Later), A.Terms.Surveys));

        Assert.Equal(new SurveyAnswer(4, "Still jams", Later), changed.Survey);
        Assert.Equal(TicketState.Closed, changed.State);
    }

    [Fact]
    public void The_same_rating_again_gives_the_very_same_ticket()
    {
        Ticket confirmed = Situations.Of("confirmed");

        Assert.Same(confirmed, A.After(confirmed.Rate(A.Requester, new SurveyAnswer(5, "Thanks", Later), A.Terms.Surveys)));
    }

    [Theory]
    [InlineData("new", true)]
    [InlineData("assigned", true)]
    [InlineData("waiting", true)]
    [InlineData("resolved", false)]
    [InlineData("closed", false)]
    [InlineData("reopened", true)]
    public void Only_what_is_not_resolved_counts_as_open(string situation, bool open) => Assert.Equal(open, Situations.Of(situation).IsOpen);
}
