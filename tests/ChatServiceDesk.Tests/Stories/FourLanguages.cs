using System.Text.RegularExpressions;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tests.House;
using Microsoft.Extensions.DependencyInjection;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>The desk's main job with somebody who writes German, French or Spanish on a client that is English.</summary>
public sealed partial class FourLanguages : Story
{
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    /// <summary>"{0} and {1}" would be found in whatever people write or a desk calls its categories.</summary>
    private const int LettersOfAnd = 3;

    private static readonly TextFile[] Shipped =
        [.. Repository.Files.Where(file => file.EndsWith(".resx", StringComparison.Ordinal)).Select(file => TextFile.Parse(file, Repository.Read(file)))];

    [Theory]
    [InlineData("de", "Der Drucker im zweiten Stock zieht kein Papier mehr ein und meldet einen Papierstau", "arbeitet an", "hat eine Frage zu", "Danke! Ihre Bewertung: 😀 5 von 5, sehr zufrieden.")]
    [InlineData("fr", "L'imprimante du deuxième étage n'avale plus le papier et signale un bourrage", "s’occupe de", "a une question sur", "Merci\u00a0! Votre note\u00a0: 😀 5 sur 5, très satisfaisant.")]
    [InlineData("es", "La impresora de la segunda planta ya no coge papel e indica un atasco", "está trabajando en", "tiene una pregunta sobre", "¡Gracias! Su valoración: 😀 5 de 5, muy satisfactorio.")]
    public async Task Report_claim_question_resolution_and_rating_are_all_in_the_language_of_the_report(string language, string report, string claimed, string asks, string thanks)
    {
        await using DeskStage stage = await StartAsync();
        Texts texts = Texts.In(language);

        PostedMessage card = await stage.HearsAsync(Mara, report, Cancelled);
        Assert.NotNull(card.ButtonFor("intake/dismiss"));
        AssertNothingEnglish(stage, language, "");
        Reported ticket = await stage.CreatesAsync(Mara, card, Cancelled, ("category", "hardware"));
        Assert.Contains(texts["Names.New"], card.Words, StringComparison.Ordinal);

        await ticket.ClaimAsync(Ben, Cancelled);
        Assert.StartsWith($"Ben Okafor {claimed} {ticket.Name}", Assert.Single(stage.TextsTo(Mara)), StringComparison.Ordinal);
        Assert.Contains(texts["Names.Assigned"], card.Words, StringComparison.Ordinal);

        await ticket.AskAsync(Ben, "Netzteil? Alimentation? Corriente?", Cancelled);
        PostedMessage question = ticket.News(asks);
        Assert.Contains(texts["Names.WaitingForRequester"], card.Words, StringComparison.Ordinal);
        AssertNothingEnglish(stage, language, report);
        await ticket.PressAsync(Mara, question, texts["Asking.Send"], Cancelled, ("answer", "OK"));
        Assert.Contains($"{texts["Asking.YouAnswered"]}\nOK", question.Words, StringComparison.Ordinal);
        Assert.Contains("Mara Lindqvist answers: OK", stage.Teams.Conversation(ticket.Card.ConversationId).Texts);

        await ticket.PressAsync(Ben, ticket.Card, "Set priority", Cancelled, ("Priority", "P1 Critical"));
        await ticket.ResolveAsync(Ben, "Akku, batterie, batería", Cancelled);
        PostedMessage news = ticket.News(texts["Surveys.Question"]);
        AssertNothingEnglish(stage, language, report);
        DeskAnswer answer = await ticket.PressAsync(Mara, news, "😀 5", Cancelled, ("comment", "Super"));

        Assert.Contains(thanks, answer.Words, StringComparison.Ordinal);
        Assert.Contains(thanks, news.Words, StringComparison.Ordinal);
        Assert.Contains(texts["Names.Closed"], card.Words, StringComparison.Ordinal);
        Assert.Contains("P1 Critical", ticket.Card.Words, StringComparison.Ordinal);
        Assert.Contains("Rated 😀 5 of 5, very satisfied", ticket.Card.Words, StringComparison.Ordinal);
        AssertNothingEnglish(stage, language, report);
        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData("de", "Der Drucker im zweiten Stock zieht kein Papier mehr ein und meldet einen Papierstau", "ist wieder offen und zurück beim Team", "ist jetzt geschlossen", "Ticket wieder öffnen", "Wir wollen es bis Montag, 23. November, 14:00 Uhr lösen.")]
    [InlineData("fr", "L'imprimante du deuxième étage n'avale plus le papier et signale un bourrage", "est de nouveau ouvert et de retour", "est maintenant clôturé", "Rouvrir le ticket", "Nous prévoyons de le résoudre d’ici au lundi 23 novembre à 14h00.")]
    [InlineData("es", "La impresora de la segunda planta ya no coge papel e indica un atasco", "vuelve a estar abierto y en manos", "está cerrado", "Reabrir el ticket", "Nuestro objetivo es resolverlo antes del lunes 23 de noviembre, 14:00.")]
    public async Task So_are_priority_and_due_time_another_category_reopening_and_closing(string language, string report, string reopened, string closed, string reopen, string due)
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, report, ("category", "hardware"), ("working", "Low"));
        await ticket.PressAsync(Ben, ticket.Card, "Set priority", Cancelled, ("Priority", "P1 Critical"));
        Assert.EndsWith(due, Assert.Single(stage.TextsTo(Mara)), StringComparison.Ordinal);
        await ticket.PressAsync(Ben, ticket.Card, "Correct ticket", Cancelled, ("Category", "Software"));
        await ticket.ResolveAsync(Ben, "OK", Cancelled);
        PostedMessage news = ticket.News(Texts.In(language)["Surveys.Question"]);

        DeskAnswer answer = await ticket.PressAsync(Mara, news, reopen, Cancelled, ("reason", "KO"));
        await ticket.ResolveAsync(Ben, "OK", Cancelled);
        await stage.PassAsync(TimeSpan.FromDays(3), Cancelled);

        Assert.Contains(reopened, answer.Words, StringComparison.Ordinal);
        Assert.Contains(closed, stage.TextsTo(Mara)[^1], StringComparison.Ordinal);
        AssertNothingEnglish(stage, language, report);
        await AssertSoundAsync(stage);
    }

    /// <summary>Whatever Mara was shown, in any version: no line of it is one of our English ones.</summary>
    internal static void AssertNothingEnglish(DeskStage stage, string language, string except)
    {
        HashSet<string> own = [.. Shipped.Where(file => file.Language == language).SelectMany(file => file.Texts.Values)];
        Regex[] english =
        [
            .. Shipped.Where(file => file.Language == "en").SelectMany(file => file.Texts.Values)
                .Where(text => !own.Contains(text) && Place().Replace(text, "").Count(char.IsLetter) > LettersOfAnd)
                .Select(text => new Regex($"^{Place().Replace(Regex.Escape(text), ".*")}$", RegexOptions.None, TimeSpan.FromSeconds(1))),
        ];
        string[] configured = [.. stage.Services.GetRequiredService<DeskSettings>().Categories.Select(category => category.Name)];
        foreach (string line in stage.Teams.ChatOf(Mara).Messages.SelectMany(message => message.Words.Split('\n')).Where(line => line != except && !configured.Contains(line)))
        {
            Assert.DoesNotContain(english, text => text.IsMatch(line));
        }
    }

    [GeneratedRegex(@"\\?\{[0-9]\}", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
