using System.Net;
using System.Text.Json.Nodes;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>Teams sends an activity again when the answer was late, to whichever process: it has its effect once.</summary>
public sealed class Duplicates(Azurite azurite) : Story
{
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Fact]
    public async Task A_message_that_comes_twice_at_once_is_answered_once()
    {
        await using DeskStage stage = await StartAsync();
        JsonObject message = stage.People.Activities.Message(Mara, Steps.Clear);

        DeskAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => stage.People.SendAsync(message, Cancelled)));
        await stage.SettleAsync(Cancelled);

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Single(stage.Teams.ChatOf(Mara).Messages);
    }

    [Fact]
    public async Task A_message_that_comes_again_after_15_seconds_is_answered_once()
    {
        await using DeskStage stage = await StartAsync();
        JsonObject message = stage.People.Activities.Message(Mara, Steps.Clear);
        await stage.People.SendAsync(message, Cancelled);
        await stage.PassAsync(TimeSpan.FromSeconds(15), Cancelled);

        await stage.People.SendAsync(message, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Single(stage.Teams.ChatOf(Mara).Messages);
    }

    /// <summary>What Teams does with a press whose answer was late: the same id after 15 seconds, and after 30 a new id with what the card said then.</summary>
    [Theory]
    [InlineData("ticket/claim", "", "", "Opened, Claimed")]
    [InlineData("ticket/ask", "question", "Which dock?", "Opened, Claimed, Asked")]
    [InlineData("ticket/priority", "priority", "P1", "Opened, PriorityChanged")]
    [InlineData("ticket/resolve", "note", "New battery", "Opened, Claimed, Resolved")]
    public async Task An_agents_press_that_comes_again_with_a_new_id_has_one_effect(string verb, string field, string value, string events)
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        JsonObject data = ticket.Card.DataOf("Claim");
        data[field] = value;

        await PressLateAsync(stage, Ben, verb, data, ticket.Card.ConversationId);

        Assert.Equal(events, string.Join(", ", await stage.EventsAsync(ticket.Number, Cancelled)));
        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData("ticket/answer", "answer", "The grey one", "Opened, Claimed, Asked, Answered")]
    [InlineData("ticket/reopen", "reason", "Still dark", "Opened, Claimed, Asked, Resolved, Reopened")]
    [InlineData("ticket/rate", "score", "5", "Opened, Claimed, Asked, Resolved, SurveyAnswered, Closed")]
    [InlineData("ticket/rate", "score", "1", "Opened, Claimed, Asked, Resolved, SurveyAnswered, ComplaintRaised")]
    public async Task A_requesters_press_that_comes_again_with_a_new_id_has_one_effect(string verb, string field, string value, string events)
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.AskAsync(Ben, "Which dock?", Cancelled);
        if (verb != "ticket/answer") await ticket.ResolveAsync(Ben, "New battery", Cancelled);
        JsonObject data = new() { ["ticket"] = ticket.Number, ["version"] = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Version, [field] = value };

        await PressLateAsync(stage, Mara, verb, data, place: null);

        Assert.Equal(events, string.Join(", ", await stage.EventsAsync(ticket.Number, Cancelled)));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_report_whose_button_comes_again_with_a_new_id_makes_one_ticket()
    {
        await using DeskStage stage = await StartAsync();
        JsonObject form = (await stage.HearsAsync(Mara, Steps.Clear, Cancelled)).DataOf("Create ticket");
        (form["kind"], form["category"], form["title"]) = ("Incident", "hardware", "Laptop");

        DeskAnswer[] answers = await PressLateAsync(stage, Mara, "intake/create", form, place: null);

        Assert.Equal(["INC-1001", "INC-1001", "INC-1001"], answers.Select(answer => Steps.NameIn(answer.Words)));
        Assert.Equal(1, await stage.TicketCountAsync(Cancelled));
        Assert.Single(stage.Teams.Conversation(stage.World.ServiceDeskChannel).Cards);
        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData(Shelf.Sqlite)]
    [InlineData(Shelf.Azurite)]
    public async Task A_press_that_comes_many_times_at_once_has_one_effect_and_one_answer(Shelf shelf)
    {
        await using DeskStage stage = await StartAsync(await azurite.StorageAsync(shelf, Cancelled));
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        JsonObject press = stage.Forged(Ben, "ticket/claim", ticket.Card.DataOf("Claim"), ticket.Card.ConversationId);

        DeskAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => stage.People.SendAsync(press, Cancelled)));
        await stage.SettleAsync(Cancelled);
        DeskAnswer late = await stage.People.SendAsync(press, Cancelled);

        Assert.Single(answers.Append(late).Select(answer => answer.Body?.GetRawText()).Distinct());
        Assert.Contains("Ben Okafor", late.Words, StringComparison.Ordinal);
        Assert.Equal(["Opened", "Claimed"], await stage.EventsAsync(ticket.Number, Cancelled));
        Assert.Single(stage.TextsTo(Mara));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Two_processes_on_one_table_have_one_effect_and_send_each_message_once()
    {
        await using DeskStage one = await StartAsync(await azurite.StorageAsync(Shelf.Azurite, Cancelled));
        await using DeskStage two = await one.StartAnotherAsync(Cancelled);
        JsonObject message = one.People.Activities.Message(Mara, Steps.Clear);
        await Task.WhenAll(one.People.SendAsync(message, Cancelled), two.People.SendAsync(message, Cancelled));
        await Task.WhenAll(one.SettleAsync(Cancelled), two.SettleAsync(Cancelled));
        PostedMessage card = Assert.Single(one.Teams.ChatOf(Mara).Messages);
        JsonObject form = card.DataOf("Create ticket");
        (form["kind"], form["category"], form["title"]) = ("Incident", "hardware", "Laptop");

        JsonObject create = one.Forged(Mara, "intake/create", form);
        DeskAnswer[] created = await Task.WhenAll(one.People.SendAsync(create, Cancelled), two.People.SendAsync(create, Cancelled));
        await Task.WhenAll(one.SettleAsync(Cancelled), two.SettleAsync(Cancelled));
        Reported ticket = new(one, Mara, Steps.NameIn(created[0].Words), card);
        JsonObject claim = ticket.Card.DataOf("Claim");
        DeskAnswer[] claimed = await Task.WhenAll(
            one.ForgesAsync(Ben, "ticket/claim", claim.DeepClone(), ticket.Card.ConversationId, Cancelled),
            two.ForgesAsync(one.World.Cem, "ticket/claim", claim.DeepClone(), ticket.Card.ConversationId, Cancelled));
        await Task.WhenAll(one.SettleAsync(Cancelled), two.SettleAsync(Cancelled));

        Assert.Equal(created[0].Body?.GetRawText(), created[1].Body?.GetRawText());
        Assert.Single(claimed, answer => answer.Words.Contains("already has this ticket", StringComparison.Ordinal));
        Assert.Equal(["Opened", "Claimed"], await one.EventsAsync(ticket.Number, Cancelled));
        Assert.Single(one.Teams.Conversation(one.World.ServiceDeskChannel).Cards);
        Assert.Single(one.TextsTo(Mara));
        Assert.Equal(1, await one.TicketCountAsync(Cancelled));
        await AssertSoundAsync(two);
    }

    private static async Task<DeskAnswer[]> PressLateAsync(DeskStage stage, Person who, string verb, JsonObject data, string? place)
    {
        JsonObject press = stage.Forged(who, verb, data.DeepClone(), place);
        DeskAnswer first = await stage.People.SendAsync(press, Cancelled);
        await stage.PassAsync(TimeSpan.FromSeconds(15), Cancelled);
        DeskAnswer second = await stage.People.SendAsync(press, Cancelled);
        await stage.PassAsync(TimeSpan.FromSeconds(15), Cancelled);
        DeskAnswer third = await stage.ForgesAsync(who, verb, data.DeepClone(), place, Cancelled);
        await stage.SettleAsync(Cancelled);
        Assert.Equal(first.Body?.GetRawText(), second.Body?.GetRawText());
        Assert.All([first, second, third], answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        return [first, second, third];
    }
}
