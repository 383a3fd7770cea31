namespace ChatServiceDesk.Tickets.Tests;

/// <summary>A report without a name: the id stays for permission, the name is in neither ticket nor events.</summary>
public sealed class AnonymityTests
{
    private static readonly Report Nameless = A.Report with { IsAnonymous = true, MessageLink = "https://teams.microsoft.com/l/message/19:a_b/1", Likeness = "l" };

    private static Decision.Accepted Opened => Ticket.Open(new TicketNumber(TicketKind.Incident, 1042), Nameless, "people", PriorityMatrix.Itil, A.Terms, A.Morning);

    [Fact]
    public void It_holds_the_id_and_no_name_nor_what_leads_to_one()
    {
        Ticket ticket = Opened.Next;

        Assert.True(ticket.IsAnonymous);
        Assert.Equal(new Person(A.Requester.Id, Person.Unnamed), ticket.Requester);
        Assert.Null(ticket.MessageLink);
        Assert.Null(ticket.Likeness);
    }

    [Fact]
    public void Its_requester_may_do_all_that_a_requester_may_and_no_event_names_them()
    {
        Ticket asked = A.After(Opened.Next.Ask(A.Ben, "Which?", A.Morning));
        Actor rita = Actor.Requester(A.Requester);
        Decision[] moves =
        [
            Opened,
            asked.Answer(A.Requester, "The left one", A.Morning),
            asked.Say(rita, "hello", "m", A.Morning),
            asked.Reword(rita, "hello", A.Morning),
            asked.TakeBack(rita, A.Morning),
            asked.Edit(A.Requester, asked.Wording with { Title = "Other", Impact = Level.High, Urgency = Level.High }, PriorityMatrix.Itil, A.Terms, A.Morning),
            asked.Withdraw(A.Requester, "", A.Morning),
            asked.Escalate(A.Requester, "a manager", A.Terms, A.Morning),
            A.After(asked.Resolve(A.Ben, "OK", A.Terms, A.Morning)).Reopen(A.Requester, "no", A.Terms, A.Morning),
            A.After(asked.Resolve(A.Ben, "OK", A.Terms, A.Morning)).Rate(A.Requester, new SurveyAnswer(1, "no", A.Morning), new SurveyTerms()),
        ];

        Assert.All(moves, move =>
        {
            Decision.Accepted accepted = Assert.IsType<Decision.Accepted>(move);
            TicketEvent[] own = [.. accepted.Events.Where(happened => happened.By.Role is ActorRole.Requester)];
            Assert.NotEmpty(own);
            Assert.All(own, happened => Assert.Equal(new Person(A.Requester.Id, Person.Unnamed), happened.By.Person));
            Assert.DoesNotContain(A.Requester.Name, accepted.Next.ToString(), StringComparison.Ordinal);
        });
        Assert.Equal(Refusal.NotPermitted, Assert.IsType<Decision.Refused>(asked.Answer(A.Cem, "mine", A.Morning)).Why);
    }

    [Fact]
    public void An_agent_keeps_their_name()
    {
        Decision.Accepted claimed = Assert.IsType<Decision.Accepted>(Opened.Next.Claim(A.Ben, A.Morning));

        Assert.Equal(A.Ben, Assert.Single(claimed.Events).By.Person);
    }

    [Fact]
    public void It_is_for_nobody_else_and_names_nobody()
    {
        Assert.Throws<ArgumentException>(() => Open(Nameless with { ReportedBy = A.Cem }));
        Assert.Throws<ArgumentException>(() => Open(Nameless with { Affected = [A.Cem] }));
    }

    private static Decision.Accepted Open(Report report) => Ticket.Open(new TicketNumber(TicketKind.Incident, 1042), report, "people", PriorityMatrix.Itil, A.Terms, A.Morning);
}
