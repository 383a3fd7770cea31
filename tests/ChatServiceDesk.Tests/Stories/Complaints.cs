using ChatServiceDesk.Testing;
using ChatServiceDesk.Tests.Configuration;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>A low rating is a complaint until somebody has seen to it; an anonymous one is only counted.</summary>
public sealed class Complaints(Azurite azurite) : Story
{
    private const string Done = "Follow-up done";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Theory]
    [InlineData(Shelf.Sqlite, "😠 1", "1 of 5, very dissatisfied")]
    [InlineData(Shelf.Azurite, "😕 2", "2 of 5, dissatisfied")]
    public async Task The_agents_get_a_task_with_a_due_time_and_one_press_closes_it(Shelf shelf, string button, string words)
    {
        await using DeskStage stage = await DeskStage.StartAsync(Cancelled, await azurite.StorageAsync(shelf, Cancelled));
        Reported ticket = await stage.ResolvedAsync(Mara, Cancelled);
        PostedMessage news = ticket.News(SurveyDesk.Satisfied);

        DeskAnswer answer = await ticket.PressAsync(Mara, news, button, Cancelled, (Steps.CommentLabel, "It still smokes"));

        Assert.Contains("Thank you! You rated this", answer.Words, StringComparison.Ordinal);
        Assert.Contains("reopen the ticket", answer.Words, StringComparison.Ordinal);
        Assert.Contains("Somebody will look into it by {{DATE(2026-11-24T09:00:00Z,SHORT)}} {{TIME(2026-11-24T09:00:00Z)}}.", answer.Words, StringComparison.Ordinal);
        Assert.Contains("Reopen ticket", answer.Words, StringComparison.Ordinal);
        Assert.Contains(
            $"Mara Lindqvist has rated {ticket.Name} {words}: It still smokes\n\nPlease see to it by Tue 24 Nov, 10:00, then press Follow-up done on the card.",
            stage.Teams.Conversation(ticket.Card.ConversationId).Texts);
        Assert.Contains("**Complaint**, follow up by", ticket.Card.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);

        await ticket.PressAsync(Ben, ticket.Card, Done, Cancelled);

        Assert.Contains("**Complaint**, closed by Ben Okafor", ticket.Card.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Done, ticket.Card.Words, StringComparison.Ordinal);
        Assert.Contains("Somebody has looked into it.", news.Words, StringComparison.Ordinal);
        Assert.Equal(["Opened", "Claimed", "Resolved", "SurveyAnswered", "ComplaintRaised", "ComplaintClosed"], await stage.EventsAsync(ticket.Number, Cancelled));
        await stage.PassAsync(TimeSpan.FromDays(2), Cancelled);
        Assert.DoesNotContain("FollowUpMissed", await stage.EventsAsync(ticket.Number, Cancelled));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_follow_up_that_nobody_has_done_in_time_is_said_in_the_thread_once()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await ComplainedAsync(stage);
        string missed = $"Nobody has seen to the complaint about {ticket.Name} yet. It was due by Tue 24 Nov, 10:00.";

        await stage.PassAsync(TimeSpan.FromDays(1) - TimeSpan.FromMilliseconds(1), Cancelled);
        Assert.DoesNotContain(missed, stage.Teams.Conversation(ticket.Card.ConversationId).Texts);
        await stage.PassAsync(TimeSpan.FromMilliseconds(1), Cancelled);
        await stage.PassAsync(TimeSpan.FromDays(5), Cancelled);

        Assert.Single(stage.Teams.Conversation(ticket.Card.ConversationId).Texts, missed);
        Assert.Contains("**Complaint**, overdue: the follow-up was due by", ticket.Card.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
        await ticket.PressAsync(Ben, ticket.Card, Done, Cancelled);
        Assert.False((await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Complaint?.IsOpen);
        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData(Shelf.Sqlite)]
    [InlineData(Shelf.Azurite)]
    public async Task The_lead_of_the_team_is_mentioned_when_it_is_made_and_when_it_is_overdue(Shelf shelf)
    {
        string text = SampleDeskFile.With("  - name: Workplace\n", "  - name: Workplace\n    lead: { id: 5b1f33f7-9d7a-40c2-8b2c-bfd90cb7151a, name: Nina <Leitner> }\n");
        await using DeskStage stage = await SurveyDesk.StartWithAsync(text, Cancelled, await azurite.StorageAsync(shelf, Cancelled));
        Reported ticket = await stage.ResolvedAsync(Mara, Cancelled);
        await ticket.PressAsync(Mara, ticket.News(SurveyDesk.Satisfied), "😠 1", Cancelled, (Steps.CommentLabel, "<b>It</b> still smokes"));
        await stage.PassAsync(TimeSpan.FromDays(1), Cancelled);

        PostedMessage[] notes = [.. stage.Teams.Conversation(ticket.Card.ConversationId).Messages.Where(message => message.Body.GetRawText().Contains("mentioned", StringComparison.Ordinal))];

        Assert.Equal(
            [
                $"<at>Nina &lt;Leitner&gt;</at> Mara Lindqvist has rated {ticket.Name} 1 of 5, very dissatisfied: &lt;b&gt;It&lt;/b&gt; still smokes<br><br>Please see to it by Tue 24 Nov, 10:00, then press Follow-up done on the card.",
                $"<at>Nina &lt;Leitner&gt;</at> Nobody has seen to the complaint about {ticket.Name} yet. It was due by Tue 24 Nov, 10:00.",
            ],
            notes.Select(note => note.Text));
        Assert.All(notes, note => Assert.Equal("5b1f33f7-9d7a-40c2-8b2c-bfd90cb7151a", note.Body.GetProperty("entities")[0].GetProperty("mentioned").GetProperty("id").GetString()));
        Assert.All(notes, note => Assert.Equal("xml", note.Body.GetProperty("textFormat").GetString()));
        Assert.Contains("**Complaint** for Nina ", ticket.Card.Words, StringComparison.Ordinal);
        Assert.Contains("overdue: the follow-up was due by", ticket.Card.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task It_stays_a_complaint_while_the_reopened_ticket_is_worked_on()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await ComplainedAsync(stage);

        await ticket.PressAsync(Mara, ticket.News("Thank you!"), "Reopen ticket", Cancelled, (Steps.ReasonLabel, "Still dark"));

        Assert.Contains(Done, ticket.Card.Words, StringComparison.Ordinal);
        Assert.Contains("Claim", ticket.Card.Words, StringComparison.Ordinal);
        await ticket.PressAsync(Ben, ticket.Card, Done, Cancelled);
        await ticket.ResolveAsync(Ben, "New mainboard", Cancelled);
        Assert.DoesNotContain("Complaint", ticket.Card.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_requester_cannot_close_a_complaint_and_nobody_one_that_there_is_not()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await ComplainedAsync(stage);
        var data = ticket.Card.DataOf(Done);

        DeskAnswer foreign = await stage.ForgesAsync(Mara, "ticket/complaint", data.DeepClone(), null, Cancelled);
        Assert.Contains("I can't find that ticket", foreign.Message, StringComparison.Ordinal);
        await ticket.PressAsync(Ben, ticket.Card, Done, Cancelled);
        DeskAnswer again = await stage.ForgesAsync(stage.World.Cem, "ticket/complaint", data.DeepClone(), ticket.Card.ConversationId, Cancelled);

        Assert.Contains("There is no complaint to see to any more.", again.Words, StringComparison.Ordinal);
        Assert.Single(await stage.EventsAsync(ticket.Number, Cancelled), "ComplaintClosed");
    }

    [Theory]
    [InlineData("😠 1")]
    [InlineData("😀 5")]
    public async Task An_anonymous_rating_shows_nowhere_among_the_agents(string button)
    {
        await using DeskStage stage = await SurveyDesk.StartAsync(Cancelled, null, "anonymous: true");
        Reported ticket = await stage.ResolvedAsync(Mara, Cancelled);
        PostedMessage news = ticket.News(SurveyDesk.Satisfied);
        string before = ticket.Card.Words;
        int said = stage.Teams.Conversation(ticket.Card.ConversationId).Texts.Count;
        Assert.Contains("Your answer is only counted. No agent gets to see it.", news.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Comment", news.Words, StringComparison.Ordinal);

        await ticket.PressAsync(Mara, news, button, Cancelled);

        Assert.Equal(before, ticket.Card.Words);
        Assert.Equal(said, stage.Teams.Conversation(ticket.Card.ConversationId).Texts.Count);
        Assert.Contains("Thank you!", news.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);

        await ticket.PressAsync(Mara, news, "Reopen ticket", Cancelled);
        Assert.DoesNotContain("Rated", ticket.Card.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    private static async Task<Reported> ComplainedAsync(DeskStage stage)
    {
        Reported ticket = await stage.ResolvedAsync(Mara, Cancelled);
        await ticket.PressAsync(Mara, ticket.News(SurveyDesk.Satisfied), "😠 1", Cancelled);
        return ticket;
    }
}
