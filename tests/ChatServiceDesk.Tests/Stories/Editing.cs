using System.Net;
using System.Text.Json.Nodes;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>People change what they have written. An edit carries the id of what it edits, and counts.</summary>
public sealed class Editing : Story
{
    private const string Printer = "The printer on the second floor has a paper jam";
    private static readonly Person Mara = World.Sample.Mara;

    [Fact]
    public async Task An_edit_of_a_report_brings_a_fresh_card_and_both_cards_make_one_ticket()
    {
        await using DeskStage stage = await StartAsync();
        JsonObject message = stage.People.Activities.Message(Mara, Steps.Clear);
        await stage.People.SendAsync(message, Cancelled);
        await stage.SettleAsync(Cancelled);

        await EditAsync(stage, message, Printer);

        PostedMessage[] cards = [.. stage.Teams.ChatOf(Mara).Cards];
        Assert.Equal(2, cards.Length);
        Reported ticket = await stage.CreatesAsync(Mara, cards[1], Cancelled);
        Assert.Equal((Printer, "printing"), await TicketAsync(stage, ticket));
        Reported same = await stage.CreatesAsync(Mara, cards[0], Cancelled);
        Assert.Equal((ticket.Name, 1), (same.Name, await stage.TicketCountAsync(Cancelled)));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task The_old_card_still_makes_the_one_ticket_when_it_is_pressed_first()
    {
        await using DeskStage stage = await StartAsync();
        JsonObject message = stage.People.Activities.Message(Mara, Steps.Clear);
        await stage.People.SendAsync(message, Cancelled);
        await stage.SettleAsync(Cancelled);
        await EditAsync(stage, message, Printer);
        PostedMessage[] cards = [.. stage.Teams.ChatOf(Mara).Cards];

        Reported old = await stage.CreatesAsync(Mara, cards[0], Cancelled);
        Reported fresh = await stage.CreatesAsync(Mara, cards[1], Cancelled);

        Assert.Equal((old.Name, 1), (fresh.Name, await stage.TicketCountAsync(Cancelled)));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task An_edit_that_comes_twice_has_one_effect_and_two_edits_have_two()
    {
        await using DeskStage stage = await StartAsync();
        JsonObject message = stage.People.Activities.Message(Mara, Steps.Clear);
        await stage.People.SendAsync(message, Cancelled);
        stage.Clock.Advance(TimeSpan.FromSeconds(10));
        JsonObject first = stage.People.Activities.Edit(message, Printer);
        stage.Clock.Advance(TimeSpan.FromSeconds(10));
        JsonObject second = stage.People.Activities.Edit(message, "The VPN drops every ten minutes");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => stage.People.SendAsync(first, Cancelled)));
        await stage.People.SendAsync(second, Cancelled);
        await stage.PassAsync(TimeSpan.FromSeconds(15), Cancelled);
        await stage.People.SendAsync(first, Cancelled);
        await stage.People.SendAsync(second, Cancelled);
        await stage.SettleAsync(Cancelled);

        PostedMessage[] cards = [.. stage.Teams.ChatOf(Mara).Cards];
        Assert.Equal(3, cards.Length);
        Assert.Equal(("The VPN drops every ten minutes", "network"), await TicketAsync(stage, await stage.CreatesAsync(Mara, cards[2], Cancelled)));
    }

    [Fact]
    public async Task An_edit_that_was_overtaken_by_a_later_one_changes_nothing()
    {
        await using DeskStage stage = await StartAsync();
        JsonObject message = stage.People.Activities.Message(Mara, Steps.Clear);
        await stage.People.SendAsync(message, Cancelled);
        stage.Clock.Advance(TimeSpan.FromSeconds(10));
        JsonObject earlier = stage.People.Activities.Edit(message, Printer);
        stage.Clock.Advance(TimeSpan.FromSeconds(10));

        await stage.People.SendAsync(stage.People.Activities.Edit(message, "The VPN drops every ten minutes"), Cancelled);
        await stage.People.SendAsync(earlier, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Equal(2, stage.Teams.ChatOf(Mara).Cards.Count);
    }

    [Theory]
    [InlineData(0, "There is a paper jam", "There is a paper jam\nthe printer on floor two")]
    [InlineData(1, "the coffee machine on floor two", "it doesn't work\nthe coffee machine on floor two")]
    public async Task Of_a_report_in_two_messages_the_edited_one_is_replaced(int which, string text, string description)
    {
        await using DeskStage stage = await StartAsync();
        JsonObject[] messages = [stage.People.Activities.Message(Mara, "it doesn't work"), stage.People.Activities.Message(Mara, "the printer on floor two")];
        foreach (JsonObject message in messages)
        {
            await stage.People.SendAsync(message, Cancelled);
            await stage.SettleAsync(Cancelled);
        }

        await EditAsync(stage, messages[which], text);

        Assert.Equal(description, (await DraftAsync(stage)).Text);
    }

    [Fact]
    public async Task An_edit_while_the_desk_asks_can_be_the_answer()
    {
        await using DeskStage stage = await StartAsync();
        JsonObject message = stage.People.Activities.Message(Mara, "it doesn't work");
        await stage.People.SendAsync(message, Cancelled);
        await stage.SettleAsync(Cancelled);
        Assert.Single(stage.TextsTo(Mara));

        await EditAsync(stage, message, "it does not work");
        Assert.Single(stage.Teams.ChatOf(Mara).Messages); // Still vague: the question stands.
        await EditAsync(stage, message, Printer);

        Assert.Contains("This is what I understood", stage.Teams.ChatOf(Mara).Last.Words, StringComparison.Ordinal);
        Assert.False((await DraftAsync(stage)).Waiting);
    }

    [Fact]
    public async Task An_edit_of_what_has_become_a_ticket_changes_nothing()
    {
        await using DeskStage stage = await StartAsync();
        JsonObject message = stage.People.Activities.Message(Mara, Steps.Clear);
        await stage.People.SendAsync(message, Cancelled);
        await stage.SettleAsync(Cancelled);
        await stage.CreatesAsync(Mara, stage.Teams.ChatOf(Mara).Last, Cancelled);
        await stage.HearsAsync(Mara, "The VPN drops every ten minutes", Cancelled); // Another draft is open.
        string before = await stage.PictureAsync("", Cancelled);
        int calls = stage.Teams.Calls.Count;

        DeskAnswer answer = await EditAsync(stage, message, Printer);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal((before, calls), (await stage.PictureAsync("", Cancelled), stage.Teams.Calls.Count));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(Steps.Clear)]
    public async Task An_edit_without_other_words_changes_nothing(string text)
    {
        await using DeskStage stage = await StartAsync();
        JsonObject message = stage.People.Activities.Message(Mara, Steps.Clear);
        await stage.People.SendAsync(message, Cancelled);
        await stage.SettleAsync(Cancelled);

        await EditAsync(stage, message, text);

        Assert.Single(stage.Teams.ChatOf(Mara).Messages);
    }

    [Fact]
    public async Task Bringing_back_a_message_changes_nothing()
    {
        await using DeskStage stage = await StartAsync();
        JsonObject message = stage.People.Activities.Message(Mara, Steps.Clear);
        await stage.People.SendAsync(message, Cancelled);
        await stage.SettleAsync(Cancelled);
        JsonObject activity = stage.People.Activities.Edit(message, Printer);
        activity["channelData"]!["eventType"] = "undeleteMessage"; // Every activity from here has channelData.

        await stage.People.SendAsync(activity, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Single(stage.Teams.ChatOf(Mara).Messages);
    }

    [Fact]
    public async Task A_very_long_report_can_be_edited()
    {
        await using DeskStage stage = await StartAsync();
        JsonObject message = stage.People.Activities.Message(Mara, $"{Printer}. {new string('x', 12_000)}");
        await stage.People.SendAsync(message, Cancelled);
        await stage.SettleAsync(Cancelled);

        await EditAsync(stage, message, Printer);

        Assert.Equal(Printer, (await DraftAsync(stage)).Text);
    }

    private static async Task<DeskAnswer> EditAsync(DeskStage stage, JsonObject message, string text)
    {
        stage.Clock.Advance(TimeSpan.FromSeconds(10));
        DeskAnswer answer = await stage.People.SendAsync(stage.People.Activities.Edit(message, text), Cancelled);
        await stage.SettleAsync(Cancelled);
        return answer;
    }

    private static async Task<(string Title, string Category)> TicketAsync(DeskStage stage, Reported ticket)
    {
        Tickets.Ticket stored = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket;
        return (stored.Title, stored.Category);
    }

    private static async Task<Draft> DraftAsync(DeskStage stage) =>
        await new DraftStore(stage.Table).FindAsync(stage.Home(), Mara.Chat, Cancelled) ?? throw new InvalidOperationException("There is no draft.");
}
