using System.Text.Json;
using System.Text.Json.Nodes;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.EndToEnd.Stage;

/// <summary>One card, pressed by a real browser in the Playground and by the fake people: the bot can't tell the presses apart.</summary>
public sealed class SameAsTheRealClientTests(Chromium chromium)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_fake_people_send_what_the_real_client_sends()
    {
        await using ScratchBot bot = await ScratchBot.StartAsync(Now);
        bot.OnMessage = static (to, message) => to.AnswerAsync(message, message.TryGetProperty("text", out _)
            ? ScratchBot.CardMessage(SampleCard.Json)
            : new JsonObject { ["type"] = "message", ["text"] = "Handed in" });
        bot.OnInvoke = static press => ScratchBot.Words($"Heard {press.GetProperty("value").GetProperty("action").GetProperty("verb").GetString()}");

        JsonElement[] real = await InTheBrowserAsync(bot);
        JsonElement[] fake = await ByTheFakePeopleAsync(bot);

        Assert.Equal(3, real.Length);
        Assert.All(real.Zip(fake), static pair =>
        {
            Assert.True(JsonElement.DeepEquals(Sent(pair.First), Sent(pair.Second)), $"{Sent(pair.First)} is not {Sent(pair.Second)}");
            Assert.Equal(Names(pair.First), Names(pair.Second));
        });
    }

    private static JsonElement Sent(JsonElement press)
    {
        JsonElement value = press.GetProperty("value");
        return value.TryGetProperty("action", out JsonElement action) ? action : value;
    }

    private static IEnumerable<string> Names(JsonElement press) =>
        press.EnumerateObject().Select(static field => field.Name).Order(StringComparer.Ordinal);

    private async Task<JsonElement[]> InTheBrowserAsync(ScratchBot bot)
    {
        await using PlaygroundSession session = await PlaygroundSession.StartAsync(chromium, bot.Address, Now);
        int before = bot.Received.Count;
        await session.Page.WriteAsync("card");
        PlaygroundCard card = await session.Page.CardAsync("Ticket INC-42");
        await card.FillAsync("Your name", "Mara");
        await card.ChooseAsync("Kind", "Request");
        await card.PressAsync("Approve");
        await card.BarAsync("Heard approve");

        await card.PressAsync("Ask");
        await card.BarAsync("Heard ask");

        await card.FillAsync("Your name", "Mara");
        await card.FillAsync("People", "7");
        await card.ChooseAsync("Priority", "High");
        await card.CheckAsync("It is urgent");
        await card.PressAsync("Hand in");
        await session.Page.SeesAsync("Handed in");
        return [.. bot.Received.Skip(before + 1)];
    }

    private static async Task<JsonElement[]> ByTheFakePeopleAsync(ScratchBot bot)
    {
        await using FakeConnector connector = await FakeConnector.StartAsync(TimeProvider.System, world: null, Now);
        using HttpClient http = new() { BaseAddress = bot.Address };
        TeamsClient teams = new(connector, http, TimeProvider.System);
        int before = bot.Received.Count;
        Person mara = connector.World.Mara;
        await teams.WritesAsync(mara, "card", Now);
        PostedMessage message = connector.ChatOf(mara).Last;
        await teams.PressesAsync(mara, message, new Press("Approve") { Inputs = { ["Your name"] = "Mara", ["Kind"] = "Request" } }, Now);
        await teams.PressesAsync(mara, message, "Ask", Now);
        await teams.PressesAsync(
            mara,
            message,
            new Press("Hand in") { Inputs = { ["Your name"] = "Mara", ["People"] = "7", ["Priority"] = "High", ["It is urgent"] = "true" } },
            Now);
        return [.. bot.Received.Skip(before + 1)];
    }
}
