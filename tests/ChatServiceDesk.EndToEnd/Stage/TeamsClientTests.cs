using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.EndToEnd.Stage;

/// <summary>The fake people can do what people can, and nothing else.</summary>
public sealed class TeamsClientTests : IAsyncLifetime
{
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly HttpClient _http = new();
    private ScratchBot? _bot;
    private FakeConnector? _connector;
    private TeamsClient? _teams;

    private ScratchBot Bot => _bot ?? throw new InvalidOperationException("Not started yet.");

    private FakeConnector Connector => _connector ?? throw new InvalidOperationException("Not started yet.");

    private TeamsClient Teams => _teams ?? throw new InvalidOperationException("Not started yet.");

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bot = await ScratchBot.StartAsync(Now);
        _connector = await FakeConnector.StartAsync(_clock, world: null, Now);
        _http.BaseAddress = Bot.Address;
        _teams = new TeamsClient(Connector, _http, _clock);
        Bot.OnMessage = static (bot, message) => message.TryGetProperty("text", out _)
            ? bot.AnswerAsync(message, ScratchBot.CardMessage(SampleCard.Json)) : Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_bot is not null) await _bot.DisposeAsync();
        if (_connector is not null) await _connector.DisposeAsync();
    }

    [Fact]
    public async Task A_message_has_what_Teams_adds_to_it()
    {
        DeskAnswer answer = await Teams.WritesAsync(World.Sample.Mara, "5 < 6", Now);

        JsonElement message = Assert.Single(Bot.Received);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("5 < 6", message.GetProperty("text").GetString());
        Assert.Equal("<p>5 &lt; 6</p>", message.GetProperty("attachments")[0].GetProperty("content").GetString());
        Assert.Equal("clientInfo", message.GetProperty("entities")[0].GetProperty("type").GetString());
        Assert.Equal(World.Sample.Mara.AadObjectId, message.GetProperty("from").GetProperty("aadObjectId").GetString());
    }

    [Fact]
    public async Task A_mention_in_a_channel_opens_a_thread_that_the_desk_can_answer_in()
    {
        await Teams.MentionsAsync(World.Sample.Ben, World.Sample.ServiceDeskChannel, "help", Now);

        JsonElement message = Assert.Single(Bot.Received);
        Assert.Equal("<at>Desk</at> help", message.GetProperty("text").GetString());
        Assert.Equal(World.Sample.BotId, message.GetProperty("entities")[0].GetProperty("mentioned").GetProperty("id").GetString());
        string thread = message.GetProperty("conversation").GetProperty("id").GetString() ?? "";
        Assert.Equal($"{World.Sample.ServiceDeskChannel};messageid={message.GetProperty("id").GetString()}", thread);
        Assert.Single(Connector.Conversation(thread).Cards);
    }

    [Fact]
    public async Task A_press_sends_the_buttons_data_with_the_inputs_merged_in()
    {
        await PressAsync(new Press("Approve") { Inputs = { ["Your name"] = "Mara", ["Priority"] = "High", ["It is urgent"] = "true" } });

        JsonElement press = Bot.Received[^1];
        Assert.Equal("adaptiveCard/action", press.GetProperty("name").GetString());
        Assert.Equal("manual", press.GetProperty("value").GetProperty("trigger").GetString());
        Assert.Equal(Connector.ChatOf(World.Sample.Mara).Last.Id, press.GetProperty("replyToId").GetString());
        Assert.StartsWith("1:", press.GetProperty("channelData").GetProperty("legacy").GetProperty("replyToId").GetString(), StringComparison.Ordinal);
        AssertData("""{ "ticket": 42, "name": "Mara", "prio": "2", "urgent": "true" }""", press.GetProperty("value").GetProperty("action").GetProperty("data"));
    }

    [Fact]
    public async Task A_button_of_an_unfolded_card_sends_the_outer_inputs_too_and_the_outer_buttons_not_the_inner_ones()
    {
        await PressAsync(new Press("Add note") { Inputs = { ["Note"] = "It smokes", ["Your name"] = "Mara" } });

        AssertData(
            """{ "ticket": 42, "note": "It smokes", "name": "Mara", "prio": "1", "urgent": "false" }""",
            Bot.Received[^1].GetProperty("value").GetProperty("action").GetProperty("data"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => PressAsync(new Press("Approve") { Inputs = { ["Note"] = "x" } }));
    }

    [Theory]
    [InlineData("Reject", "Your name", "Mara", "No button 'Reject'")]
    [InlineData("Approve", "Priority", "High", "Say who you are")]
    [InlineData("Approve", "Your name", "  ", "Say who you are")]
    [InlineData("Approve", "Nickname", "M", "No input 'Nickname'")]
    [InlineData("Hand in", "Priority", "Medium", "no choice 'Medium'")]
    [InlineData("Hand in", "People", "many", "no number")]
    [InlineData("Hand in", "People", "501", "too small or too large")]
    [InlineData("Ask", "Your name", "Mara", null)]
    [InlineData("Comment", "Your name", "Mara", "Action.ShowCard")]
    public async Task What_a_person_cannot_do_on_the_card_is_refused(string title, string input, string value, string? why)
    {
        Press press = new(title) { Inputs = { [input] = value } };
        if (title == "Hand in") press.Inputs.TryAdd("Your name", "Mara");
        if (why is null)
        {
            await PressAsync(press); // takes no inputs, so that none can be missing
            return;
        }

        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(() => PressAsync(press));

        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Bot.Received, static activity => activity.TryGetProperty("value", out _));
    }

    [Fact]
    public async Task The_answer_to_a_press_is_what_the_presser_sees_until_the_card_changes_for_all()
    {
        Bot.OnInvoke = static _ => ScratchBot.Card(JsonNode.Parse(SampleCard.Done)!); // a constant of ours
        DeskAnswer answer = await PressAsync(new Press("Ask"));
        PostedMessage message = Connector.ChatOf(World.Sample.Mara).Last;

        Assert.Equal("INC-42 is approved", answer.Words);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Teams.PressesAsync(World.Sample.Mara, message, "Ask", Now));
        await Teams.PressesAsync(World.Sample.Ben, message, "Ask", Now);

        await Bot.UpdateAsync(Bot.Received[0], message.Id, ScratchBot.CardMessage(SampleCard.Json));
        await Teams.PressesAsync(World.Sample.Mara, message, "Ask", Now);
    }

    [Fact]
    public async Task An_old_client_takes_the_submit_that_stands_in()
    {
        await Teams.WritesAsync(World.Sample.Mara, "card", Now);
        PostedMessage message = Connector.ChatOf(World.Sample.Mara).Last;

        await Teams.PressesWithOldClientAsync(World.Sample.Mara, message, new Press("Approve") { Inputs = { ["Your name"] = "Mara" } }, Now);

        JsonElement press = Bot.Received[^1];
        Assert.Equal("message", press.GetProperty("type").GetString());
        Assert.False(press.TryGetProperty("text", out _));
        AssertData("""{ "ticket": 42, "verb": "approve", "name": "Mara", "prio": "1", "urgent": "false" }""", press.GetProperty("value"));
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Teams.PressesWithOldClientAsync(World.Sample.Mara, message, new Press("Ask"), Now));
    }

    [Fact]
    public async Task Of_buttons_with_the_same_title_the_one_near_some_words_is_pressed()
    {
        Bot.OnMessage = static (bot, message) => bot.AnswerAsync(message, ScratchBot.CardMessage("""
            { "type": "AdaptiveCard", "version": "1.5", "body": [
              { "type": "Container", "items": [{ "type": "TextBlock", "text": "INC-1" },
                { "type": "ActionSet", "actions": [{ "type": "Action.Execute", "title": "Open", "verb": "one" }] }] },
              { "type": "Container", "items": [{ "type": "TextBlock", "text": "INC-2" },
                { "type": "ActionSet", "actions": [{ "type": "Action.Execute", "title": "Open", "verb": "two" }] }] },
              { "type": "Container", "isVisible": false, "items": [
                { "type": "ActionSet", "actions": [{ "type": "Action.Execute", "title": "Hidden", "verb": "three" }] }] }] }
            """));

        await Assert.ThrowsAsync<InvalidOperationException>(() => PressAsync(new Press("Open")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => PressAsync(new Press("Hidden")));
        await PressAsync(new Press("Open") { Near = "INC-2" });

        Assert.Equal("two", Bot.Received[^1].GetProperty("value").GetProperty("action").GetProperty("verb").GetString());
    }

    [Fact]
    public async Task An_answer_that_no_client_understands_fails_the_test()
    {
        Bot.OnInvoke = static _ => new JsonObject { ["ok"] = true };
        await PressAsync(new Press("Ask"));
        Bot.OnInvoke = static _ => ScratchBot.Card(new JsonObject { ["type"] = "AdaptiveCard" });
        await PressAsync(new Press("Ask"));

        Assert.True(Connector.TakeUnexpected().Count >= 2);
    }

    private static void AssertData(string expected, JsonElement actual)
    {
        using JsonDocument document = JsonDocument.Parse(expected);
        Assert.True(JsonElement.DeepEquals(document.RootElement, actual), actual.GetRawText());
    }

    /// <summary>Mara asks for the card and presses a button on it.</summary>
    private async Task<DeskAnswer> PressAsync(Press press)
    {
        await Teams.WritesAsync(World.Sample.Mara, "card", Now);
        return await Teams.PressesAsync(World.Sample.Mara, Connector.ChatOf(World.Sample.Mara).Last, press, Now);
    }
}
