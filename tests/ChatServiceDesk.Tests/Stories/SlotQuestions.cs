using System.Text.Json;
using System.Text.Json.Nodes;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tests.Configuration;
using ChatServiceDesk.Tickets;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>What a category needs is asked one short question at a time before the card, unless the report says it.</summary>
public sealed class SlotQuestions : Story
{
    private const string Jam = "The printer has a paper jam on every single page";
    private const string Understood = "This is what I understood";
    private static readonly Person Mara = World.Sample.Mara;

    [Fact]
    public async Task What_is_missing_is_asked_and_stands_on_the_card_and_in_the_ticket()
    {
        await using DeskStage stage = await StartAsync();

        PostedMessage question = await stage.HearsAsync(Mara, Jam, Cancelled);
        Assert.Contains("Where is it?", question.Words, StringComparison.Ordinal);
        PostedMessage card = await stage.HearsAsync(Mara, "second floor, next to the kitchen", Cancelled);
        Assert.Contains(Understood, card.Words, StringComparison.Ordinal);
        Reported ticket = await stage.CreatesAsync(Mara, card, Cancelled, ("Place", "second floor, room 12"));

        Ticket stored = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket;
        Assert.Equal([new TicketDetail("location", "Place", "second floor, room 12")], stored.Details);
        Assert.Equal(Jam, stored.Description);
        Assert.Contains("second floor, room 12", ticket.Card.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData("The printer on the second floor has a paper jam")]
    [InlineData("Der Drucker im 3. Stock hat einen Papierstau")]
    [InlineData("L'imprimante de la salle 12 a un bourrage papier")]
    [InlineData("La impresora de la planta 2 tiene un atasco de papel")]
    [InlineData("My laptop won't turn on and I have a customer demo in an hour")]
    [InlineData("Excel crashes every time I open the budget file")]
    public async Task What_the_report_says_already_is_not_asked(string text)
    {
        await using DeskStage stage = await StartAsync();

        PostedMessage card = await stage.HearsAsync(Mara, text, Cancelled);

        Assert.Null(card.AsksFor(Mara));
        Assert.NotEmpty(card.ButtonFor("intake/create", Mara));
    }

    [Theory]
    [InlineData("Der Drucker hat bei jeder Seite einen Papierstau", "Wo ist das?", "Überspringen")]
    [InlineData("L'imprimante fait un bourrage papier à chaque page", "Où est-ce ?", "Passer")]
    [InlineData("La impresora tiene un atasco de papel en cada página", "¿Dónde es?", "Omitir")]
    public async Task It_asks_in_the_language_of_the_report(string text, string question, string skip)
    {
        await using DeskStage stage = await StartAsync();

        PostedMessage asked = await stage.HearsAsync(Mara, text, Cancelled);
        Assert.Contains(question, asked.Words, StringComparison.Ordinal);
        await stage.People.PressesAsync(Mara, asked, skip, Cancelled);
        Reported ticket = await stage.CreatesAsync(Mara, asked, Cancelled);

        Assert.Empty((await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Details);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Own_questions_with_choices_are_buttons_and_never_more_than_two_are_asked()
    {
        using SampleDeskFile file = new();
        file.Read(SampleDeskFile.With("printing: { name: Printing, queue: Workplace }", """
            printing:
                name: Printing
                queue: Workplace
                ask:
                  - { key: colour, name: Colour, question: { en: "In colour?", de: "In Farbe?" }, choices: [Colour, Black and white] }
                  - since
                  - errorText
            """));
        await using DeskStage stage = await StartAsync(config: file.Path);

        PostedMessage card = await stage.HearsAsync(Mara, Jam, Cancelled);
        Assert.Contains("In colour?", card.Words, StringComparison.Ordinal);
        await stage.People.PressesAsync(Mara, card, "Black and white", Cancelled);
        Assert.Equal("since", card.AsksFor(Mara));
        await stage.People.PressesAsync(Mara, card, "Yesterday", Cancelled);
        Assert.Null(card.AsksFor(Mara));
        Reported ticket = await stage.CreatesAsync(Mara, card, Cancelled);

        Assert.Equal(
            [new TicketDetail("colour", "Colour", "Black and white"), new TicketDetail("since", "Since", "Yesterday")],
            (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Details);
        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData("skip", Understood)]
    [InlineData("WEISS NICHT!", Understood)]
    [InlineData("Je ne sais pas.", "Voici ce que j’ai compris")]
    [InlineData("No lo sé", "Esto es lo que he entendido")]
    [InlineData("back", "What is it about?")]
    [InlineData("Zurück", "What is it about?")]
    [InlineData("RETOUR", "What is it about?")]
    [InlineData("atrás", "What is it about?")]
    [InlineData("start over", "Tell me in a sentence or two")]
    [InlineData("Von vorn", "Tell me in a sentence or two")]
    [InlineData("recommencer", "Tell me in a sentence or two")]
    [InlineData("Empezar de nuevo", "Dígame en una o dos frases")]
    [InlineData("Cancel.", "I created nothing")]
    [InlineData("abbrechen", "I created nothing")]
    [InlineData("ANNULER", "I created nothing")]
    [InlineData("cancelar", "I created nothing")]
    public async Task The_words_that_steer_always_work_while_something_is_asked(string word, string answer)
    {
        await using DeskStage stage = await StartAsync();
        await stage.HearsAsync(Mara, Jam, Cancelled);

        string words = (await stage.HearsAsync(Mara, word, Cancelled)).Words;

        Assert.Contains(answer, words, StringComparison.Ordinal);
        Assert.Equal(0, await stage.TicketCountAsync(Cancelled));
    }

    [Fact]
    public async Task Back_on_the_card_takes_the_last_answer_back_and_asks_again()
    {
        await using DeskStage stage = await StartAsync();
        await stage.HearsAsync(Mara, Jam, Cancelled);
        await stage.HearsAsync(Mara, "second floor", Cancelled);

        PostedMessage again = await stage.HearsAsync(Mara, "back", Cancelled);
        Assert.Equal("location", again.AsksFor(Mara));
        PostedMessage card = await stage.HearsAsync(Mara, "third floor", Cancelled);

        Assert.Contains("third floor", card.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("second floor", card.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_security_incident_is_asked_nothing_and_one_that_is_told_instead_of_an_answer_is_heard_as_such()
    {
        await using DeskStage stage = await StartAsync();
        await stage.HearsAsync(Mara, Jam, Cancelled);

        PostedMessage card = await stage.HearsAsync(Mara, "I clicked on a phishing mail and typed in my password", Cancelled);

        Assert.Contains("This looks like a security incident", card.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("paper jam", card.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thanks_or_a_whole_report_about_something_else_is_no_answer()
    {
        await using DeskStage stage = await StartAsync();
        await stage.HearsAsync(Mara, Jam, Cancelled);

        Assert.Contains("You're welcome", (await stage.HearsAsync(Mara, "thanks", Cancelled)).Words, StringComparison.Ordinal);
        PostedMessage card = await stage.HearsAsync(Mara, "The VPN drops every ten minutes and says error 809", Cancelled);

        Assert.Contains("The VPN drops every ten minutes", card.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("paper jam", card.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_only_question_and_answer_say_together_is_not_kept()
    {
        await using DeskStage stage = await StartAsync();
        await stage.HearsAsync(Mara, "The printer has a paper jam on every single page. My password is", Cancelled);

        await stage.HearsAsync(Mara, "Hunter2!x9", Cancelled);

        Assert.DoesNotContain("Hunter2!x9", await stage.PictureAsync("v|", Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_of_the_report_or_of_the_answer_counts_while_and_after_it_is_asked()
    {
        await using DeskStage stage = await StartAsync();
        JsonObject report = stage.People.Activities.Message(Mara, Jam);
        await stage.People.SendAsync(report, Cancelled);
        await stage.SettleAsync(Cancelled);
        await EditAsync(stage, report, "The copier has a paper jam on every single page");
        Assert.Equal("location", stage.Teams.ChatOf(Mara).Last.AsksFor(Mara));

        JsonObject answer = stage.People.Activities.Message(Mara, "second flor");
        await stage.People.SendAsync(answer, Cancelled);
        await stage.SettleAsync(Cancelled);
        await EditAsync(stage, answer, "second floor");
        Reported ticket = await stage.CreatesAsync(Mara, stage.Teams.ChatOf(Mara).Last, Cancelled);

        Ticket stored = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket;
        Assert.Equal("The copier has a paper jam on every single page", stored.Description);
        Assert.Equal("second floor", Assert.Single(stored.Details).Text);
    }

    [Fact]
    public async Task The_same_question_on_phone_and_desktop_is_answered_once()
    {
        await using DeskStage stage = await StartAsync();
        PostedMessage asked = await stage.HearsAsync(Mara, Jam, Cancelled);
        JsonElement phone = asked.CardSeenBy(Mara)!.Value; // It has a card.
        await stage.HearsAsync(Mara, "third floor", Cancelled);

        DeskAnswer late = await stage.People.PressesOnAsync(Mara, asked, phone, new Press("Skip"), Cancelled);

        Assert.Contains(Understood, late.Words, StringComparison.Ordinal);
        Assert.Contains("third floor", late.Words, StringComparison.Ordinal);
        Assert.Equal("third floor", Assert.Single((await DraftAsync(stage)).Answers).Text);
    }

    [Fact]
    public async Task An_old_question_of_another_report_changes_nothing()
    {
        await using DeskStage stage = await StartAsync();
        PostedMessage old = await stage.HearsAsync(Mara, Jam, Cancelled);
        JsonElement phone = old.CardSeenBy(Mara)!.Value; // It has a card.
        await stage.HearsAsync(Mara, "start over", Cancelled);
        await stage.HearsAsync(Mara, "The coffee machine is leaking all over the place", Cancelled);
        string before = (await DraftAsync(stage)).Text;

        foreach (string button in new[] { "Skip", "Back" })
        {
            DeskAnswer answer = await stage.People.PressesOnAsync(Mara, old, phone, new Press(button), Cancelled);
            Assert.Contains("I don't have that report any more", answer.Words, StringComparison.Ordinal);
        }

        Assert.Equal((before, 0), ((await DraftAsync(stage)).Text, (await DraftAsync(stage)).Answers.Count));
    }

    [Fact]
    public async Task Presses_of_two_devices_at_the_same_moment_leave_one_answer_that_all_of_them_show()
    {
        using SampleDeskFile file = new();
        file.Read(SampleDeskFile.With("printing: { name: Printing, queue: Workplace }", """
            printing:
                name: Printing
                queue: Workplace
                ask: [{ key: colour, name: Colour, question: In colour?, choices: [In colour, Black and white] }]
            """));
        await using DeskStage stage = await StartAsync(config: file.Path);
        PostedMessage asked = await stage.HearsAsync(Mara, Jam, Cancelled);
        JsonElement card = asked.CardSeenBy(Mara)!.Value; // It has a card.

        DeskAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            stage.People.PressesOnAsync(Mara, asked, card, new Press(i % 2 == 0 ? "In colour" : "Black and white"), Cancelled)));

        string answer = Assert.Single((await DraftAsync(stage)).Answers).Text;
        Assert.All(answers, shown => Assert.Contains(answer, shown.Words, StringComparison.Ordinal));
        await stage.CreatesAsync(Mara, asked, Cancelled);
        Assert.Equal(1, await stage.TicketCountAsync(Cancelled));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Two_chats_of_one_person_have_a_report_each()
    {
        await using DeskStage stage = await StartAsync();
        await stage.HearsAsync(Mara, Jam, Cancelled);
        JsonObject elsewhere = stage.People.Activities.Message(Mara, "My mouse is broken and double-clicks");
        elsewhere["conversation"]!["id"] = "a:1mara-second-chat"; // Every activity from here has one.
        await stage.People.SendAsync(elsewhere, Cancelled);
        await stage.SettleAsync(Cancelled);

        PostedMessage card = await stage.HearsAsync(Mara, "second floor", Cancelled);

        Assert.NotEmpty(stage.Teams.TakeUnexpected()); // Our Teams knows one chat for each person, so the question there never arrives.
        Assert.Contains("paper jam", card.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("mouse", card.Words, StringComparison.Ordinal);
        Assert.Equal("My mouse is broken and double-clicks", (await new DraftStore(stage.Table).FindAsync(stage.Home(), "a:1mara-second-chat", Cancelled))?.Text);
    }

    private static async Task EditAsync(DeskStage stage, JsonObject message, string text)
    {
        stage.Clock.Advance(TimeSpan.FromSeconds(10));
        await stage.People.SendAsync(stage.People.Activities.Edit(message, text), Cancelled);
        await stage.SettleAsync(Cancelled);
    }

    private static async Task<Draft> DraftAsync(DeskStage stage) =>
        await new DraftStore(stage.Table).FindAsync(stage.Home(), Mara.Chat, Cancelled) ?? throw new InvalidOperationException("There is no draft.");
}
