using System.Net;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tickets;
using static ChatServiceDesk.Tests.Stories.Deliveries;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>Teams says that another host serves a conversation: it is asked there, once, and from then on.</summary>
public sealed class OtherHost : Story
{
    private const string Working = "Ben Okafor is working on";
    private static readonly Fault SentOn = new Fault.Refused(HttpStatusCode.Forbidden, "InvalidBotApiHost");
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Fact]
    public async Task A_message_goes_to_the_other_host_at_once_and_later_ones_directly()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        stage.Teams.Plan(SentOn, Says(Working));

        await ticket.ClaimAsync(Ben, Cancelled);
        await ticket.AskAsync(Ben, "Which dock?", Cancelled);

        Assert.Single(stage.TextsTo(Mara));
        Assert.Equal(["emea", "teams"], stage.Teams.Calls.Where(Says(Working)).Select(call => call.Via));
        Assert.Equal(["teams"], stage.Teams.Calls.Where(Says("Which dock?")).Where(call => call.ConversationId == Mara.Chat).Select(call => call.Via));
        Assert.Equal(stage.Teams.OtherServiceUrl.AbsoluteUri, (await new ContactStore(stage.Table).FindAsync(stage.Home(), new PersonId(Mara.AadObjectId), Cancelled))?.ServiceUrl);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Whoever_is_sent_on_from_the_other_host_too_is_not_sent_back()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        stage.Teams.Plan(SentOn, Says(Working), times: 5);

        await ticket.ClaimAsync(Ben, Cancelled);
        await stage.PassAsync(TimeSpan.FromMinutes(30), Cancelled);

        Assert.Equal(["emea", "teams"], stage.Teams.Calls.Where(Says(Working)).Select(call => call.Via));
        Assert.Contains("say-requester-2  403 InvalidBotApiHost", await DeadLettersAsync(stage, Cancelled), StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_channel_and_its_cards_move_to_the_other_host()
    {
        await using DeskStage stage = await StartAsync();
        await stage.People.MentionsAsync(Ben, stage.World.ServiceDeskChannel, "connect all", Cancelled);
        stage.Teams.Plan(SentOn, call => call.Segments is ["v3", "conversations"]);
        Reported first = await stage.ReportsAsync(Mara, Cancelled);
        await stage.ReportsAsync(Mara, Cancelled);
        await first.ClaimAsync(Ben, Cancelled);

        Assert.Equal(["emea", "teams", "teams"], stage.Teams.Calls.Where(call => call.Segments is ["v3", "conversations"]).Select(call => call.Via));
        Assert.All(stage.Teams.Calls.Where(call => call.IsUpdate && call.ActivityId == first.Card.Id), call => Assert.Equal("teams", call.Via));
        Assert.Contains("In progress", first.Card.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_is_updated_moves_too()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        stage.Teams.Plan(SentOn, call => call.IsUpdate && call.ActivityId == ticket.Card.Id);

        await ticket.ClaimAsync(Ben, Cancelled);
        await ticket.AskAsync(Ben, "Which dock?", Cancelled);

        Assert.Equal(["emea", "teams", "teams"], stage.Teams.Calls.Where(call => call.IsUpdate && call.ActivityId == ticket.Card.Id).Select(call => call.Via));
    }
}
