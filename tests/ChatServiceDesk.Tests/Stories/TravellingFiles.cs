using System.Net;
using System.Text.Json.Nodes;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>Once there is a ticket, what people send travels: from the employee to the agents' thread, and from an agent to the employee.</summary>
public sealed class TravellingFiles : Story
{
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Fact]
    public async Task A_picture_with_words_about_a_ticket_reaches_the_agents_thread()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);

        await stage.SendsAsync(Mara, $"{ticket.Name}: this is what the screen shows now", Cancelled, stage.Teams.Files.Paste());

        Assert.Contains(stage.Teams.Conversation(ticket.Card.ConversationId).Texts, text => text.Contains("this is what the screen shows now", StringComparison.Ordinal));
        Assert.Contains("picture-1.png", stage.Teams.Conversation(ticket.Card.ConversationId).With("Mara Lindqvist has sent a file").Words, StringComparison.Ordinal);
        using HttpResponseMessage answer = await stage.OpensAsync(stage.LinkIn(ticket.Card.ConversationId), Cancelled);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_picture_without_words_belongs_to_the_ticket_that_was_spoken_of()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await stage.HearsAsync(Mara, $"{ticket.Name}: it also happens on wifi", Cancelled);

        await stage.SendsAsync(Mara, "", Cancelled, stage.Teams.Files.Paste());

        Assert.Equal(ticket.Number, Assert.Single(await stage.FilesAsync(Cancelled)).Ticket);
        Assert.NotNull(stage.Teams.Conversation(ticket.Card.ConversationId).With("Mara Lindqvist has sent a file"));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_picture_without_words_can_belong_to_what_an_agent_has_asked()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.AskAsync(Ben, "What does the screen show?", Cancelled);

        await stage.SendsAsync(Mara, "", Cancelled, stage.Teams.Files.Paste());

        Assert.Equal(ticket.Number, Assert.Single(await stage.FilesAsync(Cancelled)).Ticket);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_picture_whose_words_wait_goes_with_them()
    {
        await using DeskStage stage = await StartAsync();
        await stage.ReportsAsync(Mara, Cancelled, "The printer on the second floor has a paper jam");
        Reported second = await stage.ReportsAsync(Mara, Cancelled);
        await stage.SendsAsync(Mara, "it also happens on wifi", Cancelled, stage.Teams.Files.Paste());
        Assert.Null(Assert.Single(await stage.FilesAsync(Cancelled)).Ticket);

        await stage.HearsAsync(Mara, second.Name, Cancelled);

        Assert.Equal(second.Number, Assert.Single(await stage.FilesAsync(Cancelled)).Ticket);
        Assert.NotNull(stage.Teams.Conversation(second.Card.ConversationId).With("Mara Lindqvist has sent a file"));
        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData("en-US", "Ben Okafor has sent you a file about", "")]
    [InlineData("de-DE", "Ben Okafor hat Ihnen zu", "please follow these steps")]
    public async Task An_agents_picture_in_the_thread_reaches_the_employee(string locale, string news, string words)
    {
        await using DeskStage stage = await StartAsync();
        stage.People.Activities.Locale = locale;
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, locale == "de-DE" ? "Mein Laptop geht nicht mehr an und ich habe gleich einen Termin beim Kunden" : Steps.Clear);

        JsonObject message = TeamsActivities.Paste(stage.People.Activities.Mention(Ben, ticket.Card.ConversationId, words), stage.Teams.Files.Paste());
        await stage.People.SendAsync(message, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Contains("picture-1.png", stage.Teams.ChatOf(Mara).With(news).Words, StringComparison.Ordinal);
        using HttpResponseMessage answer = await stage.OpensAsync(stage.LinkIn(Mara.Chat), Cancelled);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task An_agent_is_told_in_the_thread_why_a_file_is_not_taken()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);

        JsonObject message = TeamsActivities.Paste(stage.People.Activities.Mention(Ben, ticket.Card.ConversationId, ""), stage.Teams.Files.Paste(FakeFiles.Ok("MZ"u8.ToArray())));
        await stage.People.SendAsync(message, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Contains(stage.Teams.Conversation(ticket.Card.ConversationId).Texts, text => text.Contains("I only accept pictures", StringComparison.Ordinal));
        Assert.Equal(FileState.Refused, Assert.Single(await stage.FilesAsync(Cancelled)).State);
        await AssertSoundAsync(stage);
    }
}
