using System.Text.Json.Nodes;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tickets;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>From "it is done" to closed, or back to the queue.</summary>
public sealed class Resolving : Story
{
    private const string Satisfied = "How satisfied are you?";
    private static readonly TimeSpan CloseAfter = TimeSpan.FromDays(3);
    private static readonly TimeSpan ReopenWithin = TimeSpan.FromDays(14);
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Fact]
    public async Task Without_a_note_the_card_does_not_let_a_ticket_be_resolved()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);

        await Assert.ThrowsAsync<InvalidOperationException>(() => ticket.ResolveAsync(Ben, "", Cancelled));

        Assert.Equal(["Opened"], await stage.EventsAsync(ticket.Number, Cancelled));
    }

    [Fact]
    public async Task Whoever_resolves_an_unclaimed_ticket_has_claimed_it_and_the_requester_hears_only_of_the_resolution()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);

        await ticket.ResolveAsync(Ben, "New battery", Cancelled);

        Assert.Equal(["Opened", "Claimed", "Resolved"], await stage.EventsAsync(ticket.Number, Cancelled));
        Assert.Empty(stage.TextsTo(Mara));
        Assert.Contains("Resolved by Ben Okafor\nNew battery", ticket.News(Satisfied).Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData("😠 1", 1, TicketState.Resolved)]
    [InlineData("😕 2", 2, TicketState.Resolved)]
    [InlineData("😐 3", 3, TicketState.Closed)]
    [InlineData("😊 4", 4, TicketState.Closed)]
    [InlineData("😀 5", 5, TicketState.Closed)]
    public async Task A_content_requester_closes_the_ticket_and_another_can_still_reopen_it(string button, int score, TicketState state)
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await ResolvedAsync(stage);
        PostedMessage news = ticket.News(Satisfied);

        DeskAnswer answer = await ticket.PressAsync(Mara, news, button, Cancelled, (Steps.CommentLabel, "My comment"));

        Ticket stored = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket;
        Assert.Equal((score, "My comment", state), (stored.Survey?.Score, stored.Survey?.Comment, stored.State));
        Assert.Contains("Thank you! You rated this", answer.Words, StringComparison.Ordinal);
        Assert.Equal(score < 3, answer.Words.Contains("I'm sorry", StringComparison.Ordinal));
        Assert.Contains("Reopen", news.Words, StringComparison.Ordinal);
        Assert.Contains($"Rated {button} of 5", ticket.Card.Words, StringComparison.Ordinal);
        Assert.Contains("My comment", ticket.Card.Words, StringComparison.Ordinal);
        Assert.Empty(stage.TextsTo(Mara));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_comment_may_follow_the_tap()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await ResolvedAsync(stage);
        PostedMessage news = ticket.News(Satisfied);

        await ticket.PressAsync(Mara, news, "😀 5", Cancelled);
        await ticket.PressAsync(Mara, news, "Send comment", Cancelled, (Steps.CommentLabel, "Quick and kind"));

        SurveyAnswer? survey = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Survey;
        Assert.Equal((5, "Quick and kind"), (survey?.Score, survey?.Comment));
        Assert.Equal(["Opened", "Claimed", "Resolved", "SurveyAnswered", "Closed", "SurveyAnswered"], await stage.EventsAsync(ticket.Number, Cancelled));
        Assert.DoesNotContain("Send comment", news.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_tap_on_another_device_that_still_shows_the_scores_changes_the_rating()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await ResolvedAsync(stage);
        JsonObject five = ticket.News(Satisfied).DataOf("😀 5");

        await ticket.PressAsync(Mara, ticket.News(Satisfied), "😠 1", Cancelled, (Steps.CommentLabel, "It still smokes"));
        await stage.ForgesAsync(Mara, "ticket/rate", five, null, Cancelled);
        await stage.SettleAsync(Cancelled);

        Ticket stored = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket;
        Assert.Equal((5, "It still smokes", TicketState.Closed), (stored.Survey?.Score, stored.Survey?.Comment, stored.State));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Unanswered_it_closes_after_the_configured_time_and_not_a_moment_earlier()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await ResolvedAsync(stage);

        await stage.PassAsync(CloseAfter - TimeSpan.FromMilliseconds(1), Cancelled);
        Assert.Equal(TicketState.Resolved, (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.State);
        Assert.Empty(stage.TextsTo(Mara));

        await stage.PassAsync(TimeSpan.FromMilliseconds(1), Cancelled);
        Assert.Equal(TicketState.Closed, (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.State);
        Assert.Contains($"{ticket.Name} is closed now", Assert.Single(stage.TextsTo(Mara)), StringComparison.Ordinal);
        Assert.Contains("Closed", ticket.Receipt.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);

        await stage.PassAsync(CloseAfter, Cancelled);
        Assert.Single(stage.TextsTo(Mara));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reopened_it_is_back_in_the_queue_with_the_reason_in_the_agents_thread(bool closedBefore)
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await ResolvedAsync(stage);
        PostedMessage news = ticket.News(Satisfied);
        if (closedBefore)
        {
            await stage.PassAsync(CloseAfter, Cancelled);
        }

        DeskAnswer answer = await ticket.PressAsync(Mara, news, "Reopen ticket", Cancelled, (Steps.ReasonLabel, "It smokes again"));

        Ticket stored = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket;
        Assert.Equal((TicketState.New, null, 1), (stored.State, stored.Assignee, stored.TimesReopened));
        Assert.Contains("is open again and back in its queue", answer.Words, StringComparison.Ordinal);
        Assert.Contains($"Mara Lindqvist has reopened {ticket.Name}: It smokes again", stage.Teams.Conversation(ticket.Card.ConversationId).Texts);
        Assert.Contains("Claim", ticket.Card.Words, StringComparison.Ordinal);
        Assert.Contains("Reopened\nonce", ticket.Card.Words, StringComparison.Ordinal);
        Assert.Contains("Waiting for an agent", ticket.Receipt.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);

        await stage.PassAsync(CloseAfter, Cancelled);
        Assert.Equal(TicketState.New, (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.State);
    }

    [Fact]
    public async Task It_can_be_reopened_until_the_window_ends_and_not_after()
    {
        await using DeskStage stage = await StartAsync();
        Reported late = await ResolvedAsync(stage);
        stage.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Reported last = await ResolvedAsync(stage);
        JsonObject lateReopen = late.News(late.Name).DataOf("Reopen ticket");
        JsonObject lastReopen = last.News(Satisfied).DataOf("Reopen ticket");
        await stage.PassAsync(ReopenWithin, Cancelled);

        DeskAnswer refused = await stage.ForgesAsync(Mara, "ticket/reopen", lateReopen, null, Cancelled);
        await stage.ForgesAsync(Mara, "ticket/reopen", lastReopen, null, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Contains("This ticket is closed. Please report it again", refused.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Reopen", refused.Words, StringComparison.Ordinal);
        Assert.Equal(TicketState.Closed, (await stage.TicketAsync(late.Number, Cancelled)).Ticket.State);
        Assert.Equal(TicketState.New, (await stage.TicketAsync(last.Number, Cancelled)).Ticket.State);
    }

    [Fact]
    public async Task After_a_reopen_the_next_resolution_is_news_of_its_own_and_the_old_news_is_settled()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await ResolvedAsync(stage);
        PostedMessage old = ticket.News(Satisfied);
        await ticket.PressAsync(Mara, old, "😠 1", Cancelled);
        await ticket.PressAsync(Mara, old, "Reopen ticket", Cancelled, (Steps.ReasonLabel, "No"));

        await ticket.ClaimAsync(stage.World.Cem, Cancelled);
        await ticket.ResolveAsync(stage.World.Cem, "New mainboard", Cancelled);

        PostedMessage next = ticket.News(Satisfied);
        Assert.NotEqual(old.Id, next.Id);
        Assert.Contains("New mainboard", next.Words, StringComparison.Ordinal);
        Assert.Contains($"{ticket.Name} is open again", old.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Reopen", old.Words.Replace("open again", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Null((await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Survey);
        Assert.Equal([$"Cem Aydin is working on {ticket.Name}: {(await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Title}"], stage.TextsTo(Mara));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_rating_after_the_reopen_is_refused_and_says_how_the_ticket_stands()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await ResolvedAsync(stage);
        JsonObject five = ticket.News(Satisfied).DataOf("😀 5");
        await ticket.PressAsync(Mara, ticket.News(Satisfied), "Reopen ticket", Cancelled);

        DeskAnswer answer = await stage.ForgesAsync(Mara, "ticket/rate", five, null, Cancelled);

        Assert.Contains("is open again", answer.Words, StringComparison.Ordinal);
        Assert.Null((await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Survey);
    }

    [Fact]
    public async Task Another_priority_moves_the_due_times_and_the_requester_is_told()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear, ("Can you keep working?", "Yes"));
        Ticket before = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket;

        await ticket.PressAsync(Ben, ticket.Card, "Set priority", Cancelled, ("Priority", "P1 Critical"));

        Ticket after = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket;
        Assert.Equal(Priority.P5, before.Priority);
        Assert.Equal((before.OpenedAt.AddMinutes(15), before.OpenedAt.AddHours(4)), (after.FirstResponseDue, after.ResolutionDue));
        // Mara's clients tell Europe/Oslo, one hour ahead of the stage's nine o'clock.
        Assert.Equal([$"{ticket.Name} now has priority P1 Critical. We aim to resolve it by Mon 23 Nov, 14:00."], stage.TextsTo(Mara));
        Assert.Contains("P1 Critical", ticket.Card.Words, StringComparison.Ordinal);
        Assert.Contains("{{TIME(2026-11-23T13:00:00Z)}}", ticket.Receipt.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task The_same_priority_again_is_no_event()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);

        DeskAnswer answer = await ticket.PressAsync(Ben, ticket.Card, "Set priority", Cancelled);

        Assert.Contains("already", answer.Words, StringComparison.Ordinal);
        Assert.Equal(["Opened"], await stage.EventsAsync(ticket.Number, Cancelled));
    }

    private static async Task<Reported> ResolvedAsync(DeskStage stage)
    {
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.ResolveAsync(Ben, "New battery", Cancelled);
        return ticket;
    }
}
