using System.Net;
using System.Text.Json.Nodes;
using Azure;
using ChatServiceDesk.Classifier;
using ChatServiceDesk.Hearing;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;
using Person = ChatServiceDesk.Testing.Person;
using Row = ChatServiceDesk.Tables.Row;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>The language of the message, else what the person last wrote in, else that of their client, else English.</summary>
public sealed class WhichLanguage : Story
{
    private const string German = "Der Drucker im zweiten Stock zieht kein Papier mehr ein und meldet einen Papierstau";
    private const string InGerman = "Das habe ich verstanden";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Fact]
    public async Task A_message_in_another_language_switches_and_a_single_word_does_not()
    {
        await using DeskStage stage = await StartAsync();

        Assert.Contains(InGerman, (await stage.HearsAsync(Mara, German, Cancelled)).Words, StringComparison.Ordinal);
        Assert.StartsWith("Gern geschehen!", (await stage.HearsAsync(Mara, "thanks", Cancelled)).Text, StringComparison.Ordinal);
        Assert.StartsWith("You have no tickets", (await stage.HearsAsync(Mara, "please show me all my tickets", Cancelled)).Text, StringComparison.Ordinal);
        Assert.StartsWith("You're welcome!", (await stage.HearsAsync(Mara, "danke", Cancelled)).Text, StringComparison.Ordinal);
        Assert.StartsWith("Vous n’avez aucun ticket", (await stage.HearsAsync(Mara, "montrez-moi tous mes tickets s'il vous plaît", Cancelled)).Text, StringComparison.Ordinal);
        Assert.StartsWith("Je vous en prie", (await stage.HearsAsync(Mara, "gracias", Cancelled)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de-AT", "Hallo Mara Lindqvist! Was kann ich für Sie tun?")]
    [InlineData("fr", "Bonjour Mara Lindqvist\u00a0! Que puis-je faire pour vous\u00a0?")]
    [InlineData("es-MX", "¡Hola, Mara Lindqvist! ¿En qué puedo ayudarle?")]
    [InlineData("it-IT", "Hello Mara Lindqvist! What can I do for you?")]
    [InlineData("nonsense", "Hello Mara Lindqvist! What can I do for you?")]
    public async Task The_clients_language_counts_when_nothing_else_is_known(string locale, string greeting)
    {
        await using DeskStage stage = await StartAsync();
        stage.People.Activities.Locale = locale;

        Assert.Contains(greeting, (await stage.HearsAsync(Mara, "hi", Cancelled)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_last_counts_more_than_the_client_and_is_kept_with_the_contact()
    {
        await using DeskStage stage = await StartAsync();
        await stage.HearsAsync(Mara, German, Cancelled);
        stage.People.Activities.Locale = "fr-FR";

        Assert.Contains("Hallo Mara", (await stage.HearsAsync(Mara, "hi", Cancelled)).Words, StringComparison.Ordinal);
        Row contact = Assert.Single(await stage.RowsAsync("p|", Cancelled));
        Assert.Equal("de", contact.Data.String("Language"));

        // As an earlier version wrote it.
        await stage.CommitAsync(Cancelled, new RowChange.Replace(contact.Key, contact.Data.With("Language", (string?)null), ETag.All));
        Assert.Contains("Bonjour Mara", (await stage.HearsAsync(Mara, "hi", Cancelled)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_welcome_and_help_are_in_the_clients_language()
    {
        await using DeskStage stage = await StartAsync();
        stage.People.Activities.Locale = "es-ES";

        await stage.People.InstallsAsync(Mara, Cancelled);
        await stage.SettleAsync(Cancelled);
        Assert.Contains("¡Hola! Dígame qué no funciona", stage.Teams.ChatOf(Mara).Last.Words, StringComparison.Ordinal);
        Assert.Contains("Esto es lo que puedo hacer por usted", (await stage.HearsAsync(Mara, "ayuda", Cancelled)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_and_its_ticket_keep_the_language_that_the_card_is_written_in()
    {
        await using DeskStage stage = await StartAsync();
        PostedMessage card = await stage.HearsAsync(Mara, German, Cancelled);
        await stage.HearsAsync(Mara, "please show me all my tickets", Cancelled);
        JsonObject form = card.DataOf("Ticket erstellen");

        DeskAnswer refused = await stage.ForgesAsync(Mara, "intake/create", form, null, Cancelled);
        Assert.Contains("Der Titel ist leer.", refused.Words, StringComparison.Ordinal);
        Assert.Contains("Ticket erstellen", refused.Words, StringComparison.Ordinal);
        Reported ticket = await stage.CreatesAsync(Mara, card, Cancelled, ("category", "hardware"));
        await ticket.ClaimAsync(Ben, Cancelled);

        Assert.Contains("In Bearbeitung", card.Words, StringComparison.Ordinal);
        Assert.Contains("arbeitet an", stage.TextsTo(Mara)[^1], StringComparison.Ordinal);
        Assert.Contains("In progress", (await stage.HearsAsync(Mara, $"what is the status of {ticket.Name} please", Cancelled)).Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData("xx")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_language_that_no_card_of_ours_names_is_not_believed(string? language)
    {
        await using DeskStage stage = await StartAsync();
        JsonObject form = (await stage.HearsAsync(Mara, German, Cancelled)).DataOf("Ticket erstellen");
        form["language"] = language;

        Assert.Contains("Der Titel ist leer.", (await stage.ForgesAsync(Mara, "intake/create", form, null, Cancelled)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_press_is_answered_in_the_persons_language_and_in_a_channel_in_English()
    {
        await using DeskStage stage = await StartAsync();
        await stage.HearsAsync(Mara, German, Cancelled);
        stage.People.Activities.Locale = "de-DE";

        Assert.Equal("Diesen Knopf kenne ich nicht mehr. Bitte schreiben Sie mir stattdessen.", (await stage.ForgesAsync(Mara, "ticket/gone", new JsonObject(), null, Cancelled)).Message);
        Assert.Contains("gehört es einem anderen Team", (await stage.ForgesAsync(Mara, "ticket/rate", new JsonObject { ["ticket"] = 999, ["score"] = 5 }, null, Cancelled)).Words, StringComparison.Ordinal);
        Assert.Equal(
            "I can't find that ticket here. It may belong to another team or person.",
            (await stage.ForgesAsync(Ben, "ticket/claim", new JsonObject { ["ticket"] = 999 }, stage.World.ServiceDeskChannel, Cancelled)).Message);
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, German, ("category", "hardware"));
        Assert.Contains("In progress", (await ticket.ClaimAsync(Ben, Cancelled)).Words, StringComparison.Ordinal);
        Assert.Contains("already has this ticket", (await stage.ForgesAsync(stage.World.Cem, "ticket/claim", ticket.Card.DataOf("Resolve ticket"), ticket.Card.ConversationId, Cancelled)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_that_an_earlier_version_opened_speaks_English()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, German, ("category", "hardware"));
        Row row = Assert.Single(await stage.RowsAsync(Keys.Ticket(ticket.Number), Cancelled), row => row.Key == Keys.Ticket(ticket.Number));
        await stage.CommitAsync(Cancelled, new RowChange.Replace(row.Key, row.Data.With("Language", (string?)null), ETag.All));

        await ticket.ClaimAsync(Ben, Cancelled);

        Assert.Contains("is working on", stage.TextsTo(Mara)[^1], StringComparison.Ordinal);
        Assert.Contains("In progress", ticket.Receipt.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_apology_is_in_the_language_of_what_went_wrong()
    {
        MemoryTable table = new();
        await using DeskStage stage = await StartAsync(new StageStorage.Custom(table));
        await stage.HearsAsync(Mara, "hi", Cancelled);
        table.Hook = (operation, _) => operation is MemoryOperation.Commit { IsDone: false }
            ? throw new TableException(HttpStatusCode.ServiceUnavailable, TableErrorCode.Unavailable, "canary")
            : ValueTask.CompletedTask;

        await stage.People.WritesAsync(Mara, German, Cancelled);

        Assert.StartsWith("Entschuldigung, das hat nicht geklappt, und es wurde nichts geändert.", stage.Teams.ChatOf(Mara).Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_is_told_of_in_the_language_of_the_message()
    {
        await using DeskStage stage = await StartAsync();

        PostedMessage answer = await stage.HearsAsync(Mara, "Ich komme nicht ins VPN, mein Passwort ist Sommer2026!", Cancelled);

        Assert.Contains("Ich habe ein Passwort aus Ihrer Nachricht entfernt", answer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_asked_to_wait_is_asked_in_their_language()
    {
        string config = Path.GetTempFileName();
        try
        {
            string sample = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "desk.yaml"), Cancelled);
            await File.WriteAllTextAsync(config, sample.Replace("activitiesPerMinute: 60", "activitiesPerMinute: 2", StringComparison.Ordinal), Cancelled);
            await using DeskStage stage = await StartAsync(config: config);
            await stage.HearsAsync(Mara, German, Cancelled);
            await stage.HearsAsync(Mara, German, Cancelled);

            Assert.StartsWith("Das war viel in kurzer Zeit, und ich komme nicht mehr mit. Bitte machen Sie in 30 Sekunden weiter", (await stage.HearsAsync(Mara, "hi", Cancelled)).Text, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(config);
        }
    }

    [Theory]
    [InlineData("Mein Laptop ist kaputt", true)]
    [InlineData("«No hay internet»", true)]
    [InlineData("l'imprimante ne marche plus", true)]
    [InlineData("geht nicht", false)]
    [InlineData("Danke!", false)]
    [InlineData("INC-1001 VPN 809", false)]
    [InlineData("0x80070005 E404 a@b.example https://contoso.example/x", false)]
    [InlineData("мой ноутбук не включается", false)]
    [InlineData("- - - -", false)]
    [InlineData("", false)]
    public void Several_words_tell_a_language(string text, bool telling) => Assert.Equal(telling, SpokenLanguage.IsTelling(text));

    /// <summary>Whatever help tells people to say is understood.</summary>
    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("es")]
    public void What_help_suggests_to_say_is_understood(string language)
    {
        Texts texts = Texts.In(language);

        Assert.All(Examples(texts["Help.StatusExample"]), example => Assert.Equal(Intent.Status, Read(example).Intent));
        Assert.All(Examples(texts["Help.OverviewExample"]), example => Assert.True(Read(example).AsksForHelp, example));
        Assert.All(Examples(texts["Help.ReportExample"]), example => Assert.Equal(Intent.Incident, Read(example).Intent));
        Assert.All(Examples(texts["Help.RequestExample"]), example => Assert.Equal(Intent.Request, Read(example).Intent));
        Assert.All(Examples(texts["Help.OutOfScope"]), example => Assert.NotEqual(Intent.OutOfScope, Read(example).Intent));
        Assert.Equal(2, Examples(texts["Help.StatusExample"]).Length);
    }

    private static Understanding Read(string text) => TrainedEar.Instance.Understand(text);

    private static string[] Examples(string text) =>
        [.. text.Split('"', '„', '“', '«', '»').Index().Where(part => part.Index % 2 == 1).Select(part => part.Item.Trim('\u00a0', ' '))];
}
