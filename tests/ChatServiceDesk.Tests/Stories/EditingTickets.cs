using System.Text.Json.Nodes;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tickets;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>A requester puts right what they have reported, or takes it back.</summary>
public sealed class EditingTickets : Story
{
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Fact]
    public async Task An_edit_changes_the_ticket_tells_the_agents_and_both_cards_show_it()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);

        await ticket.PressAsync(Mara, ticket.Receipt, "Save changes", Cancelled, ("Title", "Screen stays dark"), ("Who is affected?", "Many people"), ("Can you keep working?", "No"));

        Ticket now = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket;
        Assert.Equal(("Screen stays dark", Level.High, Level.High, Priority.P1), (now.Title, now.Impact, now.Urgency, now.Priority));
        Assert.Equal(["Opened", "PriorityChanged", "Edited"], await stage.EventsAsync(ticket.Number, Cancelled));
        Assert.Contains(stage.Teams.Conversation(ticket.Card.ConversationId).Texts, text => text.Contains($"Mara Lindqvist has edited {ticket.Name}.", StringComparison.Ordinal) && text.Contains("→ Screen stays dark", StringComparison.Ordinal));
        Assert.Contains("Screen stays dark", ticket.Card.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(stage.TextsTo(Mara), text => text.Contains("now has priority", StringComparison.Ordinal));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_priority_that_an_agent_has_set_stays()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.PressAsync(Ben, ticket.Card, "Set priority", Cancelled, ("Priority", "P5 Planning"));

        await ticket.PressAsync(Mara, ticket.Receipt, "Save changes", Cancelled, ("Who is affected?", "Many people"), ("Can you keep working?", "No"));

        Assert.Equal(Priority.P5, (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Priority);
        Assert.Equal(["Opened", "PriorityChanged", "Edited"], await stage.EventsAsync(ticket.Number, Cancelled));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_leaves_no_trace_and_a_bad_one_is_refused()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.PressAsync(Mara, ticket.Receipt, "Save changes", Cancelled);

        DeskAnswer answer = await stage.ForgesAsync(
            Mara, "ticket/edit", new JsonObject { ["ticket"] = ticket.Number, ["version"] = 1, ["title"] = new string('x', 500) }, null, Cancelled);

        Assert.Contains("The title is too long", answer.Words, StringComparison.Ordinal);
        Assert.Equal(["Opened"], await stage.EventsAsync(ticket.Number, Cancelled));
    }

    [Theory]
    [InlineData("ticket/edit")]
    [InlineData("ticket/withdraw")]
    [InlineData("ticket/say")]
    public async Task Nobody_else_may_do_that(string verb)
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        JsonObject data = new() { ["ticket"] = ticket.Number, ["version"] = 1, ["title"] = "Mine", ["information"] = "Mine" };

        DeskAnswer stranger = await stage.ForgesAsync(stage.World.Tomas, verb, data, null, Cancelled);
        DeskAnswer agent = await stage.ForgesAsync(Ben, verb, data.DeepClone(), stage.World.ServiceDeskChannel, Cancelled);

        Assert.Contains("I can't find that ticket here", stranger.Words, StringComparison.Ordinal);
        Assert.Contains("I can't find that ticket here", agent.Words, StringComparison.Ordinal);
        Assert.Equal(["Opened"], await stage.EventsAsync(ticket.Number, Cancelled));
    }

    [Fact]
    public async Task A_withdrawn_ticket_is_over_without_being_resolved_and_nobody_asks_how_it_went()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.AskAsync(Ben, "Is the light on?", Cancelled);

        await ticket.PressAsync(Mara, ticket.Receipt, "Withdraw ticket", Cancelled, ("Why? (optional)", "It works again"));
        await stage.PassAsync(TimeSpan.FromDays(5), Cancelled);

        Ticket now = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket;
        Assert.Equal((TicketState.Withdrawn, null, null), (now.State, now.Question, now.Resolution));
        Assert.Contains($"Mara Lindqvist has withdrawn {ticket.Name}: It works again", stage.Teams.Conversation(ticket.Card.ConversationId).Texts);
        Assert.Contains("Withdrawn", ticket.Card.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("How satisfied", string.Join('\n', stage.Teams.ChatOf(Mara).Messages.Select(message => message.Words)), StringComparison.Ordinal);
        DeskAnswer claim = await stage.ForgesAsync(Ben, "ticket/claim", new JsonObject { ["ticket"] = ticket.Number, ["version"] = now.Version }, stage.World.ServiceDeskChannel, Cancelled);
        Assert.Contains("was withdrawn", claim.Words, StringComparison.Ordinal);
        Assert.Equal(["Opened", "Claimed", "Asked", "Withdrawn"], await stage.EventsAsync(ticket.Number, Cancelled));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_stale_card_withdraws_nothing_and_an_agents_claim_at_the_same_moment_does_not_break_it()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        JsonObject withdraw = new() { ["ticket"] = ticket.Number, ["version"] = 1 };
        JsonObject claim = new() { ["ticket"] = ticket.Number, ["version"] = 1 };

        await Task.WhenAll(
            stage.ForgesAsync(Mara, "ticket/withdraw", withdraw, null, Cancelled),
            stage.ForgesAsync(Ben, "ticket/claim", claim, stage.World.ServiceDeskChannel, Cancelled));
        await stage.SettleAsync(Cancelled);

        Assert.Equal(2, (await stage.EventsAsync(ticket.Number, Cancelled)).Length);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_lesson_stays_what_it_was_when_the_description_is_edited_later()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.PressAsync(Ben, ticket.Card, "Correct ticket", Cancelled, ("Category", "Printing"), ("Kind", "Incident"));

        await ticket.PressAsync(Mara, ticket.Receipt, "Save changes", Cancelled, ("Description", "Something else"));

        await AssertSoundAsync(stage);
    }
}
