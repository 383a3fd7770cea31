namespace ChatServiceDesk.Tickets.Tests;

/// <summary>What the desk may do to a ticket because others report the same.</summary>
public sealed class IncreasingImpactTests
{
    private static readonly DateTimeOffset Later = A.Morning.AddHours(2);

    [Fact]
    public void The_priority_follows_the_matrix_and_the_due_times_follow_the_priority()
    {
        Decision.Accepted raised = Increase(TicketOf(Level.Low, Level.Medium), Level.Medium);

        Assert.Equal(
            [
                new TicketEvent.ImpactRaised(Actor.DeskItself, Later, Level.Low, Level.Medium, 3),
                new TicketEvent.PriorityChanged(Actor.DeskItself, Later, Priority.P4, Priority.P3),
            ],
            raised.Events);
        Assert.Equal((Level.Medium, Priority.P3, 3), (raised.Next.Impact, raised.Next.Priority, raised.Next.Version));
        Assert.Equal((A.Morning.AddHours(3), A.Morning.AddHours(30)), (raised.Next.FirstResponseDue, raised.Next.ResolutionDue));
    }

    [Fact]
    public void The_desk_alone_never_makes_it_P1()
    {
        Decision.Accepted raised = Increase(TicketOf(Level.Low, Level.High), Level.High);

        Assert.Equal((Level.High, Priority.P2), (raised.Next.Impact, raised.Next.Priority));
    }

    [Theory]
    [InlineData(Level.High, Level.Low)]
    [InlineData(Level.High, Level.High)]
    [InlineData(Level.Medium, Level.High)]
    public void Nothing_is_ever_lowered(Level impact, Level urgency)
    {
        Ticket ticket = TicketOf(impact, urgency);

        Assert.Same(ticket, Increase(ticket, Level.Medium).Next);
    }

    [Theory]
    [InlineData(Priority.P5)]
    [InlineData(Priority.P1)]
    public void A_priority_that_an_agent_has_set_stays(Priority byAgent)
    {
        Ticket set = A.After(TicketOf(Level.Low, Level.Medium).ChangePriority(A.Ben, byAgent, A.Terms, A.Morning));

        Decision.Accepted raised = Increase(set, Level.High);

        Assert.Equal([new TicketEvent.ImpactRaised(Actor.DeskItself, Later, Level.Low, Level.High, 3)], raised.Events);
        Assert.Equal(set with { Impact = Level.High, Version = 3 }, raised.Next);
    }

    [Fact]
    public void A_matrix_in_which_it_makes_no_difference_changes_no_priority()
    {
        PriorityMatrix flat = new([.. Enumerable.Repeat(Priority.P3, 9)]);
        Ticket ticket = TicketOf(Level.Low, Level.Medium) with { Priority = Priority.P3 };

        var raised = Assert.IsType<Decision.Accepted>(ticket.IncreaseImpact(Level.High, 10, flat, A.Terms, Later));

        Assert.Equal(Priority.P3, raised.Next.Priority);
        Assert.Single(raised.Events);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(10, 10)]
    [InlineData(19, 10)]
    [InlineData(20, 20)]
    [InlineData(4711, 1000)]
    public void From_eleven_people_on_they_are_told_in_steps(int people, int told) => Assert.Equal(told, new SameReports(people, []).Told);

    private static Ticket TicketOf(Level impact, Level urgency) => Ticket.Open(
        new TicketNumber(TicketKind.Incident, 1042), A.Report with { Impact = impact, Urgency = urgency }, "workplace", PriorityMatrix.Itil, A.Terms, A.Morning).Next;

    private static Decision.Accepted Increase(Ticket ticket, Level impact) =>
        Assert.IsType<Decision.Accepted>(ticket.IncreaseImpact(impact, 3, PriorityMatrix.Itil, A.Terms, Later));
}
