using System.Text.Json;
using System.Text.Json.Nodes;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.EndToEnd;

/// <summary>The driver does what a person does. Shown with a bot that a test scripts, so that a story that fails is the desk's fault.</summary>
public sealed class PlaygroundDriverTests(Chromium chromium) : IAsyncLifetime
{
    private ScratchBot? _started;
    private PlaygroundSession? _session;

    private ScratchBot Bot => _started ?? throw new InvalidOperationException("Not started yet.");

    private PlaygroundPage Page => _session?.Page ?? throw new InvalidOperationException("Not started yet.");

    public async ValueTask InitializeAsync()
    {
        _started = await ScratchBot.StartAsync(TestContext.Current.CancellationToken);
        _session = await PlaygroundSession.StartAsync(chromium, Bot.Address, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_session is not null) await _session.DisposeAsync();
        if (_started is not null) await _started.DisposeAsync();
    }

    [Fact]
    public async Task A_message_reaches_the_bot_and_its_answer_is_seen()
    {
        Bot.OnMessage = static (bot, message) => bot.AnswerAsync(message, new() { ["type"] = "message", ["text"] = "I heard you" });

        await Page.WriteAsync("my printer is on fire");
        await Page.SeesAsync("I heard you");

        JsonElement message = Assert.Single(Bot.Received);
        Assert.Equal("my printer is on fire", message.GetProperty("text").GetString());
        Assert.Equal(World.Sample.Mara.AadObjectId, message.GetProperty("from").GetProperty("aadObjectId").GetString());
        Assert.Equal(World.Sample.Mara.Chat, message.GetProperty("conversation").GetProperty("id").GetString());
        Assert.Equal(World.Sample.BotId, message.GetProperty("recipient").GetProperty("id").GetString());
        Assert.Equal(World.Sample.TenantId, message.GetProperty("conversation").GetProperty("tenantId").GetString());
    }

    [Fact]
    public async Task What_is_filled_in_by_label_is_what_the_bot_gets_and_the_answer_replaces_the_card()
    {
        Bot.OnMessage = static (bot, message) => bot.AnswerAsync(message, ScratchBot.CardMessage(SampleCard.Json));
        Bot.OnInvoke = static _ => ScratchBot.Card(JsonNode.Parse(SampleCard.Done)!); // a constant of ours
        await Page.WriteAsync("card please");
        PlaygroundCard card = await Page.CardAsync("Ticket INC-42");

        await card.FillAsync("Your name", "Mara");
        await card.ChooseAsync("Priority", "High");
        await card.ChooseAsync("Kind", "Request");
        await card.CheckAsync("It is urgent");
        await card.FillAsync("People", "3");
        await card.PressAsync("Approve");
        await card.SeesAsync("INC-42 is approved");

        Assert.False(await card.HasButtonAsync("Approve"));
        JsonElement action = Bot.Received[^1].GetProperty("value").GetProperty("action");
        Assert.Equal("approve", action.GetProperty("verb").GetString());
        Assert.True(JsonElement.DeepEquals(
            Parse("""{ "ticket": 42, "name": "Mara", "prio": "2", "kind": "r", "urgent": "true", "people": "3" }"""),
            action.GetProperty("data")), action.GetRawText());
    }

    [Fact]
    public async Task A_required_input_left_empty_is_marked_and_nothing_is_sent()
    {
        Bot.OnMessage = static (bot, message) => bot.AnswerAsync(message, ScratchBot.CardMessage(SampleCard.Json));
        await Page.WriteAsync("card please");
        PlaygroundCard card = await Page.CardAsync("Ticket INC-42");

        await card.PressAsync("Approve");
        await card.SeesAsync("Say who you are");

        Assert.Equal("message", Assert.Single(Bot.Received).GetProperty("type").GetString());
    }

    [Fact]
    public async Task The_bar_under_a_card_can_be_read_be_it_an_answer_or_an_error()
    {
        Bot.OnMessage = static (bot, message) => bot.AnswerAsync(message, ScratchBot.CardMessage(SampleCard.Json));
        await Page.WriteAsync("card please");
        PlaygroundCard card = await Page.CardAsync("Ticket INC-42");

        Bot.OnInvoke = static _ => ScratchBot.Words("Ben has it already");
        await card.PressAsync("Ask");
        Assert.Equal("Ben has it already", await card.BarAsync("Ben has it already"));

        Bot.OnInvoke = static _ => ScratchBot.Error("That was too late");
        await card.PressAsync("Ask");
        Assert.Equal("That was too late", await card.BarAsync("That was too late"));
    }

    [Fact]
    public async Task An_unfolded_card_has_its_own_inputs_and_button()
    {
        Bot.OnMessage = static (bot, message) => bot.AnswerAsync(message, ScratchBot.CardMessage(SampleCard.Json));
        await Page.WriteAsync("card please");
        PlaygroundCard card = await Page.CardAsync("Ticket INC-42");

        Assert.False(await card.HasButtonAsync("Add note"));
        await card.FillAsync("Your name", "Mara");
        await card.PressAsync("Comment");
        await card.FillAsync("Note", "It smokes");
        await card.PressAsync("Add note");
        await card.BarAsync("Done");

        JsonElement action = Bot.Received[^1].GetProperty("value").GetProperty("action");
        Assert.Equal("note", action.GetProperty("verb").GetString());
        Assert.Equal("It smokes", action.GetProperty("data").GetProperty("note").GetString());
    }

    [Fact]
    public async Task A_card_posted_to_the_channel_is_found_there_pressed_answered_in_its_thread_and_updated_in_place()
    {
        string posted = "";
        Bot.OnMessage = async (bot, message) =>
        {
            if (posted.Length > 0) return;
            posted = await bot.PostToChannelAsync(message, World.Sample.ServiceDeskChannel, ScratchBot.CardMessage(SampleCard.Json));
        };
        await Page.WriteAsync("card for the team please");
        await Page.OpenChannelAsync("IT Support", "Service Desk");
        PlaygroundCard card = await Page.CardAsync("Ticket INC-42");

        await card.PressAsync("Ask");
        await card.BarAsync("Done");
        JsonElement press = Bot.Received[^1];
        Assert.Equal($"{World.Sample.ServiceDeskChannel};messageid={posted}", press.GetProperty("conversation").GetProperty("id").GetString());
        Assert.Equal(posted, press.GetProperty("replyToId").GetString());

        await Page.ReplyAsync(card, "on my way");
        JsonElement reply = await Bot.HeardAsync("<at>Desk</at> on my way");
        Assert.Equal($"{World.Sample.ServiceDeskChannel};messageid={posted}", reply.GetProperty("conversation").GetProperty("id").GetString());

        await Bot.UpdateAsync(press, posted, ScratchBot.CardMessage(SampleCard.Done));
        await card.SeesAsync("INC-42 is approved");
        Assert.Equal(1, await Page.CountCardsAsync("INC-42"));
    }

    [Fact]
    public async Task A_new_post_that_mentions_the_bot_reaches_it()
    {
        Bot.OnMessage = static (bot, message) => bot.AnswerAsync(message, new() { ["type"] = "message", ["text"] = "Seen in the channel" });
        await Page.OpenChannelAsync("IT Support", "Service Desk");

        await Page.PostAsync("the projector is dead");
        await Page.SeesAsync("Seen in the channel");

        Assert.Equal("<at>Desk</at> the projector is dead", Assert.Single(Bot.Received).GetProperty("text").GetString());
    }

    [Fact]
    public async Task Of_two_cards_that_read_the_same_the_newest_is_meant()
    {
        Bot.OnMessage = static (bot, message) => bot.AnswerAsync(message, ScratchBot.CardMessage(
            SampleCard.Done.Replace("INC-42", message.GetProperty("text").GetString(), StringComparison.Ordinal)));
        await Page.WriteAsync("INC-1");
        await Page.CardAsync("INC-1 is approved");
        await Page.WriteAsync("INC-2");
        await Page.CardAsync("INC-2 is approved");

        PlaygroundCard newest = await Page.CardAsync("is approved");

        Assert.Equal("INC-2 is approved", (await newest.WordsAsync()).Trim());
    }

    [Fact]
    public async Task Pictures_of_a_card_and_of_the_page_are_written()
    {
        Bot.OnMessage = static (bot, message) => bot.AnswerAsync(message, ScratchBot.CardMessage(SampleCard.Json));
        await Page.WriteAsync("card please");
        PlaygroundCard card = await Page.CardAsync("Ticket INC-42");
        string folder = System.IO.Directory.CreateTempSubdirectory("screens").FullName;

        await card.ScreenshotAsync(Path.Combine(folder, "card.png"));
        await Page.ScreenshotAsync(Path.Combine(folder, "page.png"));

        byte[] png = [0x89, .. "PNG"u8];
        Assert.Equal(png, (await File.ReadAllBytesAsync(Path.Combine(folder, "card.png"), TestContext.Current.CancellationToken))[..4]);
        Assert.Equal(png, (await File.ReadAllBytesAsync(Path.Combine(folder, "page.png"), TestContext.Current.CancellationToken))[..4]);
        System.IO.Directory.Delete(folder, recursive: true);
    }

    private static JsonElement Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
