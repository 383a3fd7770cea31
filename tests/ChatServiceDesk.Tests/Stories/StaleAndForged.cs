using System.Net;
using System.Text.Json.Nodes;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tickets;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>Cards that are out of date, and presses that no card of ours would send.</summary>
public sealed class StaleAndForged : Story
{
    private const string NotFound = "I can't find that ticket here. It may belong to another team or person.";
    private const string Stale = "This ticket has changed since the card was drawn";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Theory]
    [InlineData("ticket/resolve", "note")]
    [InlineData("ticket/ask", "question")]
    [InlineData("ticket/claim", "")]
    [InlineData("ticket/priority", "priority")]
    [InlineData("ticket/correct", "kind")]
    public async Task A_press_on_a_stale_card_changes_nothing_and_brings_the_fresh_card(string verb, string field)
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        JsonObject old = ticket.Card.DataOf("Claim");
        await ticket.PressAsync(Ben, ticket.Card, "Set priority", Cancelled, ("Priority", "P1 Critical"));
        old["category"] = "printing";
        old[field] = verb == "ticket/correct" ? "Incident" : "P2";

        DeskAnswer answer = await stage.ForgesAsync(Ben, verb, old, ticket.Card.ConversationId, Cancelled);

        Assert.Contains(Stale, answer.Words, StringComparison.Ordinal);
        Assert.Contains("P1 Critical", answer.Words, StringComparison.Ordinal);
        Assert.Equal(["Opened", "PriorityChanged"], await stage.EventsAsync(ticket.Number, Cancelled));
        Assert.Equal(2, (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Version);
    }

    [Theory]
    [InlineData("Send question", Steps.QuestionLabel, "Which dock?", "Which dock?||P1|Incident hardware")]
    [InlineData("Resolve ticket", Steps.NoteLabel, "New battery", "|New battery|P1|Incident hardware")]
    [InlineData("Set priority", "Priority", "P2 High", "||P2|Incident hardware")]
    [InlineData("Correct ticket", "Category", "Printing", "||P1|Incident printing")]
    [InlineData("Correct ticket", "Kind", "Service request", "||P1|ServiceRequest hardware")]
    public async Task What_was_typed_on_a_stale_card_stands_on_the_fresh_one_and_can_be_sent_at_once(string button, string field, string typed, string stored)
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        PostedMessage card = ticket.Card;
        JsonObject data = card.DataOf("Claim");
        data["priority"] = "P1";
        stage.Teams.Plan(new Fault.Throttled(TimeSpan.FromMinutes(1)), call => call.IsUpdate, times: 9); // So that Ben's card stays stale.
        await stage.ForgesAsync(stage.World.Cem, "ticket/priority", data, card.ConversationId, Cancelled);
        await stage.SettleAsync(Cancelled);

        DeskAnswer stale = await stage.People.PressesAsync(Ben, card, new Press(button) { Inputs = { [field] = typed } }, Cancelled);
        DeskAnswer fresh = await stage.People.PressesAsync(Ben, card, button, Cancelled);

        Assert.Contains(Stale, stale.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Stale, fresh.Words, StringComparison.Ordinal);
        Ticket ticketNow = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket;
        Assert.Equal(stored, $"{ticketNow.Question?.Text}|{ticketNow.Resolution}|{ticketNow.Priority}|{ticketNow.Kind} {ticketNow.Category}");
    }

    [Fact]
    public async Task An_answer_on_a_stale_question_keeps_what_the_requester_typed()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.AskAsync(Ben, "Which dock?", Cancelled);
        PostedMessage question = stage.Teams.ChatOf(Mara).With("has a question about");
        await ticket.PressAsync(Ben, ticket.Card, "Set priority", Cancelled, ("Priority", "P1 Critical"));

        DeskAnswer stale = await ticket.PressAsync(Mara, question, "Send answer", Cancelled, ("Your answer", "The one with two screens"));
        if (stale.Words.Contains(Stale, StringComparison.Ordinal))
        {
            await ticket.PressAsync(Mara, question, "Send answer", Cancelled); // As it stands: typed text must still be there.
        }

        Assert.Contains("The one with two screens", string.Join('\n', stage.Teams.Conversation(ticket.Card.ConversationId).Texts), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ticket/answer", "answer", "canary?")]
    [InlineData("ticket/reopen", "reason", "still")]
    [InlineData("ticket/rate", "score", "1")]
    public async Task Nobody_but_the_requester_can_answer_reopen_or_rate(string verb, string field, string value)
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear, ("Title", "canary-title"));
        await ticket.AskAsync(Ben, "canary-question", Cancelled);
        if (verb != "ticket/answer")
        {
            await ticket.ResolveAsync(Ben, "canary-note", Cancelled);
        }

        string before = await stage.PictureAsync("", Cancelled);
        JsonObject data = new() { ["ticket"] = ticket.Number, ["version"] = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Version, [field] = value };
        foreach ((Person who, string? place) in new[] { (stage.World.Dana, (string?)null), (Ben, null), (Ben, ticket.Card.ConversationId) })
        {
            DeskAnswer answer = await stage.ForgesAsync(who, verb, data.DeepClone(), place, Cancelled);
            Assert.Equal(NotFound, answer.Message);
        }

        Assert.Equal(before, await stage.PictureAsync("", Cancelled));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"abc\"")]
    [InlineData("\"\"")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("\"-1001\"")]
    [InlineData("1001.5")]
    [InlineData("true")]
    [InlineData("[1001]")]
    [InlineData("{\"number\":1001}")]
    [InlineData("1002")]
    [InlineData("9223372036854775807")]
    [InlineData("99999999999999999999")]
    [InlineData("\"99999999999999999999\"")]
    public async Task A_ticket_number_that_names_no_ticket_is_not_found(string number)
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);

        foreach ((string verb, string field, string value) in new[]
        {
            ("ticket/claim", "x", "x"), ("ticket/resolve", "note", "x"), ("ticket/ask", "question", "x"), ("ticket/priority", "priority", "P1"), ("ticket/correct", "category", "printing"),
            ("ticket/answer", "answer", "x"), ("ticket/reopen", "reason", "x"), ("ticket/rate", "score", "5"), ("ticket/complaint", "x", "x"),
        })
        {
            JsonObject data = new() { ["ticket"] = JsonNode.Parse(number), ["version"] = 1, ["kind"] = "Incident", [field] = value };
            DeskAnswer answer = await stage.ForgesAsync(Ben, verb, data, ticket.Card.ConversationId, Cancelled);
            Assert.Equal((HttpStatusCode.OK, NotFound), (answer.Status, answer.Message));
        }

        Assert.Equal(["Opened"], await stage.EventsAsync(ticket.Number, Cancelled));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"abc\"")]
    [InlineData("0")]
    [InlineData("2")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("[1]")]
    [InlineData("4294967297")]
    [InlineData("99999999999999999999")]
    public async Task A_version_that_is_not_the_tickets_counts_as_stale(string version)
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);

        JsonObject data = new() { ["ticket"] = ticket.Number, ["version"] = JsonNode.Parse(version) };
        DeskAnswer answer = await stage.ForgesAsync(Ben, "ticket/claim", data, ticket.Card.ConversationId, Cancelled);

        Assert.Contains(Stale, answer.Words, StringComparison.Ordinal);
        Assert.Equal(["Opened"], await stage.EventsAsync(ticket.Number, Cancelled));
    }

    [Fact]
    public async Task Numbers_may_come_as_text_because_some_clients_send_them_so()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);

        await stage.ForgesAsync(Ben, "ticket/claim", new JsonObject { ["ticket"] = "1001", ["version"] = "1" }, ticket.Card.ConversationId, Cancelled);

        Assert.Equal(["Opened", "Claimed"], await stage.EventsAsync(ticket.Number, Cancelled));
    }

    [Theory]
    [InlineData("ticket/resolve", "note", "   ", "The note was empty")]
    [InlineData("ticket/ask", "question", "", "The question was empty")]
    [InlineData("ticket/priority", "priority", "P0", "That is not a priority")]
    [InlineData("ticket/priority", "priority", "P1, P2", "That is not a priority")]
    [InlineData("ticket/correct", "category", "hardware", "That is not a category or kind")]
    [InlineData("ticket/correct", "kind", "Incident", "That is not a category or kind")]
    [InlineData("ticket/correct", "kind", "0", "That is not a category or kind")]
    [InlineData("ticket/rate", "score", "0", "That is not a rating")]
    [InlineData("ticket/rate", "score", "6", "That is not a rating")]
    [InlineData("ticket/rate", "score", "great", "That is not a rating")]
    [InlineData("ticket/delete", "x", "x", "I don't know this button any more")]
    [InlineData("", "x", "x", "I can't read that button")]
    public async Task A_press_that_makes_no_sense_is_answered_in_words_and_changes_nothing(string verb, string field, string value, string answer)
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        string before = await stage.PictureAsync("", Cancelled);

        JsonObject data = new() { ["ticket"] = ticket.Number, ["version"] = 1, [field] = value };
        DeskAnswer said = await stage.ForgesAsync(Ben, verb, data, ticket.Card.ConversationId, Cancelled);

        Assert.Equal(HttpStatusCode.OK, said.Status);
        Assert.StartsWith(answer, said.Message ?? said.Error ?? "", StringComparison.Ordinal);
        Assert.Equal(before, await stage.PictureAsync("", Cancelled));
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_to_the_organisation_is_turned_away_and_nothing_is_stored()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        string before = await stage.PictureAsync("", Cancelled);
        JsonObject press = stage.Forged(Ben, "ticket/claim", ticket.Card.DataOf("Claim"), ticket.Card.ConversationId);
        press["from"]!.AsObject().Remove("aadObjectId"); // Every activity says who it is from.
        JsonObject message = stage.People.Activities.Message(Mara, Steps.Clear);
        message["from"]!.AsObject().Remove("aadObjectId");

        DeskAnswer pressed = await stage.People.SendAsync(press, Cancelled);
        await stage.People.SendAsync(message, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Equal((HttpStatusCode.OK, "You need to be signed in to this organisation to do that."), (pressed.Status, pressed.Error));
        Assert.Contains("I can only help people who are signed in", stage.Teams.ChatOf(Mara).Last.Text, StringComparison.Ordinal);
        Assert.Equal(before, await stage.PictureAsync("", Cancelled));
    }

    [Fact]
    public async Task An_activity_without_a_tenant_has_no_effect()
    {
        await using DeskStage stage = await StartAsync();
        JsonObject message = stage.People.Activities.Message(Mara, Steps.Clear);
        message["conversation"]!.AsObject().Remove("tenantId"); // Every activity has one.
        message.Remove("channelData");

        await stage.People.SendAsync(message, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Empty(await stage.RowsAsync("", Cancelled));
        Assert.Empty(await stage.Table.RangeAsync(Partitions.Tenants, Tables.KeyRange.All, Cancelled).ToListAsync(Cancelled));
        Assert.DoesNotContain("This is what I understood", string.Join('\n', stage.Teams.Messages), StringComparison.Ordinal);
    }
}
