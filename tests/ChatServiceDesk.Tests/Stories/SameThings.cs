using System.Text.Json.Nodes;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>Several people report the same thing: everybody hears of it, and its impact is raised.</summary>
public sealed class SameThings(Azurite azurite) : OutageStory
{
    [Fact]
    public async Task The_receipt_tells_how_many_others_have_reported_this_and_names_nobody()
    {
        await using DeskStage stage = await StartAsync();
        Reported first = await ReportAsync(stage, 0);
        Reported second = await ReportAsync(stage, 1);
        Assert.Contains("One other person has reported this.", ReceiptOf(second), StringComparison.Ordinal);

        PostedMessage card = await stage.HearsAsync(Crowd.Others[2], Ways[2], Cancelled);
        DeskAnswer receipt = await stage.People.PressesAsync(
            Crowd.Others[2], card, new Press("Ticket erstellen") { Inputs = Form().ToDictionary(input => input.Field, input => input.Value) }, Cancelled);
        Assert.Contains("2 weitere Personen haben das gemeldet.", receipt.Words, StringComparison.Ordinal);
        await stage.SettleAsync(Cancelled);

        Reported third = new(stage, Crowd.Others[2], Steps.NameIn(receipt.Words), card);
        Assert.DoesNotContain(stage.Teams.ChatOf(third.By).Messages, message => message.Words.Contains(first.Name, StringComparison.Ordinal) || message.Words.Contains(first.By.Name, StringComparison.Ordinal));
        Assert.Contains("2 others have reported this.", ReceiptOf(first), StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData(Shelf.Sqlite, 1)]
    [InlineData(Shelf.Sqlite, 16)]
    [InlineData(Shelf.Azurite, 4)]
    public async Task The_third_person_raises_the_impact_of_all_of_them_wherever_they_are(Shelf shelf, int shards)
    {
        await using DeskStage stage = await StartAsync(
            ("shards: 1\n", $"shards: {shards}\n"),
            shelf is Shelf.Azurite ? new StageStorage.Azure(await azurite.ConnectionStringAsync(Cancelled), Azurite.FreshTableName()) : null);
        Reported[] tickets = [await ReportAsync(stage, 0), await ReportAsync(stage, 1)];
        Assert.All(tickets, ticket => Assert.Equal(["Opened"], EventsOf(stage, ticket)));

        tickets = [.. tickets, await ReportAsync(stage, 2)];

        foreach ((Reported ticket, string words) in tickets.Zip(["Others report the same, so {0} now has priority P4 Low.", "Others report the same, so {0} now has priority P4 Low.", "Auch andere melden das, deshalb hat {0} jetzt die Priorität P4 Niedrig."]))
        {
            Ticket raised = (await StoredAsync(stage, ticket)).Ticket;
            Assert.Equal((Level.Medium, Priority.P4, 3), (raised.Impact, raised.Priority, raised.Same?.People));
            Assert.Equal(["Opened", "ImpactRaised", "PriorityChanged"], EventsOf(stage, ticket));
            Assert.Contains(stage.TextsTo(ticket.By), text => text.StartsWith(words.Replace("{0}", ticket.Name, StringComparison.Ordinal), StringComparison.Ordinal));
            Assert.Single(stage.TextsTo(ticket.By));
        }

        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task The_history_says_that_the_desk_did_it_because_of_whom_and_what_it_changed()
    {
        await using DeskStage stage = await StartAsync();
        Reported first = await ReportAsync(stage, 0);
        await ReportAsync(stage, 1);
        Reported third = await ReportAsync(stage, 2);

        HistoryEntry[] history = await new TicketStore(stage.Table).HistoryAsync(stage.Home(), first.Number, Cancelled).ToArrayAsync(Cancelled);

        Assert.Equal(["Requester", "Desk", "Desk"], history.Select(entry => entry.By.Role.ToString()));
        Assert.Equal(($"compare-{third.Number}", "", "Medium 3", "P4"), (history[1].Source, history[1].Conversation, history[1].Words, history[2].Words));
        JsonNode changes = JsonNode.Parse(history[2].Changes)!; // An object.
        Assert.Equal(("Low", "Medium", "5", "4"), ((string?)changes["Impact"]![0], (string?)changes["Impact"]![1], (string?)changes["Priority"]![0], (string?)changes["Priority"]![1]));
        Assert.NotNull(changes["ResolutionDue"]);
    }

    [Fact]
    public async Task The_agents_card_names_the_others_and_is_updated_in_place_with_one_note_for_each_raise()
    {
        await using DeskStage stage = await StartAsync(("  high: 10\n", "  high: 5\n"));
        Reported[] tickets = new Reported[6];
        for (int i = 0; i < tickets.Length; i++)
        {
            tickets[i] = await ReportAsync(stage, i);
        }

        PostedMessage card = CardOf(tickets[0]);
        Assert.Contains("6 people report the same", card.Words, StringComparison.Ordinal);
        Assert.Contains($"Also {tickets[5].Name}, {tickets[4].Name}, {tickets[3].Name}, {tickets[2].Name}, {tickets[1].Name}", card.Words, StringComparison.Ordinal);
        Assert.Equal(6, stage.Teams.Conversation(stage.World.ServiceDeskChannel).Cards.Count);
        Assert.Equal(
            [
                $"3 people report the same: the impact of {tickets[0].Name} is medium now, its priority P4 Low.",
                $"5 people report the same: the impact of {tickets[0].Name} is high now, its priority P3 Medium.",
            ],
            stage.Teams.Conversation(card.ConversationId).Texts);
        Assert.DoesNotContain(stage.Teams.Conversation(CardOf(tickets[5]).ConversationId).Texts, text => text.StartsWith("3 people", StringComparison.Ordinal));
        Assert.InRange(card.Versions.Count, 2, 8);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task In_an_outage_cards_follow_in_steps_and_not_with_every_report()
    {
        await using DeskStage stage = await StartAsync();
        Reported first = await ReportAsync(stage, 0);
        for (int i = 1; i < 11; i++)
        {
            await ReportAsync(stage, i);
        }

        Ticket raised = (await StoredAsync(stage, first)).Ticket;
        Assert.Equal((Level.High, Priority.P3, 10), (raised.Impact, raised.Priority, raised.Same?.People));
        string before = await stage.PictureAsync(Keys.Ticket(first.Number), Cancelled);

        Reported late = await ReportAsync(stage, 11);

        Assert.Equal(before, await stage.PictureAsync(Keys.Ticket(first.Number), Cancelled));
        Assert.Contains("10 people report the same", CardOf(first).Words, StringComparison.Ordinal);
        Assert.Contains("10 or more people report the same", CardOf(late).Words, StringComparison.Ordinal);
        Assert.Contains("and more", CardOf(late).Words, StringComparison.Ordinal);
        Assert.Contains("Al menos 10 personas han notificado lo mismo.", ReceiptOf(late), StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task The_desk_alone_makes_nothing_P1()
    {
        await using DeskStage stage = await StartAsync(("  high: 10\n", "  high: 3\n"));
        Reported first = await ReportAsync(stage, 0, ("working", "High"));
        await ReportAsync(stage, 1, ("working", "High"));
        await ReportAsync(stage, 2, ("working", "High"));

        Ticket raised = (await StoredAsync(stage, first)).Ticket;

        Assert.Equal((Level.High, Level.High, Priority.P2), (raised.Impact, raised.Urgency, raised.Priority));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_priority_that_an_agent_has_set_stays_and_the_requester_hears_nothing()
    {
        await using DeskStage stage = await StartAsync();
        Reported first = await ReportAsync(stage, 0);
        await first.PressAsync(Ben, CardOf(first), "Set priority", Cancelled, ("Priority", "P4 Low"));
        await ReportAsync(stage, 1);
        await ReportAsync(stage, 2);

        Ticket raised = (await StoredAsync(stage, first)).Ticket;

        Assert.Equal((Level.Medium, Priority.P4), (raised.Impact, raised.Priority));
        Assert.Equal(["Opened", "PriorityChanged", "ImpactRaised"], EventsOf(stage, first));
        Assert.Single(stage.TextsTo(first.By));
        Assert.Contains("its priority P4 Low as set by an agent.", stage.Teams.Conversation(CardOf(first).ConversationId).Texts[^1], StringComparison.Ordinal);
        Assert.Contains("2 others have reported this.", ReceiptOf(first), StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Nothing_is_lowered_where_the_requester_has_said_more()
    {
        await using DeskStage stage = await StartAsync();
        Reported first = await ReportAsync(stage, 0, ("affected", "High"));
        await ReportAsync(stage, 1);
        await ReportAsync(stage, 2);

        Assert.Equal((Level.High, Priority.P3), ((await StoredAsync(stage, first)).Ticket.Impact, (await StoredAsync(stage, first)).Ticket.Priority));
        Assert.Equal(["Opened"], EventsOf(stage, first));
        Assert.Contains("3 people report the same", CardOf(first).Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }
}
