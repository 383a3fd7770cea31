namespace ChatServiceDesk.Tickets.Tests;

/// <summary>What every move does to a ticket in every situation. The table is the rule; the desk's moves must agree with each cell.</summary>
public sealed class EveryMoveTests
{
    private const string Table = """
        move | new | assigned | waiting | resolved | closed | confirmed | complained | reopened | withdrawn | on hold | escalated
        Ben claims | Claimed | nothing | nothing | AlreadyResolved | AlreadyClosed | AlreadyClosed | AlreadyResolved | Claimed | AlreadyWithdrawn | Continued | nothing
        Cem claims | Claimed | AlreadyClaimed | AlreadyClaimed | AlreadyResolved | AlreadyClosed | AlreadyClosed | AlreadyResolved | Claimed | AlreadyWithdrawn | AlreadyClaimed | AlreadyClaimed
        Ben asks | Claimed+Asked | Asked | Asked | AlreadyResolved | AlreadyClosed | AlreadyClosed | AlreadyResolved | Claimed+Asked | AlreadyWithdrawn | Asked | ComplaintClosed+Asked
        Cem asks | Claimed+Asked | Asked | Asked | AlreadyResolved | AlreadyClosed | AlreadyClosed | AlreadyResolved | Claimed+Asked | AlreadyWithdrawn | Asked | ComplaintClosed+Asked
        requester answers | NothingAsked | NothingAsked | Answered | NothingAsked | NothingAsked | NothingAsked | NothingAsked | NothingAsked | NothingAsked | NothingAsked | NothingAsked
        Cem answers | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted
        same priority | NothingChanges | NothingChanges | NothingChanges | AlreadyResolved | AlreadyClosed | AlreadyClosed | AlreadyResolved | NothingChanges | AlreadyWithdrawn | NothingChanges | NothingChanges
        priority 1 | PriorityChanged | PriorityChanged | PriorityChanged | AlreadyResolved | AlreadyClosed | AlreadyClosed | AlreadyResolved | PriorityChanged | AlreadyWithdrawn | PriorityChanged | PriorityChanged
        desk counts 3 | nothing | nothing | nothing | AlreadyResolved | AlreadyClosed | AlreadyClosed | AlreadyResolved | nothing | AlreadyWithdrawn | nothing | nothing
        desk counts 10 | ImpactRaised+PriorityChanged | ImpactRaised+PriorityChanged | ImpactRaised+PriorityChanged | AlreadyResolved | AlreadyClosed | AlreadyClosed | AlreadyResolved | ImpactRaised+PriorityChanged | AlreadyWithdrawn | ImpactRaised+PriorityChanged | ImpactRaised+PriorityChanged
        same sorting | AlreadySortedSo | AlreadySortedSo | AlreadySortedSo | AlreadyResolved | AlreadyClosed | AlreadyClosed | AlreadyResolved | AlreadySortedSo | AlreadyWithdrawn | AlreadySortedSo | AlreadySortedSo
        other category | Recategorised | Recategorised | Recategorised | AlreadyResolved | AlreadyClosed | AlreadyClosed | AlreadyResolved | Recategorised | AlreadyWithdrawn | Recategorised | Recategorised
        other queue | Recategorised | Recategorised | Recategorised | AlreadyResolved | AlreadyClosed | AlreadyClosed | AlreadyResolved | Recategorised | AlreadyWithdrawn | Recategorised | Recategorised
        Ben resolves | Claimed+Resolved | Resolved | Resolved | AlreadyResolved | AlreadyClosed | AlreadyClosed | AlreadyResolved | Claimed+Resolved | AlreadyWithdrawn | Resolved | ComplaintClosed+Resolved
        Cem resolves | Claimed+Resolved | Resolved | Resolved | AlreadyResolved | AlreadyClosed | AlreadyClosed | AlreadyResolved | Claimed+Resolved | AlreadyWithdrawn | Resolved | ComplaintClosed+Resolved
        requester reopens | NotResolved | NotResolved | NotResolved | Reopened | Reopened | Reopened | Reopened | NotResolved | AlreadyWithdrawn | NotResolved | NotResolved
        Ben reopens | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted
        desk closes | NotResolved | NotResolved | NotResolved | Closed | AlreadyClosed | AlreadyClosed | Closed | NotResolved | AlreadyWithdrawn | NotResolved | NotResolved
        requester rates 5 | NotResolved | NotResolved | NotResolved | SurveyAnswered+Closed | SurveyAnswered | nothing | SurveyAnswered+Closed | NotResolved | NotAskedToRate | NotResolved | NotResolved
        requester rates 1 | NotResolved | NotResolved | NotResolved | SurveyAnswered+ComplaintRaised | SurveyAnswered+ComplaintRaised | SurveyAnswered+ComplaintRaised | nothing | NotResolved | NotAskedToRate | NotResolved | NotResolved
        Ben rates 5 | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted
        Ben sees to it | NoComplaint | NoComplaint | NoComplaint | NoComplaint | NoComplaint | NoComplaint | ComplaintClosed | ComplaintClosed | NoComplaint | NoComplaint | ComplaintClosed
        desk reminds | NotAskedToRate | NotAskedToRate | NotAskedToRate | SurveyReminded | SurveyReminded | NotAskedToRate | NotAskedToRate | NotAskedToRate | NotAskedToRate | NotAskedToRate | NotAskedToRate
        desk misses it | NoComplaint | NoComplaint | NoComplaint | NoComplaint | NoComplaint | NoComplaint | FollowUpMissed | FollowUpMissed | NoComplaint | NoComplaint | EscalationMissed
        desk asks | NotAskedToRate | NotAskedToRate | NotAskedToRate | NotAskedToRate | NotAskedToRate | NotAskedToRate | NotAskedToRate | NotAskedToRate | NotAskedToRate | NotAskedToRate | NotAskedToRate
        requester says | Said | Said | Said | AlreadyResolved | AlreadyClosed | AlreadyClosed | AlreadyResolved | Said | AlreadyWithdrawn | Said | Said
        Ben says | Claimed+Said | Said | Said | Said | AlreadyClosed | AlreadyClosed | Said | Claimed+Said | AlreadyWithdrawn | Said | ComplaintClosed+Said
        Cem says | Claimed+Said | Said | Said | Said | AlreadyClosed | AlreadyClosed | Said | Claimed+Said | AlreadyWithdrawn | Said | ComplaintClosed+Said
        stranger says | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted
        requester rewords | Reworded | Reworded | Reworded | Reworded | AlreadyClosed | AlreadyClosed | Reworded | Reworded | AlreadyWithdrawn | Reworded | Reworded
        Ben rewords | Reworded | Reworded | Reworded | Reworded | AlreadyClosed | AlreadyClosed | Reworded | Reworded | AlreadyWithdrawn | Reworded | Reworded
        requester deletes | TakenBack | TakenBack | TakenBack | TakenBack | AlreadyClosed | AlreadyClosed | TakenBack | TakenBack | AlreadyWithdrawn | TakenBack | TakenBack
        requester edits | Edited | Edited | Edited | AlreadyResolved | AlreadyClosed | AlreadyClosed | AlreadyResolved | Edited | AlreadyWithdrawn | Edited | Edited
        requester worsens | PriorityChanged+Edited | PriorityChanged+Edited | PriorityChanged+Edited | AlreadyResolved | AlreadyClosed | AlreadyClosed | AlreadyResolved | PriorityChanged+Edited | AlreadyWithdrawn | PriorityChanged+Edited | PriorityChanged+Edited
        requester repeats | nothing | nothing | nothing | AlreadyResolved | AlreadyClosed | AlreadyClosed | AlreadyResolved | nothing | AlreadyWithdrawn | nothing | nothing
        Ben edits | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted
        requester withdraws | Withdrawn | Withdrawn | Withdrawn | AlreadyResolved | AlreadyClosed | AlreadyClosed | AlreadyResolved | Withdrawn | AlreadyWithdrawn | Withdrawn | Withdrawn
        Ben withdraws | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted
        Ben waits | Claimed+PutOnHold | PutOnHold | RequesterIsAsked | AlreadyResolved | AlreadyClosed | AlreadyClosed | AlreadyResolved | Claimed+PutOnHold | AlreadyWithdrawn | nothing | ComplaintClosed+PutOnHold
        Cem waits | Claimed+PutOnHold | PutOnHold | RequesterIsAsked | AlreadyResolved | AlreadyClosed | AlreadyClosed | AlreadyResolved | Claimed+PutOnHold | AlreadyWithdrawn | PutOnHold | ComplaintClosed+PutOnHold
        Ben continues | NotOnHold | NotOnHold | NotOnHold | AlreadyResolved | AlreadyClosed | AlreadyClosed | AlreadyResolved | NotOnHold | AlreadyWithdrawn | Continued | NotOnHold
        requester escalates | Escalated | Escalated | Escalated | AlreadyResolved | AlreadyClosed | AlreadyClosed | AlreadyResolved | nothing | AlreadyWithdrawn | Escalated | nothing
        Cem escalates | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted | NotPermitted
        desk watches response | ResponseMissed | NothingMissed | NothingMissed | NothingMissed | NothingMissed | NothingMissed | NothingMissed | NothingMissed | NothingMissed | NothingMissed | NothingMissed
        desk watches resolution | ResolutionMissed | ResolutionMissed | NothingMissed | NothingMissed | NothingMissed | NothingMissed | NothingMissed | ResolutionMissed | NothingMissed | ResolutionMissed | ResolutionMissed
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

        Assert.Equal(13, history.Count);
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
