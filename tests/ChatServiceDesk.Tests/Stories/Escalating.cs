using ChatServiceDesk.Localisation;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tests.Configuration;
using ChatServiceDesk.Tests.Transcripts;
using ChatServiceDesk.Tickets;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>"I want to speak to a manager": the lead hears of it, and the desk keeps track of what it has promised.</summary>
public sealed class Escalating(Azurite azurite) : Story
{
    private const string Complains = "I want to speak to a manager";
    private const string Done = "Follow-up done";
    private const string LeadId = "5b1f33f7-9d7a-40c2-8b2c-bfd90cb7151a";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Theory]
    [InlineData(Shelf.Sqlite)]
    [InlineData(Shelf.Azurite)]
    public async Task The_lead_is_mentioned_the_requester_gets_a_promise_and_a_press_keeps_it(Shelf shelf)
    {
        await using DeskStage stage = await StartWithLeadAsync(await azurite.StorageAsync(shelf, Cancelled));
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);

        await stage.HearsAsync(Mara, Complains, Cancelled);

        Assert.Equal($"I am sorry that this is not going well. I have taken {ticket.Name} to Nina Leitner, who will get back to you by Mon 23 Nov, 12:00.", stage.TextsTo(Mara)[^1]);
        PostedMessage note = stage.Teams.Conversation(ticket.Card.ConversationId).Messages.Last(message => message.Text.Contains("escalated", StringComparison.Ordinal));
        Assert.Equal(
            $"<at>Nina Leitner</at> Mara Lindqvist has escalated {ticket.Name}: {Complains}<br><br>Please get back to them by Mon 23 Nov, 12:00, then press Follow-up done on the card. They have been promised that.",
            note.Text);
        Assert.Equal(LeadId, note.Body.GetProperty("entities")[0].GetProperty("mentioned").GetProperty("id").GetString());
        Assert.Contains("**Escalation** for Nina Leitner, follow up by", ticket.Card.Words, StringComparison.Ordinal);
        Assert.Contains("**Nina Leitner** will get back to you by {{DATE(2026-11-23T11:00:00Z,SHORT)}}", ticket.Receipt.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);

        await stage.HearsAsync(Mara, "let me talk to your manager", Cancelled);
        Assert.Equal($"{ticket.Name} is with Nina Leitner already. You will get an answer by Mon 23 Nov, 12:00.", stage.TextsTo(Mara)[^1]);
        await ticket.PressAsync(Ben, ticket.Card, Done, Cancelled);
        await stage.PassAsync(TimeSpan.FromHours(1), Cancelled);

        Assert.Equal(["Opened", "Escalated", "ComplaintClosed"], await stage.EventsAsync(ticket.Number, Cancelled));
        Assert.DoesNotContain("will get back to you", ticket.Receipt.Words, StringComparison.Ordinal);
        Assert.Contains("**Escalation**, closed by Ben Okafor", ticket.Card.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_promise_that_was_not_kept_is_admitted_and_the_lead_is_reminded_once()
    {
        await using DeskStage stage = await StartWithLeadAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.ClaimAsync(Ben, Cancelled);
        await stage.HearsAsync(Mara, Complains, Cancelled);

        await stage.PassAsync(TimeSpan.FromHours(2), Cancelled);
        await stage.PassAsync(TimeSpan.FromHours(2), Cancelled);

        Assert.Single(stage.TextsTo(Mara), $"I am sorry: I promised you an answer about {ticket.Name} by Mon 23 Nov, 12:00, and nobody has told me that you got one. I have just reminded Nina Leitner.");
        Assert.Single(
            stage.Teams.Conversation(ticket.Card.ConversationId).Texts,
            $"<at>Nina Leitner</at> Nobody has got back to Mara Lindqvist about {ticket.Name}. They were promised it by Mon 23 Nov, 12:00, and have been told that you were reminded.");
        Assert.Equal(["Opened", "Claimed", "Escalated", "EscalationMissed"], await stage.EventsAsync(ticket.Number, Cancelled));
        Assert.Contains("**Nina Leitner** was to get back to you", ticket.Receipt.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);

        await stage.HearsAsync(Mara, Complains, Cancelled);
        Assert.Contains("was to get back to you", stage.TextsTo(Mara)[^1], StringComparison.Ordinal);
        await ticket.AskAsync(Ben, "May I call you?", Cancelled);
        Assert.Equal("ComplaintClosed Asked", string.Join(' ', (await stage.EventsAsync(ticket.Number, Cancelled)).TakeLast(2)));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Whoever_answers_the_requester_has_kept_the_promise()
    {
        await using DeskStage stage = await StartWithLeadAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await stage.HearsAsync(Mara, Complains, Cancelled);
        await ticket.ResolveAsync(Ben, "New battery", Cancelled);
        await stage.PassAsync(TimeSpan.FromHours(5), Cancelled);

        Assert.Equal(["Opened", "Escalated", "Claimed", "ComplaintClosed", "Resolved"], await stage.EventsAsync(ticket.Number, Cancelled));
        await ticket.PressAsync(Mara, ticket.News(SurveyDesk.Satisfied), "😠 1", Cancelled);
        Assert.Equal("ComplaintRaised", (await stage.EventsAsync(ticket.Number, Cancelled))[^1]);
        Assert.Contains("**Complaint** for Nina Leitner", ticket.Card.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task With_several_open_tickets_the_desk_asks_once_which_one()
    {
        await using DeskStage stage = await StartWithLeadAsync();
        Reported first = await stage.ReportsAsync(Mara, Cancelled);
        Reported second = await stage.ReportsAsync(Mara, Cancelled, "The printer on the second floor prints empty pages only");

        PostedMessage asked = await stage.HearsAsync(Mara, Complains, Cancelled);
        Assert.Contains("Which ticket shall I take to somebody in charge?", asked.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Escalated", await stage.EventsAsync(first.Number, Cancelled));
        DeskAnswer answer = await first.PressAsync(Mara, asked, CardReading.Titles(asked.Card!.Value).Single(title => title.StartsWith(first.Name, StringComparison.Ordinal)), Cancelled);

        Assert.Contains("I have taken", answer.Words, StringComparison.Ordinal);
        Assert.Equal(["Opened", "Escalated"], await stage.EventsAsync(first.Number, Cancelled));
        Assert.Equal(["Opened"], await stage.EventsAsync(second.Number, Cancelled));
        await stage.HearsAsync(Mara, $"{second.Name} is taking forever, I want to escalate it", Cancelled);
        Assert.Equal(["Opened", "Escalated"], await stage.EventsAsync(second.Number, Cancelled));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Without_an_open_ticket_it_can_become_one()
    {
        await using DeskStage stage = await StartWithLeadAsync();

        PostedMessage answer = await stage.HearsAsync(Mara, "I want to complain about the service desk, nobody ever calls back", Cancelled);

        Assert.NotEmpty(answer.Words);
        Assert.Empty(await stage.RowsAsync(Storage.Keys.TicketPrefix, Cancelled));
    }

    [Fact]
    public async Task Nobody_escalates_a_ticket_of_somebody_else()
    {
        await using DeskStage stage = await StartWithLeadAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);

        DeskAnswer answer = await stage.ForgesAsync(stage.World.Tomas, "ticket/escalate", new System.Text.Json.Nodes.JsonObject { ["ticket"] = ticket.Number, ["version"] = 1, ["words"] = "forged" }, null, Cancelled);

        Assert.Contains("I can't find that ticket", answer.Message, StringComparison.Ordinal);
        Assert.Equal(["Opened"], await stage.EventsAsync(ticket.Number, Cancelled));
    }

    [Theory]
    [InlineData("de", "Der Drucker im zweiten Stock zieht kein Papier mehr ein und meldet einen Papierstau", "Das dauert ewig, ich möchte mit dem Vorgesetzten sprechen")]
    [InlineData("fr", "L'imprimante du deuxième étage n'avale plus le papier et signale un bourrage", "Cela dure une éternité, je veux parler à un responsable")]
    [InlineData("es", "La impresora de la segunda planta ya no coge papel e indica un atasco", "Esto tarda una eternidad, quiero hablar con un responsable")]
    public async Task In_every_language(string language, string report, string complaint)
    {
        await using DeskStage stage = await StartWithLeadAsync();
        Texts texts = Texts.In(language);
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, report);
        await stage.HearsAsync(Mara, complaint, Cancelled);
        if (await stage.EventsAsync(ticket.Number, Cancelled) is ["Opened"])
        {
            PostedMessage asked = stage.Teams.ChatOf(Mara).Last;
            Assert.Contains(texts["Escalating.Which"], asked.Words, StringComparison.Ordinal);
            await ticket.PressAsync(Mara, asked, asked.ButtonFor("ticket/escalate"), Cancelled);
        }

        Complaint open = Assert.IsType<Complaint>((await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Complaint);
        await stage.PassAsync(open.Due - stage.Clock.GetUtcNow(), Cancelled);
        Assert.Contains(stage.TextsTo(Mara), text => text.StartsWith(texts["Pushes.EscalationMissed"].Split('{')[0], StringComparison.Ordinal));
        FourLanguages.AssertNothingEnglish(stage, language, report);
        await AssertSoundAsync(stage);
    }

    private static Task<DeskStage> StartWithLeadAsync(StageStorage? storage = null)
    {
        string text = SampleDeskFile.With("  - name: Workplace\n", $"  - name: Workplace\n    lead: {{ id: {LeadId}, name: Nina Leitner }}\n");
        return SurveyDesk.StartWithAsync(text, Cancelled, storage);
    }
}
