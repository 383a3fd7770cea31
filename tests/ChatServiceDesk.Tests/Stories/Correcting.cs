using System.Text.Json.Nodes;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tickets;
using static ChatServiceDesk.Tests.Stories.Deliveries;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>An agent says what a ticket really is: the right team gets it, and nobody else keeps it.</summary>
public sealed class Correcting(Azurite azurite) : Story
{
    private const string Network = "19:network@thread.tacv2";
    private const string Security = "19:security@thread.tacv2";
    private const string NotFound = "I can't find that ticket here. It may belong to another team or person.";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;
    private static readonly Person Cem = World.Sample.Cem;

    private static World Teams { get; } = World.Sample with
    {
        Team = World.Sample.Team with { Channels = [.. World.Sample.Team.Channels, new Channel(Network, "Network"), new Channel(Security, "Security")] },
    };

    [Theory]
    [InlineData(Shelf.Sqlite)]
    [InlineData(Shelf.Azurite)]
    public async Task Another_category_moves_the_ticket_to_the_team_that_it_belongs_to(Shelf shelf)
    {
        await using DeskStage stage = await ConnectedAsync(await azurite.StorageAsync(shelf, Cancelled));
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, "My laptop loses the wifi all the time, canarywifi", ("Category", "Hardware"));
        await ticket.ClaimAsync(Ben, Cancelled);
        PostedMessage old = ticket.Card;
        Ticket before = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket;

        DeskAnswer answer = await CorrectAsync(ticket, Ben, old, "Network and VPN");

        StoredTicket stored = await stage.TicketAsync(ticket.Number, Cancelled);
        Assert.Equal(
            before with { Version = 3, Category = "network", Queue = "network", State = TicketState.New, Assignee = null },
            stored.Ticket);
        Assert.Equal(["Opened", "Claimed", "Recategorised"], await stage.EventsAsync(ticket.Number, Cancelled));
        Assert.Equal($"{ticket.Name} is with Network now.", answer.Words.Trim());
        Assert.Equal($"{ticket.Name} is with Network now.", old.Words.Trim());
        Assert.Contains("canarywifi", ticket.CardIn(Network).Words, StringComparison.Ordinal);
        Assert.Contains("Nobody yet", ticket.CardIn(Network).Words, StringComparison.Ordinal);
        Assert.Equal(["Ben Okafor of Workplace has passed this on."], stage.Teams.Conversation(ticket.CardIn(Network).ConversationId).Texts);
        Assert.Equal(
            [$"Ben Okafor is working on {ticket.Name}: {before.Title}", $"{ticket.Name} is with Network now, as an incident: Network and VPN. Their agents will see to it."],
            stage.TextsTo(Mara));
        Assert.Contains("Network", ticket.Receipt.Words, StringComparison.Ordinal);
        Assert.Contains("Waiting for an agent", ticket.Receipt.Words, StringComparison.Ordinal);
        Assert.Empty(await stage.RowsAsync(Keys.QueueOf("workplace"), Cancelled));
        Assert.Empty(await stage.RowsAsync(Keys.AgentPrefix, Cancelled));
        Assert.Single(await stage.RowsAsync(Keys.QueueOf("network"), Cancelled));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task The_new_team_works_on_it_from_there_and_gets_what_the_requester_says()
    {
        await using DeskStage stage = await ConnectedAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear, ("Category", "Hardware"));
        await CorrectAsync(ticket, Ben, ticket.Card, "Network and VPN");
        PostedMessage card = ticket.CardIn(Network);

        await ticket.PressAsync(Cem, card, "Send question", Cancelled, (Steps.QuestionLabel, "Which floor?"));
        await ticket.PressAsync(Mara, ticket.News("has a question about"), "Send answer", Cancelled, ("Your answer", "The second, canaryfloor"));
        await ticket.PressAsync(Cem, card, "Resolve ticket", Cancelled, (Steps.NoteLabel, "Moved the antenna"));
        await ticket.PressAsync(Mara, ticket.News("How satisfied are you?"), "Reopen ticket", Cancelled, (Steps.ReasonLabel, "It is back"));

        Assert.Equal(["Opened", "Recategorised", "Claimed", "Asked", "Answered", "Resolved", "Reopened"], await stage.EventsAsync(ticket.Number, Cancelled));
        Assert.Equal(
            ["Ben Okafor of Workplace has passed this on.", "Mara Lindqvist answers: The second, canaryfloor", $"Mara Lindqvist has reopened {ticket.Name}: It is back"],
            stage.Teams.Conversation(card.ConversationId).Texts);
        Assert.Contains("Reopened", card.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(stage.Teams.Conversation(stage.World.ServiceDeskChannel).Messages, message => message.Words.Contains("canaryfloor", StringComparison.Ordinal));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task What_was_said_to_the_old_team_is_told_to_the_new_one_and_its_open_question_is_settled()
    {
        await using DeskStage stage = await ConnectedAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear, ("Category", "Hardware"));
        await ticket.AskAsync(Ben, "Which floor?", Cancelled);
        await ticket.PressAsync(Mara, ticket.News("has a question about"), "Send answer", Cancelled, ("Your answer", "The second"));
        await ticket.AskAsync(Ben, "And on cable?", Cancelled);
        PostedMessage question = ticket.News("And on cable?");

        await CorrectAsync(ticket, Ben, ticket.Card, "Network and VPN");

        Assert.Equal(
            ["Ben Okafor of Workplace has passed this on.\n\nBen Okafor asked: Which floor?\n\nMara Lindqvist answered: The second\n\nBen Okafor asked: And on cable?"],
            stage.Teams.Conversation(ticket.CardIn(Network).ConversationId).Texts);
        Assert.Contains("It is settled", question.Words, StringComparison.Ordinal);
        Assert.Null((await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Question);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Within_its_queue_it_keeps_its_agent_its_card_and_its_number()
    {
        await using DeskStage stage = await ConnectedAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear, ("Category", "Hardware"), ("Kind", "Incident"));
        await ticket.ClaimAsync(Ben, Cancelled);

        DeskAnswer answer = await CorrectAsync(ticket, Cem, ticket.Card, "Printing", "Service request");

        Ticket stored = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket;
        Assert.Equal(
            ($"INC-{ticket.Number}", TicketKind.ServiceRequest, "printing", "workplace", Ben.Name),
            (stored.Number.ToString(), stored.Kind, stored.Category, stored.Queue, stored.Assignee?.Name));
        Assert.Contains("Service request · Printing · Workplace", answer.Words, StringComparison.Ordinal);
        Assert.Contains("Service request · Printing · Workplace", ticket.Card.Words, StringComparison.Ordinal);
        Assert.Equal($"Cem Aydin has filed {ticket.Name} as a service request: Printing.", stage.TextsTo(Mara)[^1]);
        Assert.Empty(stage.Teams.Conversation(ticket.Card.ConversationId).Texts);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task The_old_team_can_do_nothing_more_with_it()
    {
        await using DeskStage stage = await ConnectedAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear, ("Category", "Hardware"));
        PostedMessage old = ticket.Card;
        JsonObject data = old.DataOf("Claim");
        await CorrectAsync(ticket, Ben, old, "Network and VPN");
        data["version"] = 2; // What the new team's card says.
        (data["note"], data["question"], data["priority"], data["category"], data["kind"]) = ("x", "x", "P1", "printing", "Incident");
        string before = await stage.PictureAsync(Keys.TicketPrefix, Cancelled) + await stage.PictureAsync(Keys.AgendaPrefix, Cancelled);

        foreach (string verb in new[] { "ticket/claim", "ticket/ask", "ticket/priority", "ticket/resolve", "ticket/correct" })
        {
            Assert.Equal($"{ticket.Name} is with Network now.", (await stage.ForgesAsync(Ben, verb, data.DeepClone(), old.ConversationId, Cancelled)).Words.Trim());
            Assert.Equal(NotFound, (await stage.ForgesAsync(Ben, verb, data.DeepClone(), "19:other@thread.tacv2;messageid=1", Cancelled)).Message);
            Assert.Equal(NotFound, (await stage.ForgesAsync(Ben, verb, data.DeepClone(), null, Cancelled)).Message);
        }

        Assert.Equal(before, await stage.PictureAsync(Keys.TicketPrefix, Cancelled) + await stage.PictureAsync(Keys.AgendaPrefix, Cancelled));
    }

    [Fact]
    public async Task Nor_can_it_before_the_new_teams_card_is_posted()
    {
        await using DeskStage stage = await ConnectedAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear, ("Category", "Hardware"));
        PostedMessage old = ticket.Card;
        JsonObject data = old.DataOf("Claim");
        stage.Teams.Plan(new Fault.Throttled(), call => call.IsSend, times: 9);
        await CorrectAsync(ticket, Ben, old, "Network and VPN");
        data["version"] = 2;

        DeskAnswer answer = await stage.ForgesAsync(Ben, "ticket/claim", data, old.ConversationId, Cancelled);

        Assert.Equal($"{ticket.Name} is with Network now.", answer.Words.Trim());
        Assert.Null((await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Assignee);
    }

    [Fact]
    public async Task Where_one_channel_serves_both_queues_the_old_card_makes_way_for_a_new_one()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear, ("Category", "Hardware"));
        PostedMessage old = ticket.Card;
        JsonObject claim = old.DataOf("Claim");
        await CorrectAsync(ticket, Ben, old, "Network and VPN");

        DeskAnswer stale = await stage.ForgesAsync(Ben, "ticket/claim", claim, old.ConversationId, Cancelled);
        await stage.SettleAsync(Cancelled);
        DeskAnswer claimed = await ticket.ClaimAsync(Cem, Cancelled);

        Assert.Equal($"{ticket.Name} is with Network now.", stale.Words.Trim());
        Assert.Equal($"{ticket.Name} is with Network now.", old.Words.Trim());
        Assert.NotEqual(old.Id, ticket.Card.Id);
        Assert.Contains("Cem Aydin", claimed.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task What_goes_to_a_restricted_queue_is_hidden_from_the_team_that_had_it()
    {
        await using DeskStage stage = await ConnectedAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, "My laptop won't turn on since a canaryclick", ("Category", "Hardware"), ("Title", "canarytitle"));
        await ticket.ClaimAsync(Ben, Cancelled);
        PostedMessage old = ticket.Card;

        DeskAnswer answer = await CorrectAsync(ticket, Ben, old, "Security");

        Assert.Equal(($"{ticket.Name} is with another team now.", $"{ticket.Name} is with another team now."), (answer.Words.Trim(), old.Words.Trim()));
        Assert.DoesNotContain("canary", old.Body.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("canaryclick", ticket.CardIn(Security).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", Assert.Single(stage.Teams.Conversation(ticket.CardIn(Security).ConversationId).Texts), StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Without_a_channel_for_it_the_card_of_a_restricted_queue_waits_and_replay_brings_it_with_its_note()
    {
        await using DeskStage stage = await StartAsync(world: Teams);
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear, ("Category", "Hardware"));
        await CorrectAsync(ticket, Ben, ticket.Card, "Security");
        for (int minute = 0; minute < 8; minute++)
        {
            await stage.PassAsync(TimeSpan.FromMinutes(1), Cancelled);
        }

        Assert.Contains("restricted queue", await DeadLettersAsync(stage, Cancelled), StringComparison.Ordinal);
        await stage.People.MentionsAsync(Ben, Security, "connect Security", Cancelled);
        await ReplayAsync(stage, Cancelled);
        await stage.PassAsync(TimeSpan.FromMinutes(1), Cancelled);
        await stage.PassAsync(TimeSpan.FromMinutes(1), Cancelled);

        Assert.Equal(["Ben Okafor of Workplace has passed this on."], stage.Teams.Conversation(ticket.CardIn(Security).ConversationId).Texts);
        Assert.StartsWith("0 dead letters", await DeadLettersAsync(stage, Cancelled), StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task The_agents_of_a_restricted_queue_can_give_a_ticket_away_and_what_they_were_told_stays()
    {
        await using DeskStage stage = await ConnectedAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, "Somebody sent me a strange invoice", ("Category", "Security"));
        await ticket.PressAsync(Ben, ticket.CardIn(Security), "Send question", Cancelled, (Steps.QuestionLabel, "Did you open it?"));
        await ticket.PressAsync(Mara, ticket.News("has a question about"), "Send answer", Cancelled, ("Your answer", "Yes, canaryopened"));

        PostedMessage old = ticket.CardIn(Security);

        await CorrectAsync(ticket, Ben, old, "Printing");

        Assert.Contains("strange invoice", ticket.Card.Words, StringComparison.Ordinal);
        Assert.Equal(["Ben Okafor of Security has passed this on."], stage.Teams.Conversation(ticket.Card.ConversationId).Texts);
        Assert.Equal($"{ticket.Name} is with Workplace now.", old.Words.Trim());
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_ticket_can_come_back_and_each_stay_has_a_card_of_its_own()
    {
        await using DeskStage stage = await ConnectedAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear, ("Category", "Hardware"));
        PostedMessage first = ticket.Card;
        await CorrectAsync(ticket, Ben, first, "Network and VPN");
        PostedMessage second = ticket.CardIn(Network);
        await CorrectAsync(ticket, Cem, second, "Printing");

        await ticket.ClaimAsync(Ben, Cancelled);

        Assert.NotEqual(first.Id, ticket.Card.Id);
        Assert.Equal([$"{ticket.Name} is with Network now.", $"{ticket.Name} is with Workplace now."], new[] { first, second }.Select(card => card.Words.Trim()));
        Assert.Contains("Ben Okafor", ticket.Card.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task What_was_on_its_way_to_the_old_team_is_dropped()
    {
        await using DeskStage stage = await ConnectedAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear, ("Category", "Hardware"));
        await ticket.AskAsync(Ben, "Which floor?", Cancelled);
        PostedMessage old = ticket.Card;
        stage.Teams.Plan(new Fault.Throttled(), Says("canarylate"));
        await ticket.PressAsync(Mara, ticket.News("has a question about"), "Send answer", Cancelled, ("Your answer", "canarylate"));

        await CorrectAsync(ticket, Ben, old, "Network and VPN"); // The card is held up with the answer, so the first press brings it.
        await ticket.PressAsync(Ben, old, "Correct ticket", Cancelled);
        for (int minute = 0; minute < 3; minute++)
        {
            await stage.PassAsync(TimeSpan.FromMinutes(1), Cancelled);
        }

        Assert.Equal("dropped: another team has it now", (await DeliveryAsync(stage, ticket.Number, "note-queue-4", Cancelled)).String("Outcome"));
        Assert.Empty(stage.Teams.Conversation(old.ConversationId).Texts);
        Assert.Contains("canarylate", Assert.Single(stage.Teams.Conversation(ticket.CardIn(Network).ConversationId).Texts), StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_deleted_card_of_the_old_team_is_not_posted_again()
    {
        await using DeskStage stage = await ConnectedAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear, ("Category", "Hardware"));
        PostedMessage old = ticket.Card;
        int posts = stage.Teams.Calls.Count(call => call.IsSend);
        stage.Teams.Plan(new Fault.Refused(System.Net.HttpStatusCode.NotFound, "ActivityNotFoundInConversation"), call => call.IsUpdate && call.ConversationId == old.ConversationId);

        await CorrectAsync(ticket, Ben, old, "Security");
        await stage.PassAsync(TimeSpan.FromMinutes(1), Cancelled);

        Assert.Equal(posts + 3, stage.Teams.Calls.Count(call => call.IsSend)); // The card, its note, and the news to Mara.
        Assert.Single(stage.Teams.Conversation(stage.World.ServiceDeskChannel).Cards);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Only_the_last_correction_is_told_when_two_come_at_once()
    {
        await using DeskStage stage = await ConnectedAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear, ("Category", "Hardware"));
        JsonObject data = ticket.Card.DataOf("Correct ticket");
        stage.Teams.Plan(new Fault.Throttled(), Says("Printing"));
        foreach ((int version, string category) in new[] { (1, "printing"), (2, "software") })
        {
            (data["version"], data["category"], data["kind"]) = (version, category, "Incident");
            await stage.ForgesAsync(Ben, "ticket/correct", data.DeepClone(), ticket.Card.ConversationId, Cancelled);
        }

        for (int minute = 0; minute < 6; minute++)
        {
            await stage.PassAsync(TimeSpan.FromMinutes(1), Cancelled);
        }

        Assert.Equal([$"Ben Okafor has filed {ticket.Name} as an incident: Software."], stage.TextsTo(Mara));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Of_two_who_correct_it_differently_at_once_one_does_and_the_other_sees_what_became_of_it()
    {
        await using DeskStage stage = await ConnectedAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear, ("Category", "Hardware"));
        JsonObject data = ticket.Card.DataOf("Correct ticket");
        (data["category"], data["kind"]) = ("printing", "Incident");
        JsonObject other = JsonNode.Parse(data.ToJsonString())!.AsObject(); // It is an object.
        other["category"] = "software";

        DeskAnswer[] answers = await Task.WhenAll(new[] { data, other }.Select(press => stage.ForgesAsync(Ben, "ticket/correct", press, ticket.Card.ConversationId, Cancelled)));

        Assert.Single(answers, answer => answer.Words.Contains("This ticket has changed since the card was drawn", StringComparison.Ordinal));
        Assert.Equal(["Opened", "Recategorised"], await stage.EventsAsync(ticket.Number, Cancelled));
    }

    [Fact]
    public async Task Pressed_twice_it_happens_once()
    {
        await using DeskStage stage = await ConnectedAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear, ("Category", "Hardware"));
        JsonObject data = ticket.Card.DataOf("Correct ticket");
        (data["category"], data["kind"]) = ("network", "Incident");

        DeskAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => stage.ForgesAsync(Ben, "ticket/correct", data.DeepClone(), ticket.Card.ConversationId, Cancelled)));
        await stage.SettleAsync(Cancelled);

        Assert.All(answers, answer => Assert.Equal($"{ticket.Name} is with Network now.", answer.Words.Trim()));
        Assert.Equal(["Opened", "Recategorised"], await stage.EventsAsync(ticket.Number, Cancelled));
        Assert.Single(stage.TextsTo(Mara));
    }

    [Fact]
    public async Task Nothing_changes_when_it_is_that_already_or_when_it_is_resolved()
    {
        await using DeskStage stage = await ConnectedAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear, ("Category", "Hardware"), ("Kind", "Incident"));
        JsonObject data = ticket.Card.DataOf("Correct ticket");
        (data["category"], data["kind"]) = ("hardware", "Incident");

        DeskAnswer same = await stage.ForgesAsync(Ben, "ticket/correct", data.DeepClone(), ticket.Card.ConversationId, Cancelled);
        await ticket.ResolveAsync(Ben, "New battery", Cancelled);
        data["category"] = "printing";
        DeskAnswer late = await stage.ForgesAsync(Ben, "ticket/correct", data, ticket.Card.ConversationId, Cancelled);

        Assert.Contains("It has that category and kind already.", same.Words, StringComparison.Ordinal);
        Assert.Contains("already resolved", late.Words, StringComparison.Ordinal);
        Assert.Equal(["Opened", "Claimed", "Resolved"], await stage.EventsAsync(ticket.Number, Cancelled));
    }

    [Fact]
    public async Task The_agents_card_has_no_more_buttons_than_Teams_shows()
    {
        await using DeskStage stage = await ConnectedAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);

        Assert.Equal(["Claim", "Resolve", "Ask requester", "Change priority", "Correct"], ticket.Card.Card!.Value.GetProperty("actions").EnumerateArray().Select(action => action.GetProperty("title").GetString()));
    }

    private static async Task<DeskStage> ConnectedAsync(StageStorage? storage = null)
    {
        DeskStage stage = await StartAsync(storage, Teams);
        await stage.People.MentionsAsync(Ben, Network, "connect Network", Cancelled);
        await stage.People.MentionsAsync(Ben, Security, "connect Security", Cancelled);
        await stage.SettleAsync(Cancelled);
        return stage;
    }

    private static Task<DeskAnswer> CorrectAsync(Reported ticket, Person agent, PostedMessage card, string category, string? kind = null) => kind is null
        ? ticket.PressAsync(agent, card, "Correct ticket", Cancelled, ("Category", category))
        : ticket.PressAsync(agent, card, "Correct ticket", Cancelled, ("Category", category), ("Kind", kind));
}
