using System.Text.Json.Nodes;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tickets;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>The requester is asked how it went: when, how often, until when.</summary>
public sealed class Surveying(Azurite azurite) : Story
{
    private static readonly Person Mara = World.Sample.Mara;

    [Fact]
    public async Task Each_button_is_a_number_with_a_face_and_the_words_for_all_numbers_stand_above()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ResolvedAsync(Mara, Cancelled);

        string card = ticket.News(SurveyDesk.Satisfied).Words;

        Assert.Contains("1 very dissatisfied · 2 dissatisfied · 3 neither · 4 satisfied · 5 very satisfied", card, StringComparison.Ordinal);
        Assert.Equal(["😠 1", "😕 2", "😐 3", "😊 4", "😀 5"], card.Split('\n').Where(line => line.Length == 4 && char.IsAsciiDigit(line[^1])));
        string json = ticket.News(SurveyDesk.Satisfied).Card!.Value.GetRawText(); // It has one.
        Assert.Contains("\"tooltip\":\"very dissatisfied\"", json.Replace("\": \"", "\":\"", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reasons_and_a_comment_may_follow_the_tap()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ResolvedAsync(Mara, Cancelled);
        PostedMessage news = ticket.News(SurveyDesk.Satisfied);
        await ticket.PressAsync(Mara, news, "😊 4", Cancelled);

        await ticket.PressAsync(Mara, news, "Send comment", Cancelled, (SurveyDesk.Mattered, "Speed,Kindness"), (Steps.CommentLabel, "Thanks"));

        Assert.Equal(SurveyReasons.Speed | SurveyReasons.Kindness, (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Survey?.Reasons);
        Assert.Contains("What mattered: Speed, Kindness\nThanks", news.Words, StringComparison.Ordinal);
        Assert.Contains("Rated 😊 4 of 5, satisfied\nAbout: Speed, Kindness\nThanks", ticket.Card.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Send comment", news.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Who_has_commented_with_the_tap_is_still_asked_what_mattered_and_nothing_twice()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ResolvedAsync(Mara, Cancelled);
        PostedMessage news = ticket.News(SurveyDesk.Satisfied);

        await ticket.PressAsync(Mara, news, "😊 4", Cancelled, (Steps.CommentLabel, "Thanks"));
        Assert.DoesNotContain("Send comment", news.Words, StringComparison.Ordinal);
        await ticket.PressAsync(Mara, news, "Send", Cancelled, (SurveyDesk.Mattered, "Information"));

        SurveyAnswer? answer = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Survey;
        Assert.Equal((4, "Thanks", SurveyReasons.Information), (answer?.Score, answer?.Comment, answer?.Reasons));
        Assert.DoesNotContain("\nSend", news.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Whoever_changes_their_mind_sees_what_they_said_and_can_take_it_back()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ResolvedAsync(Mara, Cancelled);
        PostedMessage news = ticket.News(SurveyDesk.Satisfied);
        await ticket.PressAsync(Mara, news, "😕 2", Cancelled);
        await ticket.PressAsync(Mara, news, "Send comment", Cancelled, (SurveyDesk.Mattered, "Speed,Solution"), (Steps.CommentLabel, "Too slow"));

        await ticket.PressAsync(Mara, news, "😊 4", Cancelled);
        SurveyAnswer? kept = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Survey;
        await ticket.PressAsync(Mara, news, "😊 4", Cancelled, (SurveyDesk.Mattered, ""), (Steps.CommentLabel, ""));
        SurveyAnswer? taken = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Survey;

        Assert.Equal((4, "Too slow", SurveyReasons.Speed | SurveyReasons.Solution), (kept?.Score, kept?.Comment, kept?.Reasons));
        Assert.Equal((4, null, SurveyReasons.None), (taken?.Score, taken?.Comment, taken?.Reasons));
        Assert.DoesNotContain("Too slow", ticket.Card.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Reasons_that_no_card_offers_are_left_out()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ResolvedAsync(Mara, Cancelled);

        await stage.ForgesAsync(Mara, "ticket/rate", new JsonObject { ["ticket"] = ticket.Number, ["version"] = 3, ["score"] = 4, ["reasons"] = "None, 3,speed, Solution,Solution,x" }, null, Cancelled);

        Assert.Equal(SurveyReasons.Solution, (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Survey?.Reasons);
    }

    [Theory]
    [InlineData(Shelf.Sqlite)]
    [InlineData(Shelf.Azurite)]
    public async Task With_a_wait_the_news_comes_at_once_and_the_question_later(Shelf shelf)
    {
        await using DeskStage stage = await SurveyDesk.StartAsync(Cancelled, await azurite.StorageAsync(shelf, Cancelled), "delay: 2h");
        Reported ticket = await stage.ResolvedAsync(Mara, Cancelled);
        PostedMessage news = ticket.News("New battery");
        Assert.DoesNotContain(SurveyDesk.Satisfied, news.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);

        await stage.PassAsync(TimeSpan.FromHours(2) - TimeSpan.FromMilliseconds(1), Cancelled);
        Assert.DoesNotContain(SurveyDesk.Satisfied, stage.Teams.ChatOf(Mara).Last.Words, StringComparison.Ordinal);
        await stage.PassAsync(TimeSpan.FromMilliseconds(1), Cancelled);

        PostedMessage question = stage.Teams.ChatOf(Mara).Last;
        Assert.Contains(SurveyDesk.Satisfied, question.Words, StringComparison.Ordinal);
        Assert.Contains($"**{ticket.Name}** is resolved", question.Words, StringComparison.Ordinal);
        DeskAnswer answer = await ticket.PressAsync(Mara, question, "😀 5", Cancelled);
        Assert.Contains("Thank you! You rated this 😀 5 of 5", answer.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("New battery", answer.Words, StringComparison.Ordinal); // The question's card stays the question's.
        Assert.Contains("Thank you! You rated this 😀 5 of 5", question.Words, StringComparison.Ordinal);
        Assert.Contains("Thank you! You rated this 😀 5 of 5", news.Words, StringComparison.Ordinal);
        Assert.Equal(["Opened", "Claimed", "Resolved", "SurveyAsked", "SurveyAnswered", "Closed"], await stage.EventsAsync(ticket.Number, Cancelled));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Who_has_reopened_the_ticket_before_the_question_is_not_asked()
    {
        await using DeskStage stage = await SurveyDesk.StartAsync(Cancelled, null, "delay: 2h");
        Reported ticket = await stage.ResolvedAsync(Mara, Cancelled);
        await ticket.PressAsync(Mara, ticket.News("New battery"), "Reopen ticket", Cancelled, (Steps.ReasonLabel, "Still dark"));

        await stage.PassAsync(TimeSpan.FromDays(10), Cancelled);

        Assert.Equal(0, stage.Questions(Mara));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task One_reminder_comes_and_no_second()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ResolvedAsync(Mara, Cancelled);

        await stage.PassAsync(TimeSpan.FromDays(2) - TimeSpan.FromMilliseconds(1), Cancelled);
        Assert.Equal(1, stage.Questions(Mara));
        await stage.PassAsync(TimeSpan.FromMilliseconds(1), Cancelled);
        Assert.Equal(2, stage.Questions(Mara));
        PostedMessage reminder = stage.Teams.ChatOf(Mara).Last;
        Assert.Contains($"A short reminder: **{ticket.Name}** is resolved", reminder.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);

        await stage.PassAsync(TimeSpan.FromDays(4), Cancelled);
        Assert.Equal(2, stage.Questions(Mara));
        await ticket.PressAsync(Mara, reminder, "😀 5", Cancelled);
        Assert.Equal(5, (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Survey?.Score);
        Assert.Equal(0, stage.Questions(Mara));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_reminder_settles_the_card_that_asked_first()
    {
        await using DeskStage stage = await SurveyDesk.StartAsync(Cancelled, null, "delay: 2h");
        Reported ticket = await stage.ResolvedAsync(Mara, Cancelled);
        await stage.PassAsync(TimeSpan.FromHours(2), Cancelled);
        PostedMessage first = stage.Teams.ChatOf(Mara).Last;

        await stage.PassAsync(TimeSpan.FromDays(2), Cancelled);

        Assert.Equal($"I have asked again below how it went with {ticket.Name}.", first.Words);
        Assert.Contains("A short reminder", stage.Teams.ChatOf(Mara).Last.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData("😀 5")]
    [InlineData("😠 1")]
    public async Task Who_has_answered_is_not_reminded(string button)
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ResolvedAsync(Mara, Cancelled);
        await ticket.PressAsync(Mara, ticket.News(SurveyDesk.Satisfied), button, Cancelled);

        await stage.PassAsync(TimeSpan.FromDays(30), Cancelled);

        Assert.DoesNotContain(await stage.EventsAsync(ticket.Number, Cancelled), happened => happened is "SurveyReminded" or "SurveyExpired");
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_question_that_is_on_its_way_when_the_ticket_is_reopened_is_dropped_with_a_record()
    {
        await using DeskStage stage = await SurveyDesk.StartAsync(Cancelled, null, "delay: 2h");
        Reported ticket = await stage.ResolvedAsync(Mara, Cancelled);
        JsonObject reopen = ticket.News("New battery").DataOf("Reopen ticket");
        stage.Teams.Plan(new Fault.Throttled(TimeSpan.FromMinutes(1)), call => call.Body?.GetRawText().Contains(SurveyDesk.Satisfied, StringComparison.Ordinal) ?? false);
        await stage.PassAsync(TimeSpan.FromHours(2), Cancelled);

        await stage.ForgesAsync(Mara, "ticket/reopen", reopen, null, Cancelled);
        await stage.PassAsync(TimeSpan.FromMinutes(20), Cancelled);

        Assert.Equal("dropped: it was reopened", Delivery.Read(Assert.Single(await stage.RowsAsync(Keys.Delivery(ticket.Number, "post-requester-4"), Cancelled)).Data).Outcome);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Somebody_else_cannot_rate_and_before_the_question_nobody_can()
    {
        await using DeskStage stage = await SurveyDesk.StartAsync(Cancelled, null, "delay: 2h");
        Reported ticket = await stage.ResolvedAsync(Mara, Cancelled);
        JsonObject data = new() { ["ticket"] = ticket.Number, ["version"] = 3, ["score"] = 5 };

        DeskAnswer early = await stage.ForgesAsync(Mara, "ticket/rate", data.DeepClone(), null, Cancelled);
        DeskAnswer foreign = await stage.ForgesAsync(stage.World.Dana, "ticket/rate", data.DeepClone(), null, Cancelled);

        Assert.Contains("I'm not asking for a rating of this ticket at the moment.", early.Words, StringComparison.Ordinal);
        Assert.Contains("I can't find that ticket", foreign.Message, StringComparison.Ordinal);
        Assert.Null((await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Survey);
    }
}
