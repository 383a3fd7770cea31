using System.Text.Json.Nodes;
using ChatServiceDesk.Classifier;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tickets;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>How sure the desk is decides what the person sees: a card, three buttons, or a question.</summary>
public sealed class Choosing : Story
{
    private const string Question = "What is it about?";
    private const string Choose = "intake/choose";
    private static readonly Person Mara = World.Sample.Mara;

    [Fact]
    public async Task What_the_desk_is_sure_of_is_filled_in()
    {
        await using DeskStage stage = await StartAsync();

        PostedMessage card = await stage.HearsAsync(Mara, Read(Certainty.Sure), Cancelled);

        Assert.Contains("Create ticket", card.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Question, card.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_is_not_sure_of_brings_the_three_likeliest_as_buttons_and_the_one_pressed_is_filled_in()
    {
        await using DeskStage stage = await StartAsync();
        PostedMessage card = await stage.HearsAsync(Mara, Read(Certainty.Unsure), Cancelled);
        string[] buttons = Topics(card);

        JsonObject second = card.DataOf(buttons[1]);
        await stage.People.PressesAsync(Mara, card, buttons[1], Cancelled);
        Reported ticket = await stage.CreatesAsync(Mara, card, Cancelled);

        Assert.Equal(4, buttons.Length);
        Assert.Equal("None of these", buttons[3]);
        Ticket stored = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket;
        Assert.Equal(((string?)second["category"], (string?)second["kind"]), (stored.Category, stored.Kind.ToString()));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Something_else_brings_the_whole_list_with_nothing_chosen()
    {
        await using DeskStage stage = await StartAsync();
        PostedMessage card = await stage.HearsAsync(Mara, Read(Certainty.Unsure), Cancelled);
        await stage.People.PressesAsync(Mara, card, "None of these", Cancelled);

        InvalidOperationException notSent = await Assert.ThrowsAsync<InvalidOperationException>(() => stage.People.PressesAsync(Mara, card, "Create ticket", Cancelled));
        await stage.People.PressesAsync(Mara, card, new Press("Create ticket") { Inputs = { ["Category"] = "HR" } }, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Contains("Please choose a category", notSent.Message, StringComparison.Ordinal);
        Assert.Equal("hr", (await stage.TicketAsync(1001, Cancelled)).Ticket.Category);
    }

    [Fact]
    public async Task What_is_written_instead_of_pressing_a_button_belongs_to_the_report()
    {
        await using DeskStage stage = await StartAsync();
        string unsure = Read(Certainty.Unsure);
        await stage.HearsAsync(Mara, unsure, Cancelled);

        PostedMessage card = await stage.HearsAsync(Mara, "it's the Outlook calendar, I can't send any mail or meeting invitation", Cancelled);
        Reported ticket = await stage.CreatesAsync(Mara, card, Cancelled);

        string description = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Description;
        Assert.StartsWith(unsure, description, StringComparison.Ordinal);
        Assert.Contains("Outlook calendar", description, StringComparison.Ordinal);
        Assert.Equal(1, await stage.TicketCountAsync(Cancelled));
    }

    [Fact]
    public async Task What_it_knows_nothing_of_brings_one_question_and_then_buttons()
    {
        await using DeskStage stage = await StartAsync();

        PostedMessage question = await stage.HearsAsync(Mara, Read(Certainty.Unknown), Cancelled);
        PostedMessage card = await stage.HearsAsync(Mara, Read(Certainty.Unknown), Cancelled); // It says no more than before.

        Assert.Contains("What is it about: a device, a program", question.Text, StringComparison.Ordinal);
        Assert.NotEmpty(Topics(card));
    }

    [Fact]
    public async Task A_button_pressed_after_the_ticket_was_made_shows_the_ticket()
    {
        await using DeskStage stage = await StartAsync();
        PostedMessage card = await stage.HearsAsync(Mara, Read(Certainty.Unsure), Cancelled);
        string[] buttons = Topics(card);
        JsonObject first = card.DataOf(buttons[0]);
        Reported ticket = await stage.CreatesAsync(Mara, card, Cancelled);

        DeskAnswer late = await stage.ForgesAsync(Mara, Choose, first, null, Cancelled);

        Assert.Contains(ticket.Name, late.Words, StringComparison.Ordinal);
        Assert.Equal(1, await stage.TicketCountAsync(Cancelled));
    }

    [Fact]
    public async Task A_button_of_a_report_that_was_dropped_says_so()
    {
        await using DeskStage stage = await StartAsync();
        PostedMessage card = await stage.HearsAsync(Mara, Read(Certainty.Unsure), Cancelled);
        JsonObject first = card.DataOf(Topics(card)[0]);
        await stage.People.PressesAsync(Mara, card, "Never mind", Cancelled);

        DeskAnswer late = await stage.ForgesAsync(Mara, Choose, first, null, Cancelled);

        Assert.Contains("I don't have that report any more", late.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", "Incident")]
    [InlineData(null, null)]
    public async Task A_topic_that_no_button_offers_is_not_believed(string? category, string? kind)
    {
        await using DeskStage stage = await StartAsync();
        PostedMessage card = await stage.HearsAsync(Mara, Read(Certainty.Unsure), Cancelled);
        JsonObject forged = card.DataOf(Topics(card)[0]);
        forged["category"] = category;
        forged["kind"] = kind;

        DeskAnswer answer = await stage.ForgesAsync(Mara, Choose, forged, null, Cancelled);

        Assert.Contains("Please choose", answer.Body?.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("nonsense", answer.Body?.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_can_press_for_somebody_else()
    {
        await using DeskStage stage = await StartAsync();
        PostedMessage card = await stage.HearsAsync(Mara, Read(Certainty.Unsure), Cancelled);

        DeskAnswer answer = await stage.ForgesAsync(stage.World.Dana, Choose, card.DataOf(Topics(card)[0]), null, Cancelled);

        Assert.Contains("I don't have that report any more", answer.Words, StringComparison.Ordinal);
    }

    /// <summary>A message that the shipped model is so sure of. Which one that is may change with its training; that there is one won't.</summary>
    private static string Read(Certainty certainty) => UtteranceFile.Measuring()
        .Where(line => line is { Language: "en", Intent: "incident" or "request", Category: not (null or "security") })
        .Select(line => (line.Text, Read: TrainedEar.Instance.Understand(line.Text)))
        .First(line => line.Read is { IsVague: false, IsSecurityIncident: false, Intent: Intent.Incident or Intent.Request, Category: not "security", TicketNumber: null } && line.Read.Certainty == certainty)
        .Text;

    private static string[] Topics(PostedMessage card) =>
        [.. card.Card!.Value.GetProperty("body").EnumerateArray() // It is a card, or the test is to fail.
            .Where(element => element.GetProperty("type").ValueEquals("ActionSet"))
            .Select(element => element.GetProperty("actions")[0].GetProperty("title").GetString()!)]; // A button without a title can't be made.
}
