namespace ChatServiceDesk.Tickets.Tests;

/// <summary>What a requester's edit and withdrawal make of a ticket, beyond the event.</summary>
public sealed class EditingTests
{
    private static readonly DateTimeOffset Later = A.Morning.AddHours(2);

    [Fact]
    public void Other_answers_give_another_priority_and_due_times_from_when_it_was_opened()
    {
        Ticket edited = A.After(A.Ticket.Edit(A.Requester, A.Ticket.Wording with { Impact = Level.High, Urgency = Level.High }, PriorityMatrix.Itil, A.Terms, Later));

        Assert.Equal(Priority.P1, edited.Priority);
        Assert.Equal(A.Morning + TimeSpan.FromHours(10), edited.ResolutionDue);
        Assert.Equal(A.Morning + TimeSpan.FromHours(1), edited.FirstResponseDue);
        Assert.False(edited.IsPriorityByAgent);
    }

    [Fact]
    public void A_priority_that_an_agent_has_set_stays_with_its_due_times()
    {
        Ticket set = A.After(A.Ticket.ChangePriority(A.Ben, Priority.P4, A.Terms, Later));

        var edit = Assert.IsType<Decision.Accepted>(set.Edit(A.Requester, set.Wording with { Impact = Level.High, Urgency = Level.High }, PriorityMatrix.Itil, A.Terms, Later));

        Assert.Equal((Priority.P4, set.ResolutionDue), (edit.Next.Priority, edit.Next.ResolutionDue));
        Assert.Equal([new TicketEvent.Edited(Actor.Requester(A.Requester), Later)], edit.Events);
    }

    [Fact]
    public void Other_words_leave_the_priority_that_the_desk_has_raised()
    {
        Ticket raised = A.After(A.Ticket.IncreaseImpact(Level.High, 10, PriorityMatrix.Itil, A.Terms, Later));

        Ticket edited = A.After(raised.Edit(A.Requester, raised.Wording with { Title = "Printer jams again" }, PriorityMatrix.Itil, A.Terms, Later));

        Assert.Equal(raised.Priority, edited.Priority);
    }

    [Fact]
    public void Who_withdraws_leaves_no_question_no_timer_and_no_way_back()
    {
        Ticket withdrawn = Situations.Of("withdrawn");

        Assert.False(withdrawn.IsOpen);
        Assert.Equal((null, null, null, null), (withdrawn.Question, withdrawn.ClosesAt, withdrawn.ReopenUntil, withdrawn.Resolution));
        Assert.Equal(A.Morning, withdrawn.ClosedAt);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Nobody_says_nothing(string words)
    {
        Assert.Throws<ArgumentException>(() => A.Ticket.Say(Actor.Requester(A.Requester), words, null, Later));
        Assert.Throws<ArgumentException>(() => A.Ticket.Reword(Actor.Requester(A.Requester), words, Later));
    }

    [Fact]
    public void The_desk_says_nothing_by_itself() =>
        Assert.Equal("NotPermitted", A.Outcome(A.Ticket.Say(Actor.DeskItself, "Hello", null, Later)));

    [Fact]
    public void An_agent_who_writes_first_has_responded()
    {
        Ticket said = A.After(A.Ticket.Say(Actor.Agent(A.Ben), "Please restart it", null, Later));

        Assert.Equal((TicketState.Assigned, A.Ben, Later), (said.State, said.Assignee, said.RespondedAt));
    }
}
