namespace ChatServiceDesk.Tickets.Tests;

/// <summary>Targets that are missed, and time that does not count.</summary>
public sealed class TargetTests
{
    private static readonly DateTimeOffset Due = A.Ticket.ResolutionDue;

    [Fact]
    public void A_miss_names_the_target_and_the_same_time_again_from_now()
    {
        Decision.Accepted missed = Assert.IsType<Decision.Accepted>(A.Ticket.MissResolution(A.Terms, Due.AddMinutes(5)));

        Assert.Equal(new Breach(Due.AddMinutes(5), Due, Due.AddMinutes(5).AddHours(30)), missed.Next.ResolutionBreach);
        Assert.Equal(missed.Next.ResolutionBreach?.Expected, missed.Next.ExpectedBy);
        Assert.Null(missed.Next.ResolutionWatchedAt);
        Assert.Equal(Refusal.NothingMissed, Assert.IsType<Decision.Refused>(missed.Next.MissResolution(A.Terms, Due.AddDays(9))).Why);
    }

    [Fact]
    public void Nothing_is_missed_before_it_is_due()
    {
        Assert.Equal(Refusal.NothingMissed, Assert.IsType<Decision.Refused>(A.Ticket.MissResolution(A.Terms, Due.AddTicks(-1))).Why);
        Assert.Equal(Refusal.NothingMissed, Assert.IsType<Decision.Refused>(A.Ticket.MissResponse(A.Terms, A.Ticket.FirstResponseDue.AddTicks(-1))).Why);
    }

    [Fact]
    public void Another_priority_with_a_target_to_come_settles_a_miss_and_one_whose_target_is_over_does_not()
    {
        Ticket missed = A.After(A.Ticket.MissResolution(A.Terms, Due));

        Assert.Null(A.After(missed.ChangePriority(A.Ben, Priority.P5, A.Terms, Due)).ResolutionBreach);
        Assert.NotNull(A.After(missed.ChangePriority(A.Ben, Priority.P1, A.Terms, Due)).ResolutionBreach);
    }

    [Fact]
    public void The_wait_for_the_requester_does_not_count_not_even_after_another_priority()
    {
        Ticket asked = A.After(A.Ticket.Ask(A.Ben, "Which one?", A.Morning.AddHours(1)));
        Assert.Null(asked.ResolutionWatchedAt);

        Ticket answered = A.After(asked.Answer(A.Requester, "The left one", A.Morning.AddHours(6), A.Terms));

        Assert.Equal((TimeSpan.FromHours(5), Due.AddHours(5)), (answered.Waited, answered.ResolutionDue));
        Assert.Equal(A.Morning.AddHours(25), A.After(answered.ChangePriority(A.Cem, Priority.P2, A.Terms, A.Morning.AddHours(7))).ResolutionDue);
    }

    [Fact]
    public void What_was_over_before_the_question_stays_over()
    {
        Ticket late = A.After(A.Ticket.Ask(A.Ben, "Which one?", Due.AddHours(1)));

        Assert.Equal(Due, A.After(late.Answer(A.Requester, "The left one", Due.AddHours(6), A.Terms)).ResolutionDue);
    }

    [Fact]
    public void An_escalation_is_due_when_a_first_response_would_be()
    {
        Ticket escalated = A.After(A.Ticket.Escalate(A.Requester, "Too slow", A.Terms, A.Morning.AddHours(1)));

        Assert.Equal(new Complaint(A.Morning.AddHours(1), A.Morning.AddHours(4)) { IsEscalation = true }, escalated.Complaint);
    }
}
