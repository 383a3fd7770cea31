using System.Text.Json.Nodes;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>Teams sends an activity again when the answer was late, to whichever process: it has its effect once.</summary>
public sealed class Duplicates(Azurite azurite) : Story
{
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Fact]
    public async Task A_message_that_comes_again_is_answered_once()
    {
        await using DeskStage stage = await StartAsync();
        JsonObject message = stage.People.Activities.Message(Mara, Steps.Clear);

        await stage.People.SendAsync(message, Cancelled);
        await stage.People.SendAsync(message, Cancelled);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => stage.People.SendAsync(message, Cancelled)));
        await stage.SettleAsync(Cancelled);

        Assert.Single(stage.Teams.ChatOf(Mara).Messages);
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

    [Fact]
    public async Task Editing_a_message_reports_nothing_again()
    {
        await using DeskStage stage = await StartAsync();
        JsonObject message = stage.People.Activities.Message(Mara, Steps.Clear);
        await stage.People.SendAsync(message, Cancelled);

        await stage.People.SendAsync(stage.People.Activities.Edit(message, "My laptop won't turn on!"), Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Single(stage.Teams.ChatOf(Mara).Messages);
    }
}
