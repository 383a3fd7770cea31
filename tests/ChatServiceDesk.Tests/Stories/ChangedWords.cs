using System.Text.Json.Nodes;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>An edit of what was passed on is shown as an edit, a deletion as a deletion, each once.</summary>
public sealed class ChangedWords : Story
{
    private const string Vpn = "The VPN drops every ten minutes";
    private const string Wifi = "it also happens on wifi";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Fact]
    public async Task An_edited_comment_is_noted_once_and_an_older_edit_changes_nothing()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Vpn);
        JsonObject message = await SayAsync(stage, stage.People.Activities.Message(Mara, Wifi));
        stage.Clock.Advance(TimeSpan.FromSeconds(10));
        JsonObject older = stage.People.Activities.Edit(message, "it also happens on wlan");
        stage.Clock.Advance(TimeSpan.FromSeconds(10));
        JsonObject edit = stage.People.Activities.Edit(message, "it also happens on cable");

        await SayAsync(stage, edit);
        await SayAsync(stage, edit);
        await SayAsync(stage, older);

        Assert.Equal(["Opened", "Said", "Reworded"], await stage.EventsAsync(ticket.Number, Cancelled));
        Assert.Equal("Mara Lindqvist has edited what they wrote: it also happens on cable", stage.Teams.Conversation(ticket.Card.ConversationId).Texts[^1]);
        Assert.Contains(stage.TextsTo(Mara), text => text.Contains($"passed your edit on to the agents of {ticket.Name}", StringComparison.Ordinal));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_deleted_comment_is_noted_once_and_can_be_edited_no_more()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Vpn);
        JsonObject message = await SayAsync(stage, stage.People.Activities.Message(Mara, Wifi));

        await SayAsync(stage, stage.People.Activities.Deletion(message));
        await SayAsync(stage, stage.People.Activities.Deletion(message));
        await SayAsync(stage, stage.People.Activities.Edit(message, "it also happens on cable"));

        Assert.Equal(["Opened", "Said", "TakenBack"], await stage.EventsAsync(ticket.Number, Cancelled));
        Assert.Contains("was deleted by its author", stage.Teams.Conversation(ticket.Card.ConversationId).Texts[^1], StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task An_agents_edit_and_deletion_reach_the_requester()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Vpn);
        JsonObject message = await SayAsync(stage, stage.People.Activities.Mention(Ben, ticket.Card.ConversationId, "restart it"));

        await SayAsync(stage, stage.People.Activities.Edit(message, "<at>Desk</at> restart it twice"));
        await SayAsync(stage, stage.People.Activities.Deletion(message));

        Assert.Equal(["Opened", "Claimed", "Said", "Reworded", "TakenBack"], await stage.EventsAsync(ticket.Number, Cancelled));
        Assert.Contains($"Ben Okafor has edited a message about {ticket.Name}: restart it twice", stage.TextsTo(Mara));
        Assert.Contains($"A message of Ben Okafor about {ticket.Name} was deleted by its author.", stage.TextsTo(Mara));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Nobody_edits_or_deletes_for_somebody_else()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Vpn);
        JsonObject message = await SayAsync(stage, stage.People.Activities.Mention(Ben, ticket.Card.ConversationId, "restart it"));
        JsonObject edit = stage.People.Activities.Edit(message, "<at>Desk</at> throw it away");
        JsonObject deletion = stage.People.Activities.Deletion(message);
        foreach (JsonObject forged in new[] { edit, deletion })
        {
            forged["from"]!["aadObjectId"] = stage.World.Tomas.AadObjectId; // Every activity says from whom it is.
            await SayAsync(stage, forged);
        }

        Assert.Equal(["Opened", "Claimed", "Said"], await stage.EventsAsync(ticket.Number, Cancelled));
    }

    [Fact]
    public async Task Words_that_wait_are_changed_or_dropped_before_anybody_reads_them()
    {
        await using DeskStage stage = await StartAsync();
        Reported first = await stage.ReportsAsync(Mara, Cancelled);
        Reported second = await stage.ReportsAsync(Mara, Cancelled, Vpn);
        JsonObject message = await SayAsync(stage, stage.People.Activities.Message(Mara, Wifi));
        JsonObject more = await SayAsync(stage, stage.People.Activities.Message(Mara, "it also happens at home"));

        await SayAsync(stage, stage.People.Activities.Edit(message, "it also happens on cable"));
        await SayAsync(stage, stage.People.Activities.Deletion(more));
        await stage.HearsAsync(Mara, second.Name, Cancelled);

        Assert.Equal(["Opened", "Said"], await stage.EventsAsync(second.Number, Cancelled));
        Assert.Contains("Mara Lindqvist writes: it also happens on cable", stage.Teams.Conversation(second.Card.ConversationId).Texts);
        Assert.Equal(["Opened"], await stage.EventsAsync(first.Number, Cancelled));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_draft_goes_with_its_message()
    {
        await using DeskStage stage = await StartAsync();
        JsonObject message = await SayAsync(stage, stage.People.Activities.Message(Mara, Vpn));

        await SayAsync(stage, stage.People.Activities.Deletion(message));

        Assert.Contains("I have dropped what I made of it", stage.Teams.ChatOf(Mara).Last.Text, StringComparison.Ordinal);
        Assert.Empty(await stage.RowsAsync("v|", Cancelled));
    }

    [Fact]
    public async Task A_written_answer_can_be_edited_too()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.AskAsync(Ben, "Is the light on?", Cancelled);
        JsonObject message = await SayAsync(stage, stage.People.Activities.Message(Mara, "no, it stays dark"));

        await SayAsync(stage, stage.People.Activities.Edit(message, "no, it blinks"));

        Assert.Equal(["Opened", "Claimed", "Asked", "Answered", "Reworded"], await stage.EventsAsync(ticket.Number, Cancelled));
        await AssertSoundAsync(stage);
    }

    private static async Task<JsonObject> SayAsync(DeskStage stage, JsonObject activity)
    {
        stage.Clock.Advance(TimeSpan.FromSeconds(1));
        await stage.People.SendAsync(activity, Cancelled);
        await stage.SettleAsync(Cancelled);
        return activity;
    }
}
