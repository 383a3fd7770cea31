using ChatServiceDesk.Configuration;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tests.Configuration;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Tests.House;

/// <summary>Whatever agents read of a ticket that was reported without a name has none, even if the store held it.</summary>
public sealed class NamingRulesTests : IDisposable
{
    private const string Name = "Mara Lindqvist";
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly Person Mara = new(new PersonId("mara"), Name);
    private static readonly Person Ben = new(new PersonId("ben"), "Ben Okafor");
    private readonly SampleDeskFile _file = new();

    public static TheoryData<string> Events { get; } = [.. typeof(TicketEvent).GetNestedTypes().Select(type => type.Name)];

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Only_one_file_reads_a_requesters_name_off_a_ticket() => Violation.None(NamingRules.Names(Repository.Sources));

    [Theory]
    [InlineData("class A { string B(Ticket ticket) => ticket.Requester.Name; }", 1)]
    [InlineData("class A { string B(StoredTicket s) => s.Ticket.Requester.Name; }", 1)]
    [InlineData("class A { string B(Ticket ticket) => ticket.Requester.Id.Value; }", 0)]
    [InlineData("class A { string B(Person person) => person.Name; }", 0)]
    public void A_name_that_is_read_elsewhere_is_found(string code, int count) =>
        Assert.Equal(count, NamingRules.Names([SourceFile.Parse("src/ChatServiceDesk/Claiming/A.cs", code)]).Count());

    [Fact]
    public void The_agents_card_has_no_name_in_whatever_state() => Assert.All(Situations(), ticket =>
    {
        string json = new TicketCards(Settings).ForQueue(ticket, "remark").ToJson();
        Assert.DoesNotContain("Mara", json, StringComparison.Ordinal);
        Assert.Contains("An employee", json, StringComparison.Ordinal);
        Assert.Contains(Name, new TicketCards(Settings).ForQueue(ticket with { IsAnonymous = false }).ToJson(), StringComparison.Ordinal);
    });

    [Theory]
    [MemberData(nameof(Events))]
    public void No_note_in_the_thread_has_it(string happened) => Assert.All(Situations(), ticket =>
    {
        TicketMessages messages = new(Settings);
        foreach (ActorRole role in (ActorRole[])[ActorRole.Requester, ActorRole.Agent, ActorRole.Desk])
        {
            HistoryEntry entry = Entry(happened, role);
            HistoryEntry[] earlier = [.. Events.Select(row => Entry(row.Data, ActorRole.Requester))];
            Assert.DoesNotContain("Mara", Note(messages, entry, ticket, earlier), StringComparison.Ordinal);
        }
    });

    [Fact]
    public void No_refusal_preview_or_word_of_a_wall_has_it() => Assert.All(Situations(), ticket =>
    {
        string said = string.Join('\n', Enum.GetValues<Refusal>().Select(refusal => Words.Of(refusal, ticket, Texts.English)))
            + new Previews(Settings).ForAgents(ticket)
            + new TicketMessages(Settings).Untold(Entry(nameof(TicketEvent.Asked), ActorRole.Agent), ticket, requester: null);
        Assert.DoesNotContain("Mara", said, StringComparison.Ordinal);
    });

    private DeskSettings Settings => _file.Read(SampleDeskFile.Text);

    /// <summary>What is noted about an event; nothing for those of which agents read nothing.</summary>
    private static string Note(TicketMessages messages, HistoryEntry entry, Ticket ticket, HistoryEntry[] earlier)
    {
        try
        {
            return messages.Note(entry, ticket, earlier);
        }
        catch (ArgumentException)
        {
            return "";
        }
    }

    private static HistoryEntry Entry(string happened, ActorRole role) => new()
    {
        Version = happened == nameof(TicketEvent.Recategorised) ? 9 : 1,
        Last = 9,
        Event = happened,
        At = Now,
        By = role switch
        {
            ActorRole.Requester => Actor.Requester(Mara),
            ActorRole.Agent => Actor.Agent(Ben),
            _ => Actor.DeskItself,
        },
        Source = "",
        Conversation = "",
        Changes = "{\"Queue\":[\"people\",\"workplace\"],\"Title\":[\"Before\",\"After\"]}",
        Words = happened == nameof(TicketEvent.ImpactRaised) ? "High 4" : "words",
        Previous = "",
        Hash = "",
    };

    /// <summary>As a store would hold them that has kept the name against the rules.</summary>
    private static IEnumerable<Ticket> Situations()
    {
        Ticket ticket = Ticket.Open(new TicketNumber(TicketKind.Incident, 1042), Reported, "people", PriorityMatrix.Itil, SampleTerms, Now).Next with { IsAnonymous = true, Requester = Mara };
        yield return ticket;
        yield return ticket with { Assignee = Ben, State = TicketState.WaitingForRequester, Question = new OpenQuestion("Which?", Ben, Now), Same = new SameReports(4, []) };
        yield return ticket with { Assignee = Ben, State = TicketState.WaitingForOthers, Hold = new Hold("The bank", Ben, Now), ResponseBreach = new Breach(Now, Now, Now), ResolutionBreach = new Breach(Now, Now, Now) };
        yield return ticket with { Complaint = new Complaint(Now, Now) { IsEscalation = true } };
        yield return ticket with { State = TicketState.Resolved, ResolvedBy = Ben, Resolution = "Paid", Survey = new SurveyAnswer(1, "no", Now), Complaint = new Complaint(Now, Now) { MissedAt = Now } };
    }

    private static Report Reported { get; } = new()
    {
        Kind = TicketKind.Incident,
        Category = "hr",
        Title = "Pay",
        Description = "It is too little.",
        Impact = Level.Low,
        Urgency = Level.Low,
        Requester = Mara,
    };

    private static Terms SampleTerms => new(Enum.GetValues<Priority>().ToDictionary(
        priority => priority, _ => new ServiceTarget(TimeSpan.FromHours(1), TimeSpan.FromHours(2), BusinessHours.Always)));
}
