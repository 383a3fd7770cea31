using System.Net;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tickets;
using ChatServiceDesk.Testing;
using static ChatServiceDesk.Tests.Stories.Deliveries;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>Somebody whose chat takes nothing from the desk: it stops trying, says so to the agents, and begins again when they do something.</summary>
public sealed class UnreachablePeople : Story
{
    private const string Working = "Ben Okafor is working on";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    public static TheoryData<Fault, string> Walls { get; } = new()
    {
        { new Fault.Refused(HttpStatusCode.Forbidden, "BotDisabledByAdmin"), "an administrator has turned the desk off for them" },
        { new Fault.Refused(HttpStatusCode.Forbidden, "ConversationBlockedByUser"), "they have blocked the desk" },
        { new Fault.RefusedByMessaging(HttpStatusCode.Forbidden, 209, "MessageWritesBlocked"), "their chat takes no messages" },
        { new Fault.Refused(HttpStatusCode.Forbidden, "BotNotInConversationRoster"), "the desk is not installed for them" },
        { new Fault.Refused(HttpStatusCode.Forbidden, "ForbiddenOperationException"), "the desk is not installed for them" },
    };

    [Theory]
    [MemberData(nameof(Walls))]
    public async Task The_agents_read_in_their_thread_what_the_requester_has_not_been_told(Fault wall, string why)
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        stage.Teams.Plan(wall, Says(Working));

        await ticket.ClaimAsync(Ben, Cancelled);

        string note = Assert.Single(NotesOn(ticket));
        Assert.Contains($"Mara Lindqvist can't be reached in Teams: {why}.", note, StringComparison.Ordinal);
        Assert.Contains($"Not delivered: \"{Working} {ticket.Name}", note, StringComparison.Ordinal);
        Assert.Contains("say-requester-2  403", await DeadLettersAsync(stage, Cancelled), StringComparison.Ordinal);
        Assert.NotNull((await ContactAsync(stage)).Unreachable);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task As_long_as_they_are_marked_nothing_is_tried_and_the_agents_hear_of_each_message()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await BlockedAsync(stage);
        int before = CallsToMara(stage);

        await ticket.AskAsync(Ben, "Which dock?", Cancelled);
        await ticket.ResolveAsync(Ben, "New battery", Cancelled);

        Assert.Equal(before, CallsToMara(stage));
        Assert.Equal(3, NotesOn(ticket).Count);
        Assert.Contains(NotesOn(ticket), note => note.Contains("the question \"Which dock?\"", StringComparison.Ordinal));
        Assert.Contains(NotesOn(ticket), note => note.Contains("is resolved: New battery", StringComparison.Ordinal));
        Assert.Contains("post-requester-4  403 ConversationBlockedByUser, not tried again", await DeadLettersAsync(stage, Cancelled), StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Their_next_message_takes_the_mark_away_and_a_replay_brings_what_they_missed()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await BlockedAsync(stage);

        await stage.HearsAsync(Mara, "hello", Cancelled);
        Assert.Null((await ContactAsync(stage)).Unreachable);
        await ReplayAsync(stage, Cancelled);
        await stage.SettleAsync(Cancelled);
        await ticket.AskAsync(Ben, "Which dock?", Cancelled);

        Assert.Single(stage.TextsTo(Mara), text => text.Contains(Working, StringComparison.Ordinal));
        Assert.Contains("Which dock?", ticket.News("has a question about").Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_press_that_changes_nothing_else_takes_the_mark_away()
    {
        await using DeskStage stage = await StartAsync();
        await BlockedAsync(stage);

        await stage.ForgesAsync(Mara, "no/such-button", new System.Text.Json.Nodes.JsonObject(), null, Cancelled);

        Assert.Null((await ContactAsync(stage)).Unreachable);
    }

    [Fact]
    public async Task Removing_the_desk_does_not_take_the_mark_away_but_installing_it_does()
    {
        await using DeskStage stage = await StartAsync();
        await BlockedAsync(stage);

        await stage.People.SendAsync(stage.People.Activities.InstallationUpdate(Mara, "remove"), Cancelled);
        Assert.NotNull((await ContactAsync(stage)).Unreachable);
        await stage.People.InstallsAsync(Mara, Cancelled);

        Assert.Null((await ContactAsync(stage)).Unreachable);
    }

    [Fact]
    public async Task A_403_for_another_reason_marks_nobody()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        stage.Teams.Plan(new Fault.Refused(HttpStatusCode.Forbidden, "NotEnoughPermissions"), Says(Working));

        await ticket.ClaimAsync(Ben, Cancelled);

        Assert.Null((await ContactAsync(stage)).Unreachable);
        Assert.Empty(NotesOn(ticket));
    }

    [Fact]
    public async Task An_answer_that_is_refused_marks_whose_chat_it_was_and_no_agent_hears_of_it()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        stage.Teams.Plan(new Fault.Refused(HttpStatusCode.Forbidden, "ConversationBlockedByUser"), call => call.IsSend && call.Body?.GetProperty("type").GetString() != "typing");

        await stage.HearsAsync(Mara, "hello", Cancelled);

        Assert.Equal("ConversationBlockedByUser", (await ContactAsync(stage)).Unreachable?.Code);
        Assert.Empty(NotesOn(ticket));
    }

    [Fact]
    public async Task When_the_agents_cannot_be_told_either_the_note_is_dropped()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        stage.Teams.Plan(new Fault.Refused(HttpStatusCode.Forbidden, "ConversationBlockedByUser"), Says(Working));
        stage.Teams.Plan(new Fault.Refused(HttpStatusCode.NotFound, "ConversationNotFound"), Says("can't be reached"));

        await ticket.ClaimAsync(Ben, Cancelled);
        await stage.PassAsync(TimeSpan.FromMinutes(30), Cancelled);

        Assert.Empty(NotesOn(ticket));
        Assert.Empty(await stage.WaitingAsync(Cancelled));
        Assert.DoesNotContain("untold", await DeadLettersAsync(stage, Cancelled), StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    private static async Task<Reported> BlockedAsync(DeskStage stage)
    {
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        stage.Teams.Plan(new Fault.Refused(HttpStatusCode.Forbidden, "ConversationBlockedByUser"), Says(Working));
        await ticket.ClaimAsync(Ben, Cancelled);
        return ticket;
    }

    private static IReadOnlyList<string> NotesOn(Reported ticket) =>
        [.. ticket.Stage.Teams.Conversation(ticket.Card.ConversationId).Texts.Where(text => text.Contains("can't be reached", StringComparison.Ordinal))];

    private static int CallsToMara(DeskStage stage) => stage.Teams.Calls.Count(call => call.ConversationId == Mara.Chat);

    private static async Task<Contact> ContactAsync(DeskStage stage) =>
        await new ContactStore(stage.Table).FindAsync(stage.Home(), new PersonId(Mara.AadObjectId), Cancelled) ?? throw new InvalidOperationException("Mara is unknown.");
}
