using System.Text.Json.Nodes;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>What agents write to the desk in a ticket's thread is sent to its requester; what they write to each other is not.</summary>
public sealed class TalkingToRequesters : Story
{
    private const string Vpn = "The VPN drops every ten minutes";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Fact]
    public async Task A_mention_in_the_thread_reaches_the_requester_with_its_authors_name_and_claims_what_nobody_has()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Vpn);

        await MentionAsync(stage, ticket, "please restart the client once");

        Assert.Contains($"Ben Okafor writes about {ticket.Name} ({Vpn}): please restart the client once", stage.TextsTo(Mara));
        Assert.Equal(["Opened", "Claimed", "Said"], await stage.EventsAsync(ticket.Number, Cancelled));
        Assert.Empty(stage.Teams.Conversation(ticket.Card.ConversationId).Texts);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Without_a_mention_it_stays_among_the_agents()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Vpn);
        JsonObject message = stage.People.Activities.Mention(Ben, ticket.Card.ConversationId, "I don't believe her");
        message["entities"] = new JsonArray();
        message["text"] = "I don't believe her";

        await stage.People.SendAsync(message, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Equal(["Opened"], await stage.EventsAsync(ticket.Number, Cancelled));
    }

    [Fact]
    public async Task What_the_requester_writes_next_goes_back_to_that_thread()
    {
        await using DeskStage stage = await StartAsync();
        Reported other = await stage.ReportsAsync(Mara, Cancelled);
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Vpn);
        await MentionAsync(stage, ticket, "please restart the client once");

        await stage.HearsAsync(Mara, "it also happens after a restart", Cancelled);

        Assert.Contains("Mara Lindqvist writes: it also happens after a restart", stage.Teams.Conversation(ticket.Card.ConversationId).Texts);
        Assert.Equal(["Opened"], await stage.EventsAsync(other.Number, Cancelled));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task To_what_is_resolved_agents_can_add_something_but_not_to_what_is_closed_and_they_are_told_so()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Vpn);
        await ticket.ResolveAsync(Ben, "New profile", Cancelled);

        await MentionAsync(stage, ticket, "restart before you try it");
        await stage.PassAsync(TimeSpan.FromDays(4), Cancelled);
        await MentionAsync(stage, ticket, "does it work now?");

        Assert.Equal(["Opened", "Claimed", "Resolved", "Said", "SurveyReminded", "Closed"], await stage.EventsAsync(ticket.Number, Cancelled));
        Assert.Contains("Mara Lindqvist was not sent anything", stage.Teams.Conversation(ticket.Card.ConversationId).Last.Text, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task In_a_thread_connect_is_a_command_only_with_something_that_can_be_connected()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Vpn);

        await MentionAsync(stage, ticket, "connect all");
        await MentionAsync(stage, ticket, "connect the cable and try again");

        Assert.Contains(stage.TextsTo(Mara), text => text.EndsWith("connect the cable and try again", StringComparison.Ordinal));
        Assert.DoesNotContain(stage.TextsTo(Mara), text => text.Contains("connect all", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_writes_to_a_requester_from_another_channel_or_a_strange_thread()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Vpn);

        await stage.People.MentionsAsync(stage.World.Tomas, "19:elsewhere@thread.tacv2", $"{ticket.Name} click here", Cancelled);
        await stage.People.MentionsAsync(Ben, $"{stage.World.ServiceDeskChannel};messageid=1", "click here", Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Equal(["Opened"], await stage.EventsAsync(ticket.Number, Cancelled));
        Assert.DoesNotContain(stage.TextsTo(Mara), text => text.Contains("click here", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Agents_are_told_when_the_requester_cannot_be_reached()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Vpn);
        stage.Teams.Plan(new Fault.Refused(System.Net.HttpStatusCode.Forbidden, "ConversationBlockedByUser"), Deliveries.Says("please restart"));

        await MentionAsync(stage, ticket, "please restart");

        string note = Assert.Single(stage.Teams.Conversation(ticket.Card.ConversationId).Texts);
        Assert.Contains("they have blocked the desk", note, StringComparison.Ordinal);
        Assert.Contains("please restart", note, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_former_team_sends_nothing_and_the_new_one_reads_what_was_said()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Vpn);
        string old = ticket.Card.ConversationId;
        await stage.HearsAsync(Mara, "it also happens on wifi", Cancelled);
        await ticket.PressAsync(Ben, ticket.Card, "Correct ticket", Cancelled, ("Category", "Hardware"), ("Kind", "Incident"));
        Assert.NotEqual(old, ticket.Card.ConversationId);

        await stage.People.MentionsAsync(Ben, old, "please restart", Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Equal(["Opened", "Said", "Recategorised"], await stage.EventsAsync(ticket.Number, Cancelled));
        Assert.Contains("so nothing was sent", stage.Teams.Conversation(old).Last.Text, StringComparison.Ordinal);
        Assert.Contains("Mara Lindqvist wrote: it also happens on wifi", string.Join('\n', stage.Teams.Conversation(ticket.Card.ConversationId).Texts), StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task With_its_number_a_ticket_can_be_spoken_of_in_another_thread_of_its_channel()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Vpn);

        await stage.People.MentionsAsync(Ben, stage.World.ServiceDeskChannel, $"{ticket.Name}: please restart", Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Contains($"Ben Okafor writes about {ticket.Name} ({Vpn}): please restart", stage.TextsTo(Mara));
        await AssertSoundAsync(stage);
    }

    private static async Task MentionAsync(DeskStage stage, Reported ticket, string text)
    {
        await stage.People.MentionsAsync(Ben, ticket.Card.ConversationId, text, Cancelled);
        await stage.SettleAsync(Cancelled);
    }
}
