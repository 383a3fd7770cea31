using System.Net;
using ChatServiceDesk.Testing;
using static ChatServiceDesk.Tests.Stories.Deliveries;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>A channel that takes nothing from the desk: cards go to the next one until somebody connects it again.</summary>
public sealed class UnreachableChannels : Story
{
    private const string Network = "19:network@thread.tacv2";
    private const string Vpn = "The VPN says error 809 since this morning";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    private static World TwoChannels { get; } = new()
    {
        Team = new Team("19:itsupport@thread.tacv2", "IT Support", "cf1aebb6-638d-4c63-8930-b39356f05132",
            [new Channel("19:servicedesk@thread.tacv2", "Service Desk"), new Channel(Network, "Network")]),
    };

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "BotNotInConversationRoster")]
    [InlineData(HttpStatusCode.Forbidden, "BotDisabledByAdmin")]
    [InlineData(HttpStatusCode.NotFound, "ConversationNotFound")]
    public async Task The_next_channel_gets_the_card_and_all_later_ones_until_it_is_connected_again(HttpStatusCode status, string code)
    {
        await using DeskStage stage = await StartAsync(world: TwoChannels);
        await stage.People.MentionsAsync(Ben, Network, "connect Network", Cancelled);
        stage.Teams.Plan(new Fault.Refused(status, code), StartsThreadIn(Network));

        Reported first = await stage.ReportsAsync(Mara, Cancelled, Vpn);
        Reported second = await stage.ReportsAsync(Mara, Cancelled, Vpn);

        Assert.Equal([first.Name, second.Name], CardsIn(stage, stage.World.ServiceDeskChannel));
        Assert.Equal(1, stage.Teams.Calls.Count(StartsThreadIn(Network)));
        Assert.Contains("0 dead letters", await DeadLettersAsync(stage, Cancelled), StringComparison.Ordinal);

        await stage.People.MentionsAsync(Ben, Network, "connect Network", Cancelled);
        Reported third = await stage.ReportsAsync(Mara, Cancelled, Vpn);
        Assert.Equal([third.Name], CardsIn(stage, Network));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task When_none_is_left_the_card_waits_until_one_can_be_reached_again()
    {
        await using DeskStage stage = await StartAsync();
        stage.Teams.Plan(new Fault.Refused(HttpStatusCode.Forbidden, "BotNotInConversationRoster"), StartsThreadIn(stage.World.ServiceDeskChannel));
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await stage.PassAsync(TimeSpan.FromMinutes(59), Cancelled);
        Assert.Empty(CardsIn(stage, stage.World.ServiceDeskChannel));
        await AssertSoundAsync(stage);

        await stage.People.AddsDeskToTeamAsync(Ben, Cancelled);
        await stage.PassAsync(TimeSpan.FromMinutes(1), Cancelled);

        Assert.Equal([ticket.Name], CardsIn(stage, stage.World.ServiceDeskChannel));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_channel_that_could_not_be_reached_is_tried_again_after_an_hour()
    {
        await using DeskStage stage = await StartAsync();
        stage.Teams.Plan(new Fault.Refused(HttpStatusCode.Forbidden, "MessageWritesBlocked"), StartsThreadIn(stage.World.ServiceDeskChannel), times: 2);
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);

        await stage.PassAsync(TimeSpan.FromMinutes(61), Cancelled);
        Assert.Empty(CardsIn(stage, stage.World.ServiceDeskChannel));
        await stage.PassAsync(TimeSpan.FromMinutes(61), Cancelled);

        Assert.Equal([ticket.Name], CardsIn(stage, stage.World.ServiceDeskChannel));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_new_installation_in_a_marked_channel_makes_it_count_again()
    {
        await using DeskStage stage = await StartAsync(world: TwoChannels with { TenantId = "3c1f2f6e-1111-4222-8333-944445555666" });
        await stage.People.SendAsync(stage.People.Activities.InstallationUpdate(Ben, "add", Network), Cancelled);
        stage.Teams.Plan(new Fault.Refused(HttpStatusCode.Forbidden, "BotNotInConversationRoster"), StartsThreadIn(Network));
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        Assert.Empty(CardsIn(stage, Network));

        await stage.People.SendAsync(stage.People.Activities.InstallationUpdate(Ben, "add", Network), Cancelled);
        await stage.PassAsync(TimeSpan.FromMinutes(1), Cancelled);

        Assert.Equal([ticket.Name], CardsIn(stage, Network));
    }

    private static Func<ConnectorCall, bool> StartsThreadIn(string channel) =>
        call => call.Segments is ["v3", "conversations"] && call.Body?.GetRawText().Contains(channel, StringComparison.Ordinal) is true;

    private static string[] CardsIn(DeskStage stage, string channel) => [.. stage.Teams.Conversation(channel).Cards.Select(card => Steps.NameIn(card.Words))];
}
