using System.Text.Json.Nodes;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Testing;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>What an auditor finds: for every event who did it, when, from where, and what it changed.</summary>
public sealed class History : Story
{
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Fact]
    public async Task Each_event_says_who_did_it_when_from_where_and_what_it_changed()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear, ("Title", "Laptop is dead"), ("Can you keep working?", "Yes"));
        stage.Clock.Advance(TimeSpan.FromMinutes(7));
        await ticket.ClaimAsync(Ben, Cancelled);
        await ticket.PressAsync(Ben, ticket.Card, "Set priority", Cancelled, ("Priority", "P1 Critical"));
        await ticket.ResolveAsync(Ben, "New battery", Cancelled);
        await stage.PassAsync(TimeSpan.FromDays(3), Cancelled);

        HistoryEntry[] history = await new TicketStore(stage.Table).HistoryAsync(stage.Home(), ticket.Number, Cancelled).ToArrayAsync(Cancelled);

        Assert.Equal(
            [
                "Opened by Requester Mara Lindqvist", "Claimed by Agent Ben Okafor", "PriorityChanged by Agent Ben Okafor",
                "Resolved by Agent Ben Okafor", "SurveyReminded by Desk Service desk", "Closed by Desk Service desk",
            ],
            history.Select(entry => $"{entry.Event} by {entry.By.Role} {entry.By.Person.Name}"));
        Assert.Equal(
            [DeskStage.Start, DeskStage.Start.AddMinutes(7), DeskStage.Start.AddMinutes(7), DeskStage.Start.AddMinutes(7), DeskStage.Start.AddMinutes(7).AddDays(3), DeskStage.Start.AddMinutes(7).AddDays(3)],
            history.Select(entry => entry.At));
        Assert.Equal([Mara.Chat, ticket.Card.ConversationId, ticket.Card.ConversationId, ticket.Card.ConversationId, "", ""], history.Select(entry => entry.Conversation));
        Assert.Equal(("Laptop is dead", "P1", "New battery"), (Changed(history[0], "Title").After, history[2].Words, history[3].Words));
        Assert.Equal(("New", "Assigned"), Changed(history[1], "State"));
        Assert.Equal((null, Ben.Name), Changed(history[1], "AssigneeName"));
        Assert.Equal(("5", "1"), Changed(history[2], "Priority"));
        // The two names have the same length: what is compared must be the words themselves.
        Assert.Equal(("Assigned", "Resolved"), Changed(history[3], "State"));
        Assert.Equal((null, "New battery"), Changed(history[3], "Resolution"));
        Assert.Equal(("Resolved", "Closed"), Changed(history[5], "State"));
        Assert.Equal(["remind", "close"], history[4..].Select(entry => entry.Source));
    }

    private static (string? Before, string? After) Changed(HistoryEntry entry, string property)
    {
        JsonArray? pair = JsonNode.Parse(entry.Changes)?[property]?.AsArray();
        return ((string?)pair?[0], (string?)pair?[1]);
    }
}
