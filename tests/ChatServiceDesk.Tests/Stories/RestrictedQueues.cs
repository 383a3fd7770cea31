using ChatServiceDesk.Testing;
using static ChatServiceDesk.Tests.Stories.Deliveries;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>Security's tickets are nobody else's business: their cards go to the channel that names the queue, and nowhere else.</summary>
public sealed class RestrictedQueues : Story
{
    private const string Security = "19:security@thread.tacv2";
    private const string Phished = "I clicked the link in a mail that pretended to be from our bank and typed my password, canaryphish";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    private static World TwoChannels { get; } = new()
    {
        Team = new Team("19:itsupport@thread.tacv2", "IT Support", "cf1aebb6-638d-4c63-8930-b39356f05132",
            [new Channel("19:servicedesk@thread.tacv2", "Service Desk"), new Channel(Security, "Security")]),
    };

    [Fact]
    public async Task Its_cards_go_to_the_channel_that_is_connected_to_it_by_name()
    {
        await using DeskStage stage = await StartAsync(world: TwoChannels);
        await stage.People.MentionsAsync(Ben, stage.World.ServiceDeskChannel, "connect all", Cancelled);
        await stage.People.MentionsAsync(Ben, Security, "connect Security", Cancelled);

        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Phished, ("Category", "security"));
        await ticket.PressAsync(Ben, ticket.CardIn(Security), "Claim", Cancelled);

        Assert.Equal(["Opened", "Claimed"], await stage.EventsAsync(ticket.Number, Cancelled));
        AssertUnseen(stage);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Without_such_a_channel_nobody_sees_it_the_operators_hear_soon_and_it_is_not_lost()
    {
        await using DeskStage stage = await StartAsync(world: TwoChannels);
        await stage.People.MentionsAsync(Ben, stage.World.ServiceDeskChannel, "connect all", Cancelled);
        await stage.People.MentionsAsync(Ben, stage.World.ServiceDeskChannel, "connect operators", Cancelled);
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Phished, ("Category", "security"));

        for (int minute = 0; minute < 8; minute++)
        {
            await stage.PassAsync(TimeSpan.FromMinutes(1), Cancelled);
        }

        AssertUnseen(stage);
        Assert.Contains("restricted queue", await DeadLettersAsync(stage, Cancelled), StringComparison.Ordinal);
        Assert.Contains(ticket.Name, stage.Teams.Conversation(stage.World.ServiceDeskChannel).With("could not be delivered").Words, StringComparison.Ordinal);

        await stage.People.MentionsAsync(Ben, Security, "connect Security", Cancelled);
        await ReplayAsync(stage, Cancelled);
        await stage.PassAsync(TimeSpan.FromMinutes(2), Cancelled);

        Assert.Contains("canaryphish", ticket.CardIn(Security).Words, StringComparison.Ordinal);
        AssertUnseen(stage);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Agents_of_other_channels_can_do_nothing_with_it()
    {
        await using DeskStage stage = await StartAsync(world: TwoChannels);
        await stage.People.MentionsAsync(Ben, Security, "connect Security", Cancelled);
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Phished, ("Category", "security"));

        DeskAnswer answer = await stage.ForgesAsync(
            Ben, "ticket/claim", ticket.CardIn(Security).DataOf("Claim"), stage.World.ServiceDeskChannel, Cancelled);

        Assert.Contains("can't find that ticket", answer.Words, StringComparison.Ordinal);
        Assert.Equal(["Opened"], await stage.EventsAsync(ticket.Number, Cancelled));
    }

    private static void AssertUnseen(DeskStage stage) => Assert.DoesNotContain(
        stage.Teams.Conversation(stage.World.ServiceDeskChannel).Messages, message => message.Body.GetRawText().Contains("canaryphish", StringComparison.Ordinal));
}
