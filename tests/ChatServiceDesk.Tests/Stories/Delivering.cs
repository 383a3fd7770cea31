using System.Net;
using System.Text.Json.Nodes;
using ChatServiceDesk.Testing;
using static ChatServiceDesk.Tests.Stories.Deliveries;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>Every notification arrives, in order, and twice only where nobody could know.</summary>
public sealed class Delivering : Story
{
    private const string Working = "Ben Okafor is working on";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Fact]
    public async Task A_wait_that_teams_asks_for_is_kept_and_the_message_comes_once()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        stage.Teams.Plan(new Fault.Throttled(TimeSpan.FromMinutes(5)), Says(Working));

        await ticket.ClaimAsync(Ben, Cancelled);
        await stage.PassAsync(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1), Cancelled);
        Assert.Equal(1, stage.Teams.Calls.Count(Says(Working)));

        await stage.PassAsync(TimeSpan.FromMinutes(2), Cancelled);
        Assert.Single(stage.TextsTo(Mara));
        Assert.Equal(2, stage.Teams.Calls.Count(Says(Working)));
        await AssertSoundAsync(stage);
    }

    public static TheoryData<Fault, int> UnclearFaults { get; } = new()
    {
        { new Fault.Broken(HttpStatusCode.BadGateway, Delivered: true), 2 },
        { new Fault.Broken(HttpStatusCode.InternalServerError, Delivered: false), 1 },
        { new Fault.Reset(Delivered: true), 2 },
        { new Fault.Reset(Delivered: false), 1 },
    };

    [Theory]
    [MemberData(nameof(UnclearFaults))]
    public async Task A_message_of_which_nobody_knows_whether_it_arrived_is_sent_once_more_and_counted(Fault fault, int copies)
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        stage.Teams.Plan(fault, Says(Working));

        await ticket.ClaimAsync(Ben, Cancelled);
        await stage.PassAsync(TimeSpan.FromMinutes(1), Cancelled);

        Assert.Equal(copies, stage.TextsTo(Mara).Count);
        Assert.Equal(2, stage.Teams.Calls.Count(Says(Working)));
        Assert.Equal(1, (await DeliveryAsync(stage, ticket.Number, "say-requester-2", Cancelled)).Int32("Unclear"));
        await AssertSoundAsync(stage);
    }

    [Theory]
    [MemberData(nameof(UnclearFaults))]
    public async Task After_two_attempts_without_an_answer_there_is_no_third_but_a_dead_letter(Fault fault, int copies)
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        stage.Teams.Plan(fault, Says(Working), times: 2);

        await ticket.ClaimAsync(Ben, Cancelled);
        for (int hour = 0; hour < 3; hour++)
        {
            await stage.PassAsync(TimeSpan.FromHours(1), Cancelled);
        }

        Assert.Equal((copies - 1) * 2, stage.TextsTo(Mara).Count);
        Assert.Equal(2, stage.Teams.Calls.Count(Says(Working)));
        Assert.Contains("say-requester-2  it may have arrived: two attempts ended without an answer", await DeadLettersAsync(stage, Cancelled), StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    public static TheoryData<Fault> UpdateFaults { get; } =
    [
        new Fault.Broken(HttpStatusCode.BadGateway, Delivered: false),
        new Fault.Broken(HttpStatusCode.BadGateway, Delivered: true),
        new Fault.Reset(Delivered: false),
        new Fault.Throttled(TimeSpan.FromSeconds(30)),
    ];

    [Theory]
    [MemberData(nameof(UpdateFaults))]
    public async Task A_card_that_could_not_be_updated_is_updated_later(Fault fault)
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        stage.Teams.Plan(fault, call => call.IsUpdate, times: 4);

        await ticket.ClaimAsync(Ben, Cancelled);
        for (int minute = 0; minute < 5; minute++)
        {
            await stage.PassAsync(TimeSpan.FromMinutes(1), Cancelled);
        }

        Assert.Contains("In progress", ticket.Card.Words, StringComparison.Ordinal);
        Assert.Contains("In progress", ticket.Receipt.Words, StringComparison.Ordinal);
        Assert.Contains("0 dead letters", await DeadLettersAsync(stage, Cancelled), StringComparison.Ordinal);
        Assert.Empty(await stage.WaitingAsync(Cancelled));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_card_that_somebody_deleted_is_posted_anew_and_kept_up_to_date_there()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        PostedMessage deleted = ticket.Card;
        stage.Teams.Plan(new Fault.Refused(HttpStatusCode.NotFound, "ActivityNotFoundInConversation"), call => call.IsUpdate, times: 2);

        await ticket.ClaimAsync(Ben, Cancelled);
        await ticket.ResolveAsync(Ben, "New battery", Cancelled);

        Assert.NotEqual(deleted.Id, ticket.Card.Id);
        Assert.Equal(2, stage.Teams.Conversation(stage.World.ServiceDeskChannel).Cards.Count);
        Assert.Contains("New battery", ticket.Card.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("New battery", deleted.Words, StringComparison.Ordinal);
        PostedMessage receipt = Assert.Single(stage.Teams.ChatOf(Mara).Cards, card => card.Id != ticket.Receipt.Id && card.Words.Contains("Reported\n", StringComparison.Ordinal));
        Assert.Contains("New battery", receipt.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_later_message_never_overtakes_an_earlier_one_that_is_held_up()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        stage.Teams.Plan(new Fault.Throttled(TimeSpan.FromMinutes(1)), Says(Working), times: 2);

        await ticket.ClaimAsync(Ben, Cancelled);
        await ticket.AskAsync(Ben, "Which dock?", Cancelled);
        for (int step = 0; step < 6; step++)
        {
            await stage.PassAsync(TimeSpan.FromSeconds(40), Cancelled);
        }

        string[] heard = [.. stage.Teams.ChatOf(Mara).Messages.Select(message => message.Words)];
        int working = Array.FindIndex(heard, words => words.Contains(Working, StringComparison.Ordinal));
        int question = Array.FindIndex(heard, words => words.Contains("has a question about", StringComparison.Ordinal));
        Assert.True(0 <= working && working < question, $"working on it: {working}, question: {question}");
        Assert.Equal(3, stage.Teams.Calls.Count(Says(Working)));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Other_people_hear_their_news_while_one_has_to_wait()
    {
        await using DeskStage stage = await StartAsync();
        Reported held = await stage.ReportsAsync(Mara, Cancelled);
        Reported other = await stage.ReportsAsync(stage.World.Dana, Cancelled);
        stage.Teams.Plan(new Fault.Throttled(TimeSpan.FromMinutes(10)), Says($"{Working} {held.Name}"), times: 5);

        await held.ClaimAsync(Ben, Cancelled);
        await other.ClaimAsync(Ben, Cancelled);

        Assert.Contains(other.Name, Assert.Single(stage.TextsTo(stage.World.Dana)), StringComparison.Ordinal);
        Assert.Empty(stage.TextsTo(Mara));
    }

    [Fact]
    public async Task What_is_no_longer_true_is_dropped_and_that_is_written_down()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        stage.Teams.Plan(new Fault.Throttled(TimeSpan.FromHours(1)), Says(Working));
        await ticket.ClaimAsync(Ben, Cancelled);
        await ticket.ResolveAsync(Ben, "New battery", Cancelled);
        await stage.ForgesAsync(Mara, "ticket/reopen", new JsonObject { ["ticket"] = ticket.Number }, null, Cancelled);

        for (int step = 0; step < 6; step++)
        {
            await stage.PassAsync(TimeSpan.FromMinutes(20), Cancelled);
        }

        Assert.Empty(stage.TextsTo(Mara));
        Assert.Equal(["dropped: another agent has it now, or nobody", "dropped: it was reopened"],
            [(await DeliveryAsync(stage, ticket.Number, "say-requester-2", Cancelled)).String("Outcome"), (await DeliveryAsync(stage, ticket.Number, "post-requester-3", Cancelled)).String("Outcome")]);
        Assert.Contains(stage.Teams.Conversation(ticket.Card.ConversationId).Texts, text => text.Contains("has reopened", StringComparison.Ordinal));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_card_for_which_teams_gave_no_id_is_not_posted_twice()
    {
        await using DeskStage stage = await StartAsync();
        stage.Teams.Plan(new Fault.NoId(), call => call.Segments is ["v3", "conversations"]);

        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await stage.ForgesAsync(Ben, "ticket/claim", ticket.Card.DataOf("Claim"), ticket.Card.ConversationId, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Single(stage.Teams.Conversation(stage.World.ServiceDeskChannel).Cards);
        Assert.Equal(["Opened", "Claimed"], await stage.EventsAsync(ticket.Number, Cancelled));
        await AssertSoundAsync(stage);
    }
}
