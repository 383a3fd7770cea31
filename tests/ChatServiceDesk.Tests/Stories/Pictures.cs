using System.Net;
using System.Text.Json.Nodes;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>People send pictures and files with what they report, and agents get them.</summary>
public sealed class Pictures : Story
{
    private static readonly Person Mara = World.Sample.Mara;

    [Fact]
    public async Task A_picture_in_a_report_is_fetched_kept_and_given_to_the_agents_by_a_link()
    {
        await using DeskStage stage = await StartAsync();
        await stage.SendsAsync(Mara, Steps.Clear, Cancelled, stage.Teams.Files.Paste());
        Assert.Contains("Attached files: 1", stage.Teams.ChatOf(Mara).Last.Words, StringComparison.Ordinal);

        Reported ticket = await stage.CreatesAsync(Mara, stage.Teams.ChatOf(Mara).Last, Cancelled);

        PostedMessage news = stage.Teams.Conversation(ticket.Card.ConversationId).With("has sent a file");
        Assert.Contains("Mara Lindqvist has sent a file", news.Words, StringComparison.Ordinal);
        Assert.Contains("picture-1.png", news.Words, StringComparison.Ordinal);
        Assert.Contains("PNG, 70 B", news.Words, StringComparison.Ordinal);
        using HttpResponseMessage answer = await stage.OpensAsync(stage.LinkIn(ticket.Card.ConversationId), Cancelled);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(FakeFiles.Png.ToArray(), await answer.Content.ReadAsByteArrayAsync(Cancelled));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_file_of_OneDrive_comes_with_its_name()
    {
        await using DeskStage stage = await StartAsync();
        await stage.SendsFileAsync(Mara, Steps.Clear, "boot log.txt", stage.Teams.Files.Share(FakeFiles.Ok("kernel panic"u8.ToArray())), Cancelled);

        Reported ticket = await stage.CreatesAsync(Mara, stage.Teams.ChatOf(Mara).Last, Cancelled);

        Assert.Contains("boot log.txt", stage.Teams.Conversation(ticket.Card.ConversationId).With("has sent a file").Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task What_is_not_fetched_yet_when_the_ticket_is_made_follows()
    {
        await using DeskStage stage = await StartAsync();
        JsonObject message = TeamsActivities.Paste(
            stage.People.Activities.Message(Mara, Steps.Clear), stage.Teams.Files.Paste(new FileAnswer(503, default), new FileAnswer(503, default), FakeFiles.Ok(FakeFiles.Png)));
        await stage.People.SendAsync(message, Cancelled);
        await stage.SettleAsync(Cancelled);
        Reported ticket = await stage.CreatesAsync(Mara, stage.Teams.ChatOf(Mara).Last, Cancelled);
        Assert.DoesNotContain(stage.Teams.Conversation(ticket.Card.ConversationId).Messages, posted => posted.Words.Contains("has sent a file", StringComparison.Ordinal));

        for (int wait = 0; wait < 4; wait++)
        {
            await stage.PassAsync(TimeSpan.FromSeconds(10), Cancelled);
        }

        Assert.Contains("picture-1.png", stage.Teams.Conversation(ticket.Card.ConversationId).With("has sent a file").Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData("en-US", "What does it show?")]
    [InlineData("de-DE", "Was ist darauf zu sehen?")]
    [InlineData("fr-FR", "Que montre-t-il ?")]
    [InlineData("es-ES", "¿Qué muestra?")]
    public async Task A_picture_without_words_is_kept_and_asked_about(string locale, string question)
    {
        await using DeskStage stage = await StartAsync();
        stage.People.Activities.Locale = locale;

        await stage.SendsAsync(Mara, "", Cancelled, stage.Teams.Files.Paste());

        Assert.Contains(question, stage.Teams.ChatOf(Mara).Last.Text, StringComparison.Ordinal);
        Assert.Equal(FileState.Stored, Assert.Single(await stage.FilesAsync(Cancelled)).State);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task The_answer_makes_the_report_and_the_picture_goes_with_it()
    {
        await using DeskStage stage = await StartAsync();
        await stage.SendsAsync(Mara, "", Cancelled, stage.Teams.Files.Paste());

        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);

        Assert.Equal(ticket.Number, Assert.Single(await stage.FilesAsync(Cancelled)).Ticket);
        Assert.Contains("picture-1.png", stage.Teams.Conversation(ticket.Card.ConversationId).With("has sent a file").Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_picture_that_comes_after_the_card_is_added_to_it()
    {
        await using DeskStage stage = await StartAsync();
        PostedMessage card = await stage.HearsAsync(Mara, Steps.Clear, Cancelled);

        await stage.SendsAsync(Mara, "", Cancelled, stage.Teams.Files.Paste());
        Assert.Contains("added it to your report", stage.Teams.ChatOf(Mara).Last.Text, StringComparison.Ordinal);
        await stage.CreatesAsync(Mara, card, Cancelled);

        Assert.NotNull(Assert.Single(await stage.FilesAsync(Cancelled)).Ticket);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_message_that_comes_twice_brings_its_picture_once()
    {
        await using DeskStage stage = await StartAsync();
        JsonObject message = TeamsActivities.Paste(stage.People.Activities.Message(Mara, Steps.Clear), stage.Teams.Files.Paste());

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => stage.People.SendAsync(message, Cancelled)));
        await stage.SettleAsync(Cancelled);

        Assert.Single(await stage.FilesAsync(Cancelled));
        Assert.Single(stage.Teams.Files.Calls);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_desk_that_dies_before_it_has_fetched_goes_on_with_it()
    {
        await using DeskStage stage = await StartAsync();
        await stage.People.SendAsync(TeamsActivities.Paste(stage.People.Activities.Message(Mara, Steps.Clear), stage.Teams.Files.Paste(new FileAnswer(503, default), FakeFiles.Ok(FakeFiles.Png))), Cancelled);
        await stage.StopAsync();

        await using DeskStage next = await stage.StartAnotherAsync(Cancelled);
        await next.SettleAsync(Cancelled);
        await next.PassAsync(TimeSpan.FromMinutes(1), Cancelled);

        Assert.Equal(FileState.Stored, Assert.Single(await next.FilesAsync(Cancelled)).State);
        await AssertSoundAsync(next);
    }

    [Theory]
    [InlineData("https://media3.giphy.com/media/abc/giphy.gif")]
    [InlineData("https://eu-prod.asyncgw.teams.microsoft.com/sticker\" itemtype=\"http://schema.skype.com/Sticker")]
    public async Task A_sticker_gets_a_fitting_answer(string source)
    {
        await using DeskStage stage = await StartAsync();
        JsonObject message = stage.People.Activities.Message(Mara, "");
        message["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = $"<p><img alt=\"x\" src=\"{source}\"></p>" });

        await stage.People.SendAsync(message, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Contains("just tell me in a sentence", stage.Teams.ChatOf(Mara).Last.Text, StringComparison.Ordinal);
        Assert.Empty(await stage.FilesAsync(Cancelled));
    }

    [Theory]
    [InlineData("audio/ogg", null)]
    [InlineData("application/vnd.microsoft.teams.file.download.info", "m4a")]
    public async Task A_voice_clip_can_not_be_listened_to(string type, string? fileType)
    {
        await using DeskStage stage = await StartAsync();
        JsonObject message = stage.People.Activities.Message(Mara, "");
        message["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = type,
            ["contentUrl"] = "https://example.com/clip",
            ["name"] = "clip",
            ["content"] = new JsonObject { ["fileType"] = fileType, ["downloadUrl"] = "https://contoso.sharepoint.com/clip" },
        });

        await stage.People.SendAsync(message, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Contains("I can't listen to voice messages", stage.Teams.ChatOf(Mara).Last.Text, StringComparison.Ordinal);
        Assert.Empty(await stage.FilesAsync(Cancelled));
    }

    [Fact]
    public async Task Pasted_cards_and_quotes_are_no_files()
    {
        await using DeskStage stage = await StartAsync();
        JsonObject message = stage.People.Activities.Message(Mara, Steps.Clear);
        message["attachments"]!.AsArray().Add(new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = new JsonObject { ["type"] = "AdaptiveCard" } });
        message["attachments"]!.AsArray().Add(new JsonObject { ["contentType"] = "messageReference", ["content"] = "{}" });

        await stage.People.SendAsync(message, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Empty(await stage.FilesAsync(Cancelled));
        Assert.Contains("This is what I understood", stage.Teams.ChatOf(Mara).Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_with_small_talk_is_not_kept()
    {
        await using DeskStage stage = await StartAsync();

        await stage.SendsAsync(Mara, "thanks, that solved it", Cancelled, stage.Teams.Files.Paste());

        Assert.Empty(await stage.FilesAsync(Cancelled));
        Assert.Empty(stage.Teams.Files.Calls);
    }

    [Fact]
    public async Task A_file_that_belongs_to_nothing_any_more_is_deleted()
    {
        await using DeskStage stage = await StartAsync();
        await stage.SendsAsync(Mara, Steps.Clear, Cancelled, stage.Teams.Files.Paste());
        string contents = Path.Combine(stage.Folder, "files");
        await stage.PassAsync(TimeSpan.FromDays(8), Cancelled); // The card still stands.
        Assert.Single(await stage.FilesAsync(Cancelled));

        await stage.People.PressesAsync(Mara, stage.Teams.ChatOf(Mara).Last, "Never mind", Cancelled);
        await stage.PassAsync(TimeSpan.FromDays(8), Cancelled);

        Assert.Empty(await stage.FilesAsync(Cancelled));
        Assert.Empty(System.IO.Directory.GetFiles(contents, "*", SearchOption.AllDirectories));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_file_of_a_ticket_stays()
    {
        await using DeskStage stage = await StartAsync();
        await stage.SendsAsync(Mara, Steps.Clear, Cancelled, stage.Teams.Files.Paste());
        await stage.CreatesAsync(Mara, stage.Teams.ChatOf(Mara).Last, Cancelled);

        await stage.PassAsync(TimeSpan.FromDays(30), Cancelled);

        Assert.Equal(FileState.Stored, Assert.Single(await stage.FilesAsync(Cancelled)).State);
        await AssertSoundAsync(stage);
    }
}
