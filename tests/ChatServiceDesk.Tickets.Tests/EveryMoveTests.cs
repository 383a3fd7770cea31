namespace ChatServiceDesk.Tickets.Tests;

/// <summary>What every move does to a ticket in every situation. The table is the rule; the desk's moves must agree with each cell.</summary>
public sealed class EveryMoveTests
{
    private const string Table = """
        move              | new             | assigned        | waiting         | resolved              | closed         | confirmed      | complained            | reopened | withdrawn
        Ben claims        | Claimed         | nothing         | nothing         | AlreadyResolved       | AlreadyClosed  | AlreadyClosed  | AlreadyResolved       | Claimed | AlreadyWithdrawn
        Cem claims        | Claimed         | AlreadyClaimed  | AlreadyClaimed  | AlreadyResolved       | AlreadyClosed  | AlreadyClosed  | AlreadyResolved       | Claimed | AlreadyWithdrawn
        Ben asks          | Claimed+Asked   | Asked           | Asked           | AlreadyResolved       | AlreadyClosed  | AlreadyClosed  | AlreadyResolved       | Claimed+Asked | AlreadyWithdrawn
        Cem asks          | Claimed+Asked   | Asked           | Asked           | AlreadyResolved       | AlreadyClosed  | AlreadyClosed  | AlreadyResolved       | Claimed+Asked | AlreadyWithdrawn
        requester answers | NothingAsked    | NothingAsked    | Answered        | NothingAsked          | NothingAsked   | NothingAsked   | NothingAsked          | NothingAsked | NothingAsked
        Cem answers       | NotPermitted    | NotPermitted    | NotPermitted    | NotPermitted          | NotPermitted   | NotPermitted   | NotPermitted          | NotPermitted | NotPermitted
        same priority     | NothingChanges  | NothingChanges  | NothingChanges  | AlreadyResolved       | AlreadyClosed  | AlreadyClosed  | AlreadyResolved       | NothingChanges | AlreadyWithdrawn
        priority 1        | PriorityChanged | PriorityChanged | PriorityChanged | AlreadyResolved       | AlreadyClosed  | AlreadyClosed  | AlreadyResolved       | PriorityChanged | AlreadyWithdrawn
        desk counts 3     | nothing         | nothing         | nothing         | AlreadyResolved       | AlreadyClosed  | AlreadyClosed  | AlreadyResolved       | nothing | AlreadyWithdrawn
        desk counts 10    | ImpactRaised+PriorityChanged | ImpactRaised+PriorityChanged | ImpactRaised+PriorityChanged | AlreadyResolved | AlreadyClosed | AlreadyClosed | AlreadyResolved | ImpactRaised+PriorityChanged | AlreadyWithdrawn
        same sorting      | AlreadySortedSo | AlreadySortedSo | AlreadySortedSo | AlreadyResolved       | AlreadyClosed  | AlreadyClosed  | AlreadyResolved       | AlreadySortedSo | AlreadyWithdrawn
        other category    | Recategorised   | Recategorised   | Recategorised   | AlreadyResolved       | AlreadyClosed  | AlreadyClosed  | AlreadyResolved       | Recategorised | AlreadyWithdrawn
        other queue       | Recategorised   | Recategorised   | Recategorised   | AlreadyResolved       | AlreadyClosed  | AlreadyClosed  | AlreadyResolved       | Recategorised | AlreadyWithdrawn
        Ben resolves      | Claimed+Resolved| Resolved        | Resolved        | AlreadyResolved       | AlreadyClosed  | AlreadyClosed  | AlreadyResolved       | Claimed+Resolved | AlreadyWithdrawn
        Cem resolves      | Claimed+Resolved| Resolved        | Resolved        | AlreadyResolved       | AlreadyClosed  | AlreadyClosed  | AlreadyResolved       | Claimed+Resolved | AlreadyWithdrawn
        requester reopens | NotResolved     | NotResolved     | NotResolved     | Reopened              | Reopened       | Reopened       | Reopened              | NotResolved | AlreadyWithdrawn
        Ben reopens       | NotPermitted    | NotPermitted    | NotPermitted    | NotPermitted          | NotPermitted   | NotPermitted   | NotPermitted          | NotPermitted | NotPermitted
        desk closes       | NotResolved     | NotResolved     | NotResolved     | Closed                | AlreadyClosed  | AlreadyClosed  | Closed                | NotResolved | AlreadyWithdrawn
        requester rates 5 | NotResolved     | NotResolved     | NotResolved     | SurveyAnswered+Closed | SurveyAnswered | nothing        | SurveyAnswered+Closed | NotResolved | AlreadyWithdrawn
        requester rates 1 | NotResolved     | NotResolved     | NotResolved     | SurveyAnswered        | SurveyAnswered | SurveyAnswered | nothing               | NotResolved | AlreadyWithdrawn
        Ben rates 5       | NotPermitted    | NotPermitted    | NotPermitted    | NotPermitted          | NotPermitted   | NotPermitted   | NotPermitted          | NotPermitted | NotPermitted
        requester says    | Said            | Said            | Said            | AlreadyResolved       | AlreadyClosed  | AlreadyClosed  | AlreadyResolved       | Said            | AlreadyWithdrawn
        Ben says          | Claimed+Said    | Said            | Said            | Said                  | AlreadyClosed  | AlreadyClosed  | Said                  | Claimed+Said    | AlreadyWithdrawn
        Cem says          | Claimed+Said    | Said            | Said            | Said                  | AlreadyClosed  | AlreadyClosed  | Said                  | Claimed+Said    | AlreadyWithdrawn
        stranger says     | NotPermitted    | NotPermitted    | NotPermitted    | NotPermitted          | NotPermitted   | NotPermitted   | NotPermitted          | NotPermitted    | NotPermitted
        requester rewords | Reworded        | Reworded        | Reworded        | Reworded              | AlreadyClosed  | AlreadyClosed  | Reworded              | Reworded        | AlreadyWithdrawn
        Ben rewords       | Reworded        | Reworded        | Reworded        | Reworded              | AlreadyClosed  | AlreadyClosed  | Reworded              | Reworded        | AlreadyWithdrawn
        requester deletes | TakenBack       | TakenBack       | TakenBack       | TakenBack             | AlreadyClosed  | AlreadyClosed  | TakenBack             | TakenBack       | AlreadyWithdrawn
        requester edits   | Edited          | Edited          | Edited          | AlreadyResolved       | AlreadyClosed  | AlreadyClosed  | AlreadyResolved       | Edited          | AlreadyWithdrawn
        requester worsens | PriorityChanged+Edited | PriorityChanged+Edited | PriorityChanged+Edited | AlreadyResolved | AlreadyClosed | AlreadyClosed | AlreadyResolved | PriorityChanged+Edited | AlreadyWithdrawn
        requester repeats | nothing         | nothing         | nothing         | AlreadyResolved       | AlreadyClosed  | AlreadyClosed  | AlreadyResolved       | nothing         | AlreadyWithdrawn
        Ben edits         | NotPermitted    | NotPermitted    | NotPermitted    | NotPermitted          | NotPermitted   | NotPermitted   | NotPermitted          | NotPermitted    | NotPermitted
        requester withdraws | Withdrawn     | Withdrawn       | Withdrawn       | AlreadyResolved       | AlreadyClosed  | AlreadyClosed  | AlreadyResolved       | Withdrawn       | AlreadyWithdrawn
        Ben withdraws     | NotPermitted    | NotPermitted    | NotPermitted    | NotPermitted          | NotPermitted   | NotPermitted   | NotPermitted          | NotPermitted    | NotPermitted
        """;

    /// <summary>After the time to close, before the time to reopen is over.</summary>
    private static readonly DateTimeOffset Now = A.Morning + A.Terms.CloseAfter + TimeSpan.FromHours(1);

    public static TheoryData<string, string, string> Cells
    {
        get
        {
            string[][] rows = [.. Table.Split('\n').Select(line => line.Split('|', StringSplitOptions.TrimEntries))];
            TheoryData<string, string, string> cells = [];
            foreach (string[] row in rows[1..])
            {
                foreach ((int column, string expected) in row.Index().Skip(1))
                {
                    cells.Add(rows[0][column], row[0], expected);
                }
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_move_does_what_the_table_says(string situation, string move, string expected) =>
        Assert.Equal(expected, A.Outcome(Situations.Move(Situations.Of(situation), move, Now)));

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_move_leaves_the_ticket_that_it_was_made_on_as_it_was(string situation, string move, string outcome)
    {
        Assert.NotEmpty(outcome);
        Ticket before = Situations.Of(situation);

        Situations.Move(before, move, Now);

        Assert.Equal(Situations.Of(situation), before);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Each_event_is_one_version_and_carries_its_time_and_its_actor(string situation, string move, string outcome)
    {
        Assert.NotEmpty(outcome);
        Ticket before = Situations.Of(situation);
        if (Situations.Move(before, move, Now) is not Decision.Accepted accepted)
        {
            return; // A refusal has no events.
        }

        Assert.Equal(before.Version + accepted.Events.Count, accepted.Next.Version);
        Assert.All(accepted.Events, happened => Assert.Equal(Now, happened.At));
        Assert.All(accepted.Events, happened => Assert.Equal(ActorOf(move), happened.By));
    }

    [Fact]
    public void A_ticket_has_as_many_versions_as_its_whole_history_has_events()
    {
        List<TicketEvent> history = [.. A.Opened.Events];
        Ticket ticket = A.Ticket;
        foreach (string move in (string[])["Cem asks", "requester answers", "priority 1", "Ben resolves", "requester rates 1", "requester reopens", "Ben resolves", "requester rates 5"])
        {
            var accepted = Assert.IsType<Decision.Accepted>(Situations.Move(ticket, move, Now));
            history.AddRange(accepted.Events);
            ticket = accepted.Next;
        }

        Assert.Equal(12, history.Count);
        Assert.Equal(history.Count, ticket.Version);
        Assert.Equal(1, ticket.TimesReopened);
    }

    private static Actor ActorOf(string move) => move.Split(' ')[0] switch
    {
        "requester" => Actor.Requester(A.Requester),
        "desk" => Actor.DeskItself,
        "Ben" => Actor.Agent(A.Ben),
        _ => Actor.Agent(A.Cem),
    };
}
