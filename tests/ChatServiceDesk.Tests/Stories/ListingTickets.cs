using System.Text;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>A person looks at their tickets: open ones, closed ones too, page by page, and one with what has happened to it.</summary>
public sealed class ListingTickets : Story
{
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Theory]
    [InlineData("status", "Your tickets")]
    [InlineData("what is the status of my tickets?", "Your tickets")]
    [InlineData("wie ist der Stand meiner Tickets?", "Ihre Tickets")]
    [InlineData("où en sont mes tickets ?", "Vos tickets")]
    [InlineData("¿cómo van mis tickets?", "Sus tickets")]
    public async Task Status_in_any_wording_lists_open_tickets_with_state_agent_and_due_time(string words, string title)
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.ClaimAsync(Ben, Cancelled);

        string list = (await stage.HearsAsync(Mara, words, Cancelled)).Words;

        Assert.Contains(title, list, StringComparison.Ordinal);
        Assert.Contains(ticket.Name, list, StringComparison.Ordinal);
        Assert.Contains("Ben Okafor", list, StringComparison.Ordinal);
        Assert.Contains("{{DATE(", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_turn_in_place_in_a_stable_order_and_closed_ones_are_shown_on_demand()
    {
        await using DeskStage stage = await StartAsync();
        List<Reported> tickets = [];
        for (int i = 0; i < 7; i++)
        {
            tickets.Add(await stage.ReportsAsync(Mara, Cancelled));
            stage.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await tickets[0].ResolveAsync(Ben, "Done", Cancelled);
        PostedMessage list = await stage.HearsAsync(Mara, "my tickets", Cancelled);
        Assert.Equal(["INC-1007", "INC-1006", "INC-1005", "INC-1004", "INC-1003"], Listed(list));
        int messages = stage.Teams.ChatOf(Mara).Messages.Count;

        await stage.People.PressesAsync(Mara, list, "Older", Cancelled);
        Assert.Equal(["INC-1002"], Listed(list));
        await stage.People.PressesAsync(Mara, list, "Show closed ones too", Cancelled);
        await stage.People.PressesAsync(Mara, list, "Older", Cancelled);
        Assert.Equal(["INC-1002", "INC-1001"], Listed(list));
        await stage.People.PressesAsync(Mara, list, "Newer", Cancelled);
        Assert.Equal(["INC-1007", "INC-1006", "INC-1005", "INC-1004", "INC-1003"], Listed(list));
        await stage.People.PressesAsync(Mara, list, "Only open ones", Cancelled);

        Assert.Equal(messages, stage.Teams.ChatOf(Mara).Messages.Count);
        Assert.DoesNotContain("INC-1001", list.CardSeenBy(Mara)!.Value.GetRawText(), StringComparison.Ordinal); // It is a card.
    }

    [Fact]
    public async Task A_ticket_that_is_selected_shows_its_public_history_and_nothing_internal()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.AskAsync(Ben, "Is the light on?", Cancelled);
        await stage.HearsAsync(Mara, "no, it stays dark", Cancelled);
        await ticket.PressAsync(Ben, ticket.Card, "Correct ticket", Cancelled, ("Category", "Printing"), ("Kind", "Incident"));
        PostedMessage list = await stage.HearsAsync(Mara, "my tickets", Cancelled);

        await stage.People.PressesAsync(Mara, list, ticket.Name, Cancelled);
        string card = list.CardSeenBy(Mara)!.Value.GetRawText(); // It is a card.

        Assert.Contains("Ben Okafor asked: Is the light on?", card, StringComparison.Ordinal);
        Assert.Contains("You answered: no, it stays dark", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Recategorised", card, StringComparison.Ordinal);
        Assert.DoesNotContain("rinting", card, StringComparison.Ordinal);
        await stage.People.PressesAsync(Mara, list, "All my tickets", Cancelled);
        Assert.Equal([ticket.Name], Listed(list));
    }

    [Fact]
    public async Task The_largest_cards_stay_small_and_have_at_most_six_buttons()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        string words = new('語', 1990);
        await ticket.PressAsync(Mara, ticket.Receipt, "Save changes", Cancelled, ("Title", new string('語', 120)), ("Description", new string('語', 4000)));
        for (int i = 0; i < 12; i++)
        {
            await ticket.PressAsync(Mara, ticket.Receipt, "Send to the agents", Cancelled, ("What should the agents know?", $"{i} {words}"));
        }

        PostedMessage details = await stage.HearsAsync(Mara, ticket.Name, Cancelled);

        Assert.InRange(Encoding.UTF8.GetByteCount(details.CardSeenBy(Mara)!.Value.GetRawText()), 1, 25 * 1024); // It is a card.
        Assert.InRange(details.CardSeenBy(Mara)!.Value.GetProperty("actions").GetArrayLength(), 1, 6);
    }

    [Fact]
    public async Task What_is_resolved_can_be_reopened_from_the_list()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.ResolveAsync(Ben, "New battery", Cancelled);

        PostedMessage details = await stage.HearsAsync(Mara, $"status of {ticket.Name}", Cancelled);
        Assert.Contains("Ben Okafor resolved it: New battery", details.Words, StringComparison.Ordinal);
        await stage.People.PressesAsync(Mara, details, "Reopen ticket", Cancelled);

        Assert.Equal(["Opened", "Claimed", "Resolved", "Reopened"], await stage.EventsAsync(ticket.Number, Cancelled));
    }

    [Fact]
    public async Task Nobody_is_shown_somebody_elses_ticket()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, "My laptop won't turn on, canary-words");

        DeskAnswer answer = await stage.ForgesAsync(stage.World.Dana, "mine/show", new System.Text.Json.Nodes.JsonObject { ["ticket"] = ticket.Number }, null, Cancelled);

        Assert.Contains("I can't find that ticket here", answer.Words, StringComparison.Ordinal);
    }

    private static string[] Listed(PostedMessage list) =>
        [.. list.CardSeenBy(Mara)!.Value.GetProperty("body").EnumerateArray() // It is a card.
            .Where(element => element.TryGetProperty("selectAction", out _)).Select(element => element.GetProperty("selectAction").GetProperty("title").GetString()!)]; // Every action has a title.
}
