using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Simulation.Processes;

/// <summary>Takes what nobody has, asks now and then, changes a priority now and then, and resolves.</summary>
internal sealed class SupportAgent(Person me, FakeConnector teams, TeamsClient client, Tally tally, Random random)
    : Somebody(me, teams, client, tally)
{
    private const string Claim = "Claim";
    private const string Ask = "Send question";
    private const string Resolve = "Resolve ticket";
    private const string Prioritise = "Set priority";

    /// <summary>Older cards are left alone: they are resolved, or somebody else's.</summary>
    private const int NewestCards = 20;

    private readonly HashSet<string> _done = new(StringComparer.Ordinal);

    protected override async Task DoAsync(CancellationToken isOver)
    {
        if (await SeesAsync(Work, isOver) is not { } card)
        {
            return;
        }

        if (Offers(card, Me, Claim))
        {
            await PressesAsync(card, new Press(Claim));
        }

        int dice = random.Next(10);
        if (dice < 4)
        {
            await PressesAsync(card, new Press(Ask) { Inputs = { ["What do you need to know?"] = "Since when?" } });
        }
        else if (dice < 5)
        {
            await PressesAsync(card, new Press(Prioritise));
        }

        if (dice >= 2)
        {
            await PressesAsync(card, new Press(Resolve) { Inputs = { ["What did you do? The requester will read this."] = "Replaced the battery." } });
            _done.Add(card.Id);
        }
    }

    private PostedMessage? Work(FakeConnector teams)
    {
        PostedMessage[] open = [.. teams.Conversation(teams.World.ServiceDeskChannel).Cards.TakeLast(NewestCards)
            .Where(card => Offers(card, Me, Claim) || (Offers(card, Me, Resolve) && !_done.Contains(card.Id)))];
        return open.Length > 0 ? open[random.Next(open.Length)] : null;
    }
}
