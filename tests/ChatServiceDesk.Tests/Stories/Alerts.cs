using System.Net;
using ChatServiceDesk.Testing;
using static ChatServiceDesk.Tests.Stories.Deliveries;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>The operators learn of dead letters from a card in their channel, which is kept up to date.</summary>
public sealed class Alerts : Story
{
    private const string Operations = "19:operations@thread.tacv2";
    private const string Working = "Ben Okafor is working on";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static World WithOperators { get; } = new()
    {
        Team = new Team("19:itsupport@thread.tacv2", "IT Support", "cf1aebb6-638d-4c63-8930-b39356f05132",
            [new Channel("19:servicedesk@thread.tacv2", "Service Desk"), new Channel(Operations, "Operations")]),
    };

    [Fact]
    public async Task Dead_letters_are_one_card_with_number_reason_and_remedy_and_no_words_of_anybody()
    {
        await using DeskStage stage = await ConnectedAsync();
        Reported first = await DeadAsync(stage);
        Reported second = await DeadAsync(stage);
        await stage.PassAsync(Minute, Cancelled);

        PostedMessage card = Assert.Single(stage.Teams.Conversation(Operations).Cards);
        Assert.Contains("2 messages could not be delivered", card.Words, StringComparison.Ordinal);
        Assert.Contains($"News for the requester, {first.Name}", card.Words, StringComparison.Ordinal);
        Assert.Contains($"News for the requester, {second.Name}", card.Words, StringComparison.Ordinal);
        Assert.Contains("Teams refused it: 403 NotEnoughPermissions", card.Words, StringComparison.Ordinal);
        Assert.Contains("deadletters", card.Words, StringComparison.Ordinal);
        Assert.Contains("replay", card.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Mara", card.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("laptop", card.Words, StringComparison.OrdinalIgnoreCase);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task The_card_is_updated_where_it_stands_and_ends_with_all_delivered()
    {
        await using DeskStage stage = await ConnectedAsync();
        await DeadAsync(stage);
        await stage.PassAsync(Minute, Cancelled);
        await DeadAsync(stage);
        await stage.PassAsync(Minute, Cancelled);
        PostedMessage card = Assert.Single(stage.Teams.Conversation(Operations).Cards);
        Assert.Contains("2 messages could not be delivered", card.Words, StringComparison.Ordinal);

        await ReplayAsync(stage, Cancelled);
        await stage.PassAsync(Minute, Cancelled);

        Assert.Contains("All delivered", Assert.Single(stage.Teams.Conversation(Operations).Cards).Words, StringComparison.Ordinal);
        Assert.Empty(await stage.WaitingAsync(Cancelled));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Dead_letters_in_many_shards_are_one_card_too()
    {
        string config = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            config, (await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "desk.yaml"), Cancelled)).Replace("shards: 1\n", "shards: 16\n", StringComparison.Ordinal), Cancelled);
        await using DeskStage stage = await DeskStage.StartAsync(Cancelled, world: WithOperators, config: config);
        await stage.People.MentionsAsync(Ben, Operations, "connect operators", Cancelled);
        await stage.SettleAsync(Cancelled);
        foreach (Person person in new[] { Mara, stage.World.Dana, stage.World.Priya, stage.World.Tomas, stage.World.Cem })
        {
            stage.Teams.Plan(new Fault.Refused(HttpStatusCode.Forbidden, "NotEnoughPermissions"), call => call.IsSend && call.ConversationId == person.Chat && call.Body?.Text("type") == "message");
            await stage.People.WritesAsync(person, "help", Cancelled);
        }

        for (int minute = 0; minute < 3; minute++)
        {
            await stage.PassAsync(Minute, Cancelled);
        }

        Assert.Contains("5 messages could not be delivered", Assert.Single(stage.Teams.Conversation(Operations).Cards).Words, StringComparison.Ordinal);
        await ReplayAsync(stage, Cancelled);
        await stage.PassAsync(Minute, Cancelled);
        Assert.Contains("All delivered", Assert.Single(stage.Teams.Conversation(Operations).Cards).Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
        File.Delete(config);
    }

    [Fact]
    public async Task When_the_card_can_not_be_reached_any_more_the_next_channel_gets_one()
    {
        await using DeskStage stage = await ConnectedAsync();
        await stage.People.AddsDeskToTeamAsync(Ben, Cancelled);
        await DeadAsync(stage);
        await stage.PassAsync(Minute, Cancelled);
        stage.Teams.Plan(
            new Fault.Refused(HttpStatusCode.Forbidden, "BotNotInConversationRoster"),
            call => (call.IsUpdate && call.ConversationId!.StartsWith(Operations, StringComparison.Ordinal)) || (call.Method == "POST" && call.Body?.Field("channelData")?.Field("channel")?.Text("id") == Operations),
            times: 2);
        await DeadAsync(stage);

        await stage.PassAsync(Minute, Cancelled);

        Assert.Contains("2 messages could not be delivered", stage.Teams.Conversation(stage.World.ServiceDeskChannel).Last.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task New_dead_letters_after_all_was_delivered_are_a_new_card()
    {
        await using DeskStage stage = await ConnectedAsync();
        await DeadAsync(stage);
        await stage.PassAsync(Minute, Cancelled);
        await ReplayAsync(stage, Cancelled);
        await stage.PassAsync(Minute, Cancelled);

        await DeadAsync(stage);
        await stage.PassAsync(Minute, Cancelled);

        Assert.Equal(2, stage.Teams.Conversation(Operations).Cards.Count);
        Assert.Contains("1 message could not be delivered", stage.Teams.Conversation(Operations).Last.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(25, null)]
    [InlineData(0, "ActivityNotFoundInConversation")]
    public async Task A_card_out_of_sight_is_followed_by_a_new_one(int hours, string? updateFails)
    {
        await using DeskStage stage = await ConnectedAsync();
        await DeadAsync(stage);
        await stage.PassAsync(Minute, Cancelled);
        if (updateFails is not null)
        {
            stage.Teams.Plan(new Fault.Refused(HttpStatusCode.NotFound, updateFails), call => call.IsUpdate && call.ConversationId?.StartsWith(Operations, StringComparison.Ordinal) is true);
        }

        stage.Clock.Advance(TimeSpan.FromHours(hours));
        await DeadAsync(stage);
        await stage.PassAsync(Minute, Cancelled);

        Assert.Equal(2, stage.Teams.Conversation(Operations).Cards.Count);
        Assert.Contains("2 messages could not be delivered", stage.Teams.Conversation(Operations).Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_channel_for_operators_the_one_of_the_installation_gets_the_card()
    {
        await using DeskStage stage = await StartAsync(world: WithOperators);
        await stage.People.AddsDeskToTeamAsync(Ben, Cancelled);
        await DeadAsync(stage);
        await stage.PassAsync(Minute, Cancelled);

        Assert.Contains(stage.Teams.Conversation(stage.World.ServiceDeskChannel).Cards, card => card.Words.Contains("could not be delivered", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_file_can_name_the_channel()
    {
        string config = Path.GetTempFileName();
        string sample = Path.Combine(AppContext.BaseDirectory, "desk.yaml");
        await File.WriteAllTextAsync(
            config,
            (await File.ReadAllTextAsync(sample, Cancelled)).Replace("    queues: all\n", $"    queues: all\n  - tenant: {World.Sample.TenantId}\n    channel: {Operations}\n    queues: operators\n", StringComparison.Ordinal),
            Cancelled);
        await using DeskStage stage = await StartAsync(world: WithOperators, config: config);
        await DeadAsync(stage);
        await stage.PassAsync(Minute, Cancelled);

        Assert.Single(stage.Teams.Conversation(Operations).Cards);
        File.Delete(config);
    }

    [Fact]
    public async Task An_alert_that_nobody_takes_is_dropped_and_is_no_dead_letter()
    {
        await using DeskStage stage = await ConnectedAsync();
        stage.Teams.Plan(new Fault.Refused(HttpStatusCode.BadRequest, "BadArgument"), call => call.Segments is ["v3", "conversations"] && call.Body?.GetRawText().Contains(Operations, StringComparison.Ordinal) is true);
        await DeadAsync(stage);
        await stage.PassAsync(Minute, Cancelled);

        Assert.Empty(stage.Teams.Conversation(Operations).Cards);
        Assert.Contains("1 dead letters", await DeadLettersAsync(stage, Cancelled), StringComparison.Ordinal);
        Assert.Empty(await stage.WaitingAsync(Cancelled));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task What_is_delivered_before_the_minute_is_over_alarms_nobody()
    {
        await using DeskStage stage = await ConnectedAsync();
        await DeadAsync(stage);
        await ReplayAsync(stage, Cancelled);
        await stage.PassAsync(Minute, Cancelled);

        Assert.Empty(stage.Teams.Conversation(Operations).Cards);
    }

    private static async Task<DeskStage> ConnectedAsync()
    {
        DeskStage stage = await StartAsync(world: WithOperators);
        await stage.People.MentionsAsync(Ben, Operations, "connect operators", Cancelled);
        await stage.SettleAsync(Cancelled);
        Assert.Contains("the alerts for operators come here now", Assert.Single(stage.Teams.Conversation(Operations).Texts), StringComparison.Ordinal);
        return stage;
    }

    private static async Task<Reported> DeadAsync(DeskStage stage)
    {
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        stage.Teams.Plan(new Fault.Refused(HttpStatusCode.Forbidden, "NotEnoughPermissions"), Says($"{Working} {ticket.Name}"));
        await ticket.ClaimAsync(Ben, Cancelled);
        return ticket;
    }
}
