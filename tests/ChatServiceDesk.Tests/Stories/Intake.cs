using System.Net;
using System.Text.Json.Nodes;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tickets;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>From the card that says what was understood to the ticket.</summary>
public sealed class Intake : Story
{
    private const string Create = "intake/create";
    private static readonly Person Mara = World.Sample.Mara;

    [Fact]
    public async Task What_the_person_changes_on_the_card_is_what_is_stored()
    {
        await using DeskStage stage = await StartAsync();

        Reported ticket = await stage.ReportsAsync(
            Mara, Cancelled, Steps.Clear,
            ("Kind", "Service request"), ("Category", "HR"), ("Title", "New contract"), ("Description", "Please send two copies"));

        Ticket stored = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket;
        Assert.Equal("REQ-1001", ticket.Name);
        Assert.Equal(
            (TicketKind.ServiceRequest, "hr", "people", "New contract", "Please send two copies"),
            (stored.Kind, stored.Category, stored.Queue, stored.Title, stored.Description));
        Assert.Equal((Mara.AadObjectId, "Mara Lindqvist"), (stored.Requester.Id.Value, stored.Requester.Name));
        Assert.Contains("People", ticket.Card.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Just me", "Yes", Priority.P5)]
    [InlineData("Just me", "With difficulty", Priority.P4)]
    [InlineData("Just me", "No", Priority.P3)]
    [InlineData("My team", "Yes", Priority.P4)]
    [InlineData("My team", "With difficulty", Priority.P3)]
    [InlineData("My team", "No", Priority.P2)]
    [InlineData("Many people", "Yes", Priority.P3)]
    [InlineData("Many people", "With difficulty", Priority.P2)]
    [InlineData("Many people", "No", Priority.P1)]
    public async Task Who_is_affected_and_whether_they_can_work_make_the_priority(string affected, string working, Priority priority)
    {
        await using DeskStage stage = await StartAsync();

        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear, ("Who is affected?", affected), ("Can you keep working?", working));

        Assert.Equal(priority, (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Priority);
        Assert.Contains($"{priority} ", ticket.Card.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title", "", "Title is empty")]
    [InlineData("title", "   ", "Title is empty")]
    [InlineData("title", null, "Title is empty")]
    [InlineData("description", "LONG", "Description is too long")]
    [InlineData("title", "LONG", "Title is too long")]
    [InlineData("category", "nonsense", "Category is missing")]
    [InlineData("category", null, "Category is missing")]
    [InlineData("kind", "Catastrophe", "Kind is unknown")]
    [InlineData("affected", "Everybody", "'Who is affected?' has an unknown answer")]
    [InlineData("working", "7", "'Can you keep working?' has an unknown answer")]
    public async Task A_bad_value_brings_the_card_again_with_the_fields_name_and_all_that_was_typed(string field, string? value, string problem)
    {
        await using DeskStage stage = await StartAsync();
        JsonObject data = await FilledInAsync(stage);
        data[field] = value == "LONG" ? new string('x', 4001) : value;

        DeskAnswer answer = await stage.ForgesAsync(Mara, Create, data, null, Cancelled);

        Assert.Contains(problem, answer.Words, StringComparison.Ordinal);
        Assert.Contains("Create ticket", answer.Words, StringComparison.Ordinal);
        Assert.Equal(field != "title", answer.Words.Contains("typed title", StringComparison.Ordinal));
        Assert.Equal(field != "description", answer.Words.Contains("typed description", StringComparison.Ordinal));

        Assert.Equal(0, await stage.TicketCountAsync(Cancelled));
    }

    [Theory]
    [InlineData("\"text\"")]
    [InlineData("[1,2]")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"draft\":7}")]
    [InlineData("{\"draft\":[\"a\"]}")]
    public async Task Data_that_is_no_form_makes_no_ticket_and_the_card_still_works(string data)
    {
        await using DeskStage stage = await StartAsync();
        PostedMessage card = await stage.HearsAsync(Mara, Steps.Clear, Cancelled);

        DeskAnswer answer = await stage.ForgesAsync(Mara, Create, JsonNode.Parse(data), null, Cancelled);

        Assert.Equal(HttpStatusCode.OK, answer.Status); // A press is always answered with 200; what went wrong stands in the body.
        Assert.Equal(0, await stage.TicketCountAsync(Cancelled));
        Assert.Equal("INC-1001", (await stage.CreatesAsync(Mara, card, Cancelled)).Name);
    }

    [Fact]
    public async Task Values_of_the_wrong_type_count_as_missing()
    {
        await using DeskStage stage = await StartAsync();
        JsonObject data = await FilledInAsync(stage);
        data["title"] = new JsonArray("a");

        DeskAnswer answer = await stage.ForgesAsync(Mara, Create, data, null, Cancelled);

        Assert.Contains("Title is empty", answer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_card_makes_one_ticket_however_often_it_is_pressed()
    {
        await using DeskStage stage = await StartAsync();
        JsonObject data = await FilledInAsync(stage);
        JsonObject press = stage.Forged(Mara, Create, data);

        DeskAnswer first = await stage.People.SendAsync(press, Cancelled);
        DeskAnswer again = await stage.People.SendAsync(press, Cancelled);
        DeskAnswer anew = await stage.ForgesAsync(Mara, Create, data.DeepClone(), null, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Equal(first.Body?.GetRawText(), again.Body?.GetRawText());
        Assert.Contains("INC-1001", anew.Words, StringComparison.Ordinal);
        Assert.Equal(1, await stage.TicketCountAsync(Cancelled));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Presses_at_the_same_moment_make_one_ticket_and_all_show_it()
    {
        await using DeskStage stage = await StartAsync();
        JsonObject data = await FilledInAsync(stage);

        DeskAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => stage.ForgesAsync(Mara, Create, data.DeepClone(), null, Cancelled)));
        await stage.SettleAsync(Cancelled);

        Assert.Single(answers.Select(answer => Steps.NameIn(answer.Words)).Distinct());
        Assert.Equal(1, await stage.TicketCountAsync(Cancelled));
        Assert.Single(stage.Teams.Conversation(stage.World.ServiceDeskChannel).Cards);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Clients_without_action_execute_get_through_the_whole_story()
    {
        await using DeskStage stage = await StartAsync();
        Person ben = stage.World.Ben;
        PostedMessage card = await stage.HearsAsync(Mara, Steps.Clear, Cancelled);

        await PressAsync(Mara, card, new Press("Create ticket"));
        PostedMessage receipt = Assert.Single(stage.Teams.ChatOf(Mara).Cards, message => message.Words.Contains("INC-1001", StringComparison.Ordinal));
        PostedMessage agents = stage.Teams.Conversation(stage.World.ServiceDeskChannel).Cards[0];
        await PressAsync(ben, agents, new Press("Claim"));
        Assert.Contains("Ben Okafor", receipt.Words, StringComparison.Ordinal);
        await PressAsync(ben, agents, new Press("Resolve ticket") { Inputs = { [Steps.NoteLabel] = "New battery" } });
        PostedMessage news = stage.Teams.ChatOf(Mara).With("How satisfied are you?");
        await PressAsync(Mara, news, new Press("😊 4"));

        Assert.Equal(["Opened", "Claimed", "Resolved", "SurveyAnswered", "Closed"], await stage.EventsAsync(1001, Cancelled));
        await AssertSoundAsync(stage);

        async Task PressAsync(Person who, PostedMessage message, Press press)
        {
            DeskAnswer answer = await stage.People.PressesWithOldClientAsync(who, message, press, Cancelled);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            await stage.SettleAsync(Cancelled);
        }
    }

    [Theory]
    [InlineData("**very** bad_news_ `code`", "**very**")]
    [InlineData("[click](https://evil.example/x)", "](https://evil")]
    [InlineData("<at>Everyone</at> look", "<at>")]
    [InlineData("<b onclick=\"x()\">bold</b> &amp; more", "<b onclick")]
    [InlineData("{{DATE(2001-01-01T00:00:00Z,SHORT)}}", "{{DATE(2001")]
    [InlineData("# shouted heading", null)]
    [InlineData("مرحبا ‮olleh", "‮")]
    public async Task Whatever_people_write_is_shown_as_they_wrote_it_and_never_acted_on(string hostile, string? alive)
    {
        await using DeskStage stage = await StartAsync();

        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear, ("Title", $"Title {hostile}"), ("Description", hostile));
        await ticket.AskAsync(stage.World.Ben, $"Why {hostile}", Cancelled);
        PostedMessage question = ticket.News("has a question about");
        await ticket.PressAsync(Mara, question, "Send answer", Cancelled, ("Your answer", $"Because {hostile}"));
        PostedMessage note = stage.Teams.Conversation(ticket.Card.ConversationId).With("answers: Because");
        await ticket.ResolveAsync(stage.World.Ben, $"Done {hostile}", Cancelled);

        string literal = hostile.Replace("\u202E", "", StringComparison.Ordinal);
        foreach (PostedMessage shown in new[] { ticket.Receipt, ticket.Card, ticket.News("How satisfied") })
        {
            Assert.Contains(literal, Seen(shown.Words), StringComparison.Ordinal);
            if (alive is not null)
            {
                Assert.DoesNotContain(alive, shown.Words, StringComparison.Ordinal);
            }
        }

        Assert.Equal("plain", note.Body.GetProperty("textFormat").GetString());
        Assert.Contains(hostile, note.Text, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    /// <summary>What a reader sees of markdown whose special characters are escaped.</summary>
    private static string Seen(string markdown) =>
        markdown.Replace("\u200B", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal);

    private static async Task<JsonObject> FilledInAsync(DeskStage stage)
    {
        PostedMessage card = await stage.HearsAsync(Mara, Steps.Clear, Cancelled);
        JsonObject data = card.DataOf("Create ticket");
        foreach ((string name, string value) in new[]
        {
            ("kind", "Incident"), ("category", "hardware"), ("title", "typed title"), ("description", "typed description"), ("affected", "Low"), ("working", "High"),
        })
        {
            data[name] = value;
        }

        return data;
    }
}
