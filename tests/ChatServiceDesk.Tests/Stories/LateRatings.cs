using System.Text.Json.Nodes;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tickets;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>Until when an answer counts, and who is asked at all.</summary>
public sealed class LateRatings : Story
{
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    [Fact]
    public async Task After_the_end_the_card_says_so_and_an_answer_is_thanked_and_recorded_as_late()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ResolvedAsync(Mara, Cancelled);
        PostedMessage news = ticket.News(SurveyDesk.Satisfied);
        await stage.PassAsync(Week - TimeSpan.FromMilliseconds(1), Cancelled);
        Assert.DoesNotContain("The time for this question is over", news.Words, StringComparison.Ordinal);

        await stage.PassAsync(TimeSpan.FromMilliseconds(1), Cancelled);
        Assert.Equal(["Opened", "Claimed", "Resolved", "SurveyReminded", "Closed", "SurveyExpired"], await stage.EventsAsync(ticket.Number, Cancelled));
        Assert.Contains("The time for this question is over", news.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);

        DeskAnswer answer = await ticket.PressAsync(Mara, news, "😊 4", Cancelled);
        Assert.Contains("Thank you! You rated this 😊 4 of 5, satisfied.\nThe time for it was over, so it is counted as late.", answer.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Change rating", answer.Words, StringComparison.Ordinal);
        Assert.Contains("Rated 😊 4 of 5, satisfied, late", ticket.Card.Words, StringComparison.Ordinal);
        Assert.True((await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Survey?.IsLate);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_bad_rating_when_the_ticket_cannot_be_reopened_any_more_says_what_to_do_instead()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ResolvedAsync(Mara, Cancelled);
        await stage.PassAsync(TimeSpan.FromDays(14), Cancelled);
        JsonObject two = ticket.News(SurveyDesk.Satisfied).DataOf("😕 2");

        await stage.PassAsync(TimeSpan.FromMilliseconds(1), Cancelled);
        DeskAnswer answer = await stage.ForgesAsync(Mara, "ticket/rate", two, null, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Contains("write to me and I'll make a new ticket", answer.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Reopen", answer.Words, StringComparison.Ordinal);
        Assert.Contains("**Complaint**, follow up by", ticket.Card.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_rating_can_be_changed_until_the_end_and_stays_after_it()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ResolvedAsync(Mara, Cancelled);
        PostedMessage news = ticket.News(SurveyDesk.Satisfied);
        JsonObject two = news.DataOf("😕 2");
        await ticket.PressAsync(Mara, news, "😀 5", Cancelled);
        Assert.Contains("Change rating", news.Words, StringComparison.Ordinal);

        await stage.PassAsync(Week, Cancelled);
        await ticket.PressAsync(Mara, news, "😊 4", Cancelled);
        Assert.Equal(4, (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Survey?.Score);

        await stage.PassAsync(TimeSpan.FromMilliseconds(1), Cancelled);
        DeskAnswer answer = await stage.ForgesAsync(Mara, "ticket/rate", two, null, Cancelled);
        Assert.Contains("The time to change your rating is over. It stays as it is.", answer.Words, StringComparison.Ordinal);
        Assert.Equal(4, (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Survey?.Score);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_person_is_asked_once_in_the_time_of_the_rule_and_the_other_ticket_says_why_not()
    {
        await using DeskStage stage = await SurveyDesk.StartAsync(Cancelled, null, "oncePer: 30d");
        Reported first = await stage.ResolvedAsync(Mara, Cancelled);
        await first.PressAsync(Mara, first.News(SurveyDesk.Satisfied), "😀 5", Cancelled);

        Reported second = await stage.ResolvedAsync(Mara, Cancelled);
        Reported other = await stage.ResolvedAsync(stage.World.Dana, Cancelled);
        Assert.Equal(0, stage.Questions(Mara));
        Assert.Contains("New battery", second.News(second.Name).Words, StringComparison.Ordinal);
        Assert.Equal(SurveySkip.AskedLately, (await stage.TicketAsync(second.Number, Cancelled)).Ticket.Request?.Skipped);
        Assert.Null((await stage.TicketAsync(other.Number, Cancelled)).Ticket.Request?.Skipped);
        await AssertSoundAsync(stage);

        await stage.PassAsync(TimeSpan.FromDays(30), Cancelled);
        await stage.ResolvedAsync(Mara, Cancelled);
        Assert.Equal(1, stage.Questions(Mara));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Of_two_tickets_that_are_resolved_at_the_same_moment_one_asks()
    {
        await using DeskStage stage = await SurveyDesk.StartAsync(Cancelled, null, "oncePer: 30d");
        Reported first = await stage.ReportsAsync(Mara, Cancelled);
        Reported second = await stage.ReportsAsync(Mara, Cancelled);
        JsonObject[] presses = [.. new[] { first, second }.Select(ticket =>
        {
            JsonObject data = ticket.Card.DataOf("Resolve ticket");
            data["note"] = "New battery";
            return data;
        })];

        await Task.WhenAll(presses.Select(data => stage.ForgesAsync(stage.World.Ben, "ticket/resolve", data, first.Card.ConversationId, Cancelled)));
        await stage.SettleAsync(Cancelled);

        Assert.Equal(1, stage.Questions(Mara));
        await AssertSoundAsync(stage);
    }
}
