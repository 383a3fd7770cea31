using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Simulation.Processes;

/// <summary>Reports one thing after the other, answers what is asked, and rates what was done.</summary>
/// <param name="me">Who.</param>
/// <param name="firstRoom">Each report names a room of its own; this is the first one.</param>
/// <param name="teams">What is to be seen.</param>
/// <param name="client">What is done.</param>
/// <param name="tally">What comes of it.</param>
/// <param name="random">Decides.</param>
internal sealed partial class Employee(Person me, int firstRoom, FakeConnector teams, TeamsClient client, Tally tally, Random random)
    : Somebody(me, teams, client, tally)
{
    private const string Create = "Create ticket";
    private const string Answer = "Send answer";
    private const string Happy = "😀 5";
    private const string Sad = "😕 2";
    private const string Reopen = "Reopen ticket";

    private int _room = firstRoom;

    protected override async Task DoAsync(CancellationToken isOver)
    {
        int room = _room++;
        await SaysAsync($"My laptop in room {room} won't turn on and I have a customer demo in an hour");
        if (await SeesAsync(teams => teams.ChatOf(Me).Cards.LastOrDefault(card => card.Words.Contains($"room {room} ", StringComparison.Ordinal)), isOver) is not { } card)
        {
            return;
        }

        DeskAnswer? created = await PressesAsync(card, new Press(Create));
        if (created?.Card is null || TicketName().Match(created.Words) is not { Success: true, Value: var name })
        {
            return;
        }

        Tally.Acknowledged[room] = long.Parse(name.Split('-')[1], CultureInfo.InvariantCulture);
        while (await SeesAsync(teams => ForMe(teams, name), isOver) is { } next && !await ReactsAsync(next, isOver))
        {
            // There may be another question.
        }
    }

    [GeneratedRegex("(INC|REQ)-[0-9]+")]
    private static partial Regex TicketName();

    private PostedMessage? ForMe(FakeConnector teams, string name) => teams.ChatOf(Me).Cards
        .LastOrDefault(card => (Offers(card, Me, Answer) || Offers(card, Me, Happy)) && card.Words.Contains(name, StringComparison.Ordinal));

    /// <returns>Whether that was the end of it.</returns>
    private async Task<bool> ReactsAsync(PostedMessage card, CancellationToken isOver)
    {
        if (Offers(card, Me, Answer))
        {
            DeskAnswer? said = await PressesAsync(card, new Press(Answer) { Inputs = { ["Your answer"] = "Since this morning, after the update." } });
            return said is null || isOver.IsCancellationRequested;
        }

        string mood = random.Next(4) == 0 ? Sad : Happy;
        await PressesAsync(card, new Press(mood));
        if (mood == Sad)
        {
            await PressesAsync(card, new Press(Reopen) { Inputs = { ["What is still wrong?"] = "It is off again." } });
        }

        return true;
    }

    private async Task SaysAsync(string text)
    {
        JsonObject activity = Client.Activities.Message(Me, text);
        if ((await Client.SendAsync(activity, CancellationToken.None)).Status is HttpStatusCode.OK)
        {
            Tally.Heard.Add((Me.Chat, (string)activity["id"]!)); // Every message from there has an id.
        }
        else
        {
            Tally.CountRefused();
        }
    }
}
