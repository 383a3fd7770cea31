using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>Where the agents' cards appear.</summary>
public sealed class ConnectedChannels : Story
{
    private const string Network = "19:network@thread.tacv2";
    private const string Identity = "19:identity@thread.tacv2";
    private const string Hardware = "My laptop won't turn on and I have a customer demo in an hour";
    private const string Vpn = "The VPN says error 809 since this morning";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    /// <summary>A tenant of which desk.yaml knows nothing, with three channels.</summary>
    private static World Elsewhere { get; } = new()
    {
        TenantId = "3c1f2f6e-1111-4222-8333-944445555666",
        Team = new Team("19:itsupport@thread.tacv2", "IT Support", "cf1aebb6-638d-4c63-8930-b39356f05132",
            [new Channel("19:servicedesk@thread.tacv2", "Service Desk"), new Channel(Network, "Network"), new Channel(Identity, "Identity")]),
    };

    private static World SampleTenant { get; } = Elsewhere with { TenantId = World.Sample.TenantId };

    [Theory]
    [InlineData("connect Network", "the cards of Network come here now")]
    [InlineData("connect  network", "the cards of Network come here now")]
    [InlineData("Connect \"Service Desk\"", "the cards of Service Desk come here now")]
    [InlineData("connect service-desk", "the cards of Service Desk come here now")]
    [InlineData("connect all", "every queue that has no channel of its own")]
    [InlineData("connect Kitchen", "I know no queue \"Kitchen\". The queues are: Service Desk, Workplace, Network")]
    [InlineData("connect", "Which queue? The queues are: Service Desk, Workplace, Network")]
    [InlineData("connection is slow", "In a channel I understand \"connect\"")]
    [InlineData("hello", "In a channel I understand \"connect\"")]
    public async Task A_mention_in_a_channel_is_answered_there(string text, string answer)
    {
        await using DeskStage stage = await StartAsync(world: Elsewhere);

        await stage.People.MentionsAsync(Ben, Network, text, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Contains(answer, Assert.Single(stage.Teams.Conversation(Network).Messages).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_queue_goes_to_its_own_channel_and_the_rest_to_the_one_for_all()
    {
        await using DeskStage stage = await StartAsync(world: Elsewhere);
        await stage.People.MentionsAsync(Ben, Network, "connect Network", Cancelled);
        await stage.People.MentionsAsync(Ben, Identity, "connect Identity", Cancelled);
        await stage.People.MentionsAsync(Ben, stage.World.ServiceDeskChannel, "connect all", Cancelled);

        Reported vpn = await stage.ReportsAsync(Mara, Cancelled, Vpn);
        Reported access = await stage.ReportsAsync(Mara, Cancelled, "I need access to the finance share", ("Category", "Access and accounts"));
        Reported laptop = await stage.ReportsAsync(Mara, Cancelled, Hardware);

        Assert.Equal([vpn.Name], CardsIn(stage, Network));
        Assert.Equal([access.Name], CardsIn(stage, Identity));
        Assert.Equal([laptop.Name], CardsIn(stage, stage.World.ServiceDeskChannel));
    }

    [Fact]
    public async Task Own_channel_comes_before_all_before_configured_before_installed()
    {
        await using DeskStage stage = await StartAsync(world: SampleTenant);
        await stage.People.SendAsync(stage.People.Activities.InstallationUpdate(Ben, "add", Identity), Cancelled);
        await stage.SettleAsync(Cancelled);

        Reported byFile = await stage.ReportsAsync(Mara, Cancelled, Vpn);
        Assert.Equal([byFile.Name], CardsIn(stage, stage.World.ServiceDeskChannel));

        await stage.People.MentionsAsync(Ben, Identity, "connect all", Cancelled);
        Reported byAll = await stage.ReportsAsync(Mara, Cancelled, Vpn);
        Assert.Equal([byAll.Name], CardsIn(stage, Identity));

        await stage.People.MentionsAsync(Ben, Network, "connect Network", Cancelled);
        Reported byOwn = await stage.ReportsAsync(Mara, Cancelled, Vpn);
        Assert.Equal([byOwn.Name], CardsIn(stage, Network));

        await stage.People.MentionsAsync(Ben, Network, "disconnect Network", Cancelled);
        await stage.People.MentionsAsync(Ben, stage.World.ServiceDeskChannel, "connect Network", Cancelled);
        Reported moved = await stage.ReportsAsync(Mara, Cancelled, Vpn);
        Assert.Equal([byFile.Name, moved.Name], CardsIn(stage, stage.World.ServiceDeskChannel));
    }

    [Fact]
    public async Task A_queue_is_not_taken_from_the_channel_that_has_it()
    {
        await using DeskStage stage = await StartAsync(world: SampleTenant);
        await stage.People.MentionsAsync(Ben, Network, "connect Network", Cancelled);

        await stage.People.MentionsAsync(stage.World.Cem, Identity, "connect Network", Cancelled);
        await stage.People.MentionsAsync(stage.World.Cem, Identity, "disconnect Network", Cancelled);
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Vpn);

        Assert.Equal([ticket.Name], CardsIn(stage, Network));
        Assert.Contains(stage.Teams.Conversation(Identity).Texts, text => text.Contains("Say \"disconnect\" there first", StringComparison.Ordinal));
        Assert.Contains(stage.Teams.Conversation(Identity).Texts, text => text.Contains("was not connected", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_team_that_removes_the_desk_gets_no_more_cards_and_an_upgrade_changes_nothing()
    {
        await using DeskStage stage = await StartAsync(world: SampleTenant);
        await stage.People.MentionsAsync(Ben, Network, "connect Network", Cancelled);
        await stage.People.SendAsync(stage.People.Activities.InstallationUpdate(Ben, "remove-upgrade", Network), Cancelled);
        Reported first = await stage.ReportsAsync(Mara, Cancelled, Vpn);
        Assert.Equal([first.Name], CardsIn(stage, Network));

        await stage.People.SendAsync(stage.People.Activities.InstallationUpdate(Ben, "remove", stage.World.ServiceDeskChannel), Cancelled);
        Reported second = await stage.ReportsAsync(Mara, Cancelled, Vpn);

        Assert.Equal([first.Name], CardsIn(stage, Network));
        Assert.Equal([second.Name], CardsIn(stage, stage.World.ServiceDeskChannel));
    }

    [Fact]
    public async Task What_people_say_to_each_other_in_a_channel_is_none_of_the_desks_business()
    {
        await using DeskStage stage = await StartAsync();
        System.Text.Json.Nodes.JsonObject overheard = stage.People.Activities.Mention(Ben, stage.World.ServiceDeskChannel, "lunch?");
        overheard.Remove("entities");
        overheard["from"]!.AsObject().Remove("aadObjectId");

        DeskAnswer answer = await stage.People.SendAsync(overheard, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Equal(System.Net.HttpStatusCode.OK, answer.Status);
        Assert.Empty(stage.Teams.Calls);
    }

    [Fact]
    public async Task Where_nothing_is_connected_the_channel_of_the_installation_gets_the_cards()
    {
        await using DeskStage stage = await StartAsync(world: Elsewhere);
        await stage.People.AddsDeskToTeamAsync(Ben, Cancelled);
        await stage.People.AddsDeskToTeamAsync(Ben, Cancelled);
        await stage.SettleAsync(Cancelled);

        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);

        Assert.Equal([ticket.Name], CardsIn(stage, stage.World.ServiceDeskChannel));
        Assert.Single(stage.Teams.Conversation(stage.World.ServiceDeskChannel).Texts, text => text.StartsWith("Hello, I'm the service desk", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_any_channel_the_ticket_waits_and_its_card_appears_once_one_is_connected()
    {
        await using DeskStage stage = await StartAsync(world: Elsewhere);

        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await stage.PassAsync(TimeSpan.FromHours(1), Cancelled);
        Assert.Contains("Waiting for an agent", ticket.Receipt.Words, StringComparison.Ordinal);
        Assert.Single(stage.Teams.Messages);
        await AssertSoundAsync(stage);

        await stage.People.MentionsAsync(Ben, Network, "connect all", Cancelled);
        await stage.PassAsync(TimeSpan.FromMinutes(1), Cancelled);

        Assert.Equal([ticket.Name], CardsIn(stage, Network));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Once_the_desk_has_left_a_channel_no_card_goes_there()
    {
        await using DeskStage stage = await StartAsync(world: Elsewhere);
        await stage.People.AddsDeskToTeamAsync(Ben, Cancelled);
        await stage.SettleAsync(Cancelled);
        await stage.People.SendAsync(stage.People.Activities.InstallationUpdate(Ben, "remove", stage.World.ServiceDeskChannel), Cancelled);

        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        Assert.Empty(stage.Teams.Conversation(stage.World.ServiceDeskChannel).Cards);

        await stage.People.AddsDeskToTeamAsync(Ben, Cancelled);
        await stage.PassAsync(TimeSpan.FromMinutes(1), Cancelled);
        Assert.Equal([ticket.Name], CardsIn(stage, stage.World.ServiceDeskChannel));
    }

    private static string[] CardsIn(DeskStage stage, string channel) => [.. stage.Teams.Conversation(channel).Cards.Select(card => Steps.NameIn(card.Words))];
}
