using ChatServiceDesk.Classifier;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Hearing;
using ChatServiceDesk.Hosting;
using ChatServiceDesk.Reports;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Testing.Models;
using ChatServiceDesk.Tests.House;
using ChatServiceDesk.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Person = ChatServiceDesk.Testing.Person;
using Row = ChatServiceDesk.Tables.Row;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>Before a ticket: what the articles that ship say about it.</summary>
public sealed class Knowing : Story
{
    private const string Vpn = "The VPN says error 809 since this morning";
    private const string Solved = "That solved it";
    private const string NotHelpful = "Not helpful";
    private const string Anyway = "Create ticket anyway";
    private const string Understood = "This is what I understood";
    private static readonly Person Mara = World.Sample.Mara;

    [Theory]
    [InlineData("How do I set an out of office reply?", "Set an out-of-office reply", "Automatic replies in Outlook")]
    [InlineData(Vpn, "Connect to the VPN, and what to do when it drops", "The VPN drops or shows error 809")]
    [InlineData("I need Visio installed, who gives me a licence?", "Get new software", "Install software yourself")]
    public async Task A_question_a_problem_or_a_wish_brings_the_best_passage_with_three_buttons(string message, string title, string heading)
    {
        await using DeskStage stage = await KnowingAsync();

        PostedMessage card = await stage.HearsAsync(Mara, message, Cancelled);

        Assert.Contains(title, card.Words, StringComparison.Ordinal);
        Assert.Contains(heading, card.Words, StringComparison.Ordinal);
        Assert.All([Solved, NotHelpful, Anyway], button => Assert.Contains(button, card.Words, StringComparison.Ordinal));
        Assert.DoesNotContain(Understood, card.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData("VPN trennt ständig die Verbindung", "Das war die Lösung", "Nicht hilfreich", "Trotzdem Ticket erstellen", "VPN verbinden")]
    [InlineData("Le VPN se coupe toutes les cinq minutes en télétravail", "C’est résolu", "Pas utile", "Créer un ticket quand même", "Se connecter au VPN")]
    [InlineData("¿Cuántos días de vacaciones me quedan?", "Problema resuelto", "No me ayuda", "Crear el ticket igualmente", "Pedir vacaciones")]
    public async Task It_speaks_the_language_of_the_message(string message, string solved, string notHelpful, string anyway, string title)
    {
        await using DeskStage stage = await KnowingAsync();

        PostedMessage card = await stage.HearsAsync(Mara, message, Cancelled);

        Assert.All([solved, notHelpful, anyway, title], words => Assert.Contains(words, card.Words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task That_solved_it_ends_the_draft_without_a_ticket_and_is_counted_as_confirmed()
    {
        await using DeskStage stage = await KnowingAsync();
        PostedMessage card = await stage.HearsAsync(Mara, Vpn, Cancelled);

        DeskAnswer answer = await stage.People.PressesAsync(Mara, card, Solved, Cancelled);

        Assert.Contains("I created no ticket", answer.Words, StringComparison.Ordinal);
        Assert.Contains("Restart your router", answer.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(NotHelpful, answer.Words, StringComparison.Ordinal);
        Assert.Empty(await stage.RowsAsync("v|", Cancelled));
        Assert.Equal(0, await stage.TicketCountAsync(Cancelled));
        Assert.Equal("vpn-connect 2026-W48 1 1 0 0 0 0", (await ReportAsync(stage))[0]);
        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData(NotHelpful, "vpn-connect 2026-W48 1 0 0 1 0 0")]
    [InlineData(Anyway, "vpn-connect 2026-W48 1 0 0 0 1 0")]
    public async Task The_other_two_go_on_to_what_would_have_come_and_ask_nothing_again(string button, string counted)
    {
        await using DeskStage plain = await StartAsync();
        string would = (await plain.HearsAsync(Mara, Vpn, Cancelled)).Words;
        await using DeskStage stage = await KnowingAsync();
        PostedMessage card = await stage.HearsAsync(Mara, Vpn, Cancelled);

        DeskAnswer answer = await stage.People.PressesAsync(Mara, card, button, Cancelled);
        Reported ticket = await stage.CreatesAsync(Mara, card, Cancelled);
        await stage.PassAsync(TimeSpan.FromDays(2), Cancelled);

        Assert.Equal(would, answer.Words);
        Assert.Equal(Vpn, (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Description);
        Assert.Equal(1, await stage.TicketCountAsync(Cancelled));
        Assert.Equal(counted, (await ReportAsync(stage))[0]);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Where_the_desk_is_not_sure_the_topics_come_after_it()
    {
        await using DeskStage stage = await KnowingAsync();
        string unsure = (await FirstAsync(stage, "What is it about?")) ?? throw new InvalidOperationException("No message leads to topics.");

        Assert.NotEmpty(unsure);
    }

    [Theory]
    [InlineData("I clicked on a phishing mail and entered my password")]
    [InlineData("My laptop won't turn on and I have a customer demo in an hour")]
    public async Task A_security_incident_and_what_no_article_answers_lead_to_the_intake_card_at_once(string message)
    {
        await using DeskStage stage = await KnowingAsync();

        PostedMessage card = await stage.HearsAsync(Mara, message, Cancelled);

        Assert.Contains(Understood, card.Words, StringComparison.Ordinal);
        Assert.Empty(await stage.RowsAsync(Keys.PassagePrefix, Cancelled));
    }

    [Fact]
    public async Task It_is_not_shown_twice_for_one_draft()
    {
        await using DeskStage stage = await KnowingAsync();
        System.Text.Json.Nodes.JsonObject message = stage.People.Activities.Message(Mara, Vpn);
        await stage.People.SendAsync(message, Cancelled);
        await stage.SettleAsync(Cancelled);

        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        await stage.People.SendAsync(stage.People.Activities.Edit(message, "The VPN says error 809 at home, how do I connect to the VPN?"), Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.DoesNotContain(Solved, stage.Teams.ChatOf(Mara).Last.Words, StringComparison.Ordinal);
        Assert.Single(await stage.RowsAsync(Keys.PassagePrefix, Cancelled));
    }

    [Fact]
    public async Task No_answer_within_a_day_is_counted_as_assumed_and_before_that_as_open()
    {
        await using DeskStage stage = await KnowingAsync();
        await stage.HearsAsync(Mara, Vpn, Cancelled);

        string[] before = await ReportAsync(stage);
        await stage.PassAsync(TimeSpan.FromHours(24), Cancelled);
        string[] after = await ReportAsync(stage);

        Assert.Equal("vpn-connect 2026-W48 1 0 0 0 0 1", before[0]);
        Assert.Equal(
            ["vpn-connect 2026-W48 1 0 1 0 0 0", "all 2026-W48 1 0 1 0 0 0", "vpn-connect all 1 0 1 0 0 0", "all all 1 0 1 0 0 0"],
            after);
    }

    [Theory]
    [InlineData(1, "vpn-connect 2026-W48 1 0 0 0 1 0")]
    [InlineData(25, "vpn-connect 2026-W48 1 0 1 0 0 0")]
    public async Task A_ticket_about_it_within_that_time_is_no_deflection(int hours, string counted)
    {
        await using DeskStage stage = await KnowingAsync();
        await stage.HearsAsync(Mara, Vpn, Cancelled);
        await stage.PassAsync(TimeSpan.FromHours(hours), Cancelled);
        PostedMessage card = await stage.HearsAsync(Mara, "My laptop won't turn on and I have a customer demo in an hour", Cancelled);
        await stage.CreatesAsync(Mara, card, Cancelled, ("Category", "Network and VPN"));
        await stage.PassAsync(TimeSpan.FromDays(2), Cancelled);

        Assert.Equal(counted, (await ReportAsync(stage))[0]);
    }

    [Fact]
    public async Task Nobody_can_press_for_somebody_else()
    {
        await using DeskStage stage = await KnowingAsync();
        PostedMessage card = await stage.HearsAsync(Mara, Vpn, Cancelled);

        DeskAnswer answer = await stage.ForgesAsync(stage.World.Dana, "knowledge/solved", card.DataOf(Solved), null, Cancelled);

        Assert.Contains("I don't have that report any more", answer.Words, StringComparison.Ordinal);
        Assert.Equal("Unjudged", Assert.Single(await stage.RowsAsync(Keys.PassagePrefix, Cancelled)).Data.String("Outcome"));
    }

    [Fact]
    public async Task An_old_card_pressed_after_the_ticket_was_made_shows_the_ticket()
    {
        await using DeskStage stage = await KnowingAsync();
        PostedMessage card = await stage.HearsAsync(Mara, Vpn, Cancelled);
        System.Text.Json.Nodes.JsonObject solved = card.DataOf(Solved);
        await stage.People.PressesAsync(Mara, card, Anyway, Cancelled);
        Reported ticket = await stage.CreatesAsync(Mara, card, Cancelled);

        DeskAnswer late = await stage.ForgesAsync(Mara, "knowledge/solved", solved, null, Cancelled);

        Assert.Contains(ticket.Name, late.Words, StringComparison.Ordinal);
        Assert.Equal("vpn-connect 2026-W48 1 0 0 0 1 0", (await ReportAsync(stage))[0]);
    }

    [Fact]
    public async Task The_row_holds_none_of_the_persons_words_and_the_card_neither()
    {
        await using DeskStage stage = await KnowingAsync();

        PostedMessage card = await stage.HearsAsync(Mara, "The VPN says error 809, canaryword", Cancelled);

        Row row = Assert.Single(await stage.RowsAsync(Keys.PassagePrefix, Cancelled));
        Assert.DoesNotContain("canaryword", string.Join(' ', row.Data.Select(property => property.Value.ToString())), StringComparison.Ordinal);
        Assert.DoesNotContain("canaryword", card.Body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_looks_like_the_language_of_the_index_is_only_words()
    {
        await using DeskStage stage = await KnowingAsync();

        PostedMessage card = await stage.HearsAsync(Mara, "\"VPN* error 809\" OR vpn: ^809 -vpn '; --", Cancelled);

        Assert.Contains(Solved, card.Words, StringComparison.Ordinal);
        Assert.Contains(Solved, (await stage.HearsAsync(stage.World.Dana, Vpn, Cancelled)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_names_a_row_that_it_can_t_read()
    {
        await using DeskStage stage = await KnowingAsync();
        await stage.HearsAsync(Mara, Vpn, Cancelled);
        Row row = Assert.Single(await stage.RowsAsync(Keys.PassagePrefix, Cancelled));
        await stage.CommitAsync(Cancelled, new Tables.RowChange.Replace(row.Key, row.Data.With("Outcome", "Delighted"), Azure.ETag.All));

        (int exitCode, string found) = await stage.VerifyAsync(Cancelled);

        Assert.Equal(1, exitCode);
        Assert.Contains("the row can't be read", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_model_had_decided_still_counts_after_it_and_the_model_is_not_asked_again()
    {
        await using FakeOpenAI model = await FakeOpenAI.StartAsync(Cancelled);
        await using DeskStage stage = await DeskStage.StartAsync(
            Cancelled, change: model.Settings(), build: builder => builder.Services.AddSingleton<Redact>(static text => text), knowledge: Shipped);
        model.Plan(PlannedAnswer.Of(new ModelWords { Category = "facilities", Title = "A title by a model" }));
        PostedMessage card = await stage.HearsAsync(Mara, UnsureWithArticle, Cancelled);

        await stage.People.PressesAsync(Mara, card, Anyway, Cancelled);
        Reported ticket = await stage.CreatesAsync(Mara, card, Cancelled);

        Assert.Contains("A title by a model", ticket.Receipt.Words, StringComparison.Ordinal);
        Assert.Equal("facilities", (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Category);
        Assert.Single(model.Calls);
    }

    private static string? Shipped => DeskFile.Read(CommandLine.Parse([]).Config).Knowledge;

    /// <summary>A message that an article answers and that the shipped model is not sure of. Which one that is may change with its training.</summary>
    internal static string UnsureWithArticle => Repository.Read("tests/ChatServiceDesk.Tests/Articles/questions.tsv").Split('\n')
        .Select(line => line.Split('\t'))
        .Where(line => line is ["en", not ("-" or "vpn-connect"), "incident" or "request", _])
        .Select(line => (Text: line[3], Read: TrainedEar.Instance.Understand(line[3])))
        .First(line => line.Read is { IsVague: false, IsSecurityIncident: false, Category: not Taxonomy.Security, Intent: Intent.Incident or Intent.Request } && !Merging.IsSure(line.Read))
        .Text;

    private static Task<DeskStage> KnowingAsync() => DeskStage.StartAsync(Cancelled, knowledge: Shipped);

    /// <summary>The first of some messages that an article answers and whose report leads to this card.</summary>
    private static async Task<string?> FirstAsync(DeskStage stage, string words)
    {
        foreach (string message in new[] { "My docking station doesn't charge the laptop", "How do I use the projector in the conference room?", "Second screen not detected on the dock", "I lost my badge", "no sound in Teams calls with my headset", "my excel file was overwritten, I need the previous version", "Our supplier needs guest access to the project team", "How do I invite an external partner to our team?" })
        {
            PostedMessage card = await stage.HearsAsync(Mara, message, Cancelled);
            if (card.Words.Contains(Anyway, StringComparison.Ordinal)
                && (await stage.People.PressesAsync(Mara, card, Anyway, Cancelled)).Words.Contains(words, StringComparison.Ordinal))
            {
                return message;
            }
        }

        return null;
    }

    private static async Task<string[]> ReportAsync(DeskStage stage)
    {
        using StringWriter output = new();
        Assert.Equal(0, await ReportCommand.RunAsync(stage.Table, stage.Clock, new SurveyTerms(), 12, asJson: false, output, Cancelled));
        string[] lines = output.ToString().ReplaceLineEndings("\n").Split('\n');
        int head = Array.FindIndex(lines, line => line.StartsWith("article ", StringComparison.Ordinal));
        return head < 0 ? [] : [.. lines[(head + 1)..].TakeWhile(line => line.Length > 0).Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
    }
}
