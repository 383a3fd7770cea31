using System.Text.Json.Nodes;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Testing;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>Whoever is asked how it went is asked, thanked, promised something and refused in the language of their report.</summary>
public sealed class SurveyLanguages : Story
{
    private const string German = "Der Drucker im zweiten Stock zieht kein Papier mehr ein und meldet einen Papierstau";
    private const string French = "L'imprimante du deuxième étage n'avale plus le papier et signale un bourrage";
    private const string Spanish = "La impresora de la segunda planta ya no coge papel e indica un atasco";
    private const string English = "The printer on the second floor no longer takes paper and reports a jam";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Theory]
    [InlineData("en", English, "1 very dissatisfied · 2 dissatisfied · 3 neither · 4 satisfied · 5 very satisfied", "A short reminder", "I have passed this on. Somebody will look into it by ", "What mattered: Speed, Solution, Kindness, Information", "Somebody has looked into it.")]
    [InlineData("de", German, "1 sehr unzufrieden · 2 unzufrieden · 3 teils, teils · 4 zufrieden · 5 sehr zufrieden", "Eine kurze Erinnerung", "Ich habe das weitergegeben. Bis ", "Wichtig war: Schnelligkeit, Lösung, Freundlichkeit, Information", "Jemand hat sich darum gekümmert.")]
    [InlineData("fr", French, "1 pas du tout satisfaisant · 2 peu satisfaisant · 3 moyen · 4 satisfaisant · 5 très satisfaisant", "Petit rappel", "J’ai transmis votre avis. Quelqu’un s’en occupera d’ici le ", "Ce qui a compté\u00a0: Rapidité, Solution, Amabilité, Information", "Quelqu’un s’en est occupé.")]
    [InlineData("es", Spanish, "1 muy insatisfactorio · 2 insatisfactorio · 3 regular · 4 satisfactorio · 5 muy satisfactorio", "Un breve recordatorio", "He transmitido su valoración. Alguien se ocupará antes del ", "Influyó: Rapidez, Solución, Amabilidad, Información", "Alguien se ha ocupado de ello.")]
    public async Task Question_reminder_reasons_promise_and_refusal(string language, string report, string scale, string reminder, string promise, string mattered, string kept)
    {
        await using DeskStage stage = await SurveyDesk.StartAsync(Cancelled, null, "delay: 2h");
        Texts texts = Texts.In(language);
        Reported ticket = await ResolvedAsync(stage, report);
        await stage.PassAsync(TimeSpan.FromHours(2), Cancelled);
        PostedMessage question = stage.Teams.ChatOf(Mara).Last;
        Assert.Contains($"{texts["Surveys.Question"]}\n{scale}", question.Words, StringComparison.Ordinal);
        Assert.Equal(texts.Say("Pushes.PreviewSurvey", ticket.Name), question.Body.GetProperty("summary").GetString());

        await stage.PassAsync(TimeSpan.FromDays(2), Cancelled);
        PostedMessage again = stage.Teams.ChatOf(Mara).Last;
        Assert.Contains(reminder, again.Words, StringComparison.Ordinal);
        Assert.Equal(texts.Say("Surveys.AskedAgain", ticket.Name), question.Words);
        FourLanguages.AssertNothingEnglish(stage, language, report);

        DeskAnswer low = await ticket.PressAsync(Mara, again, "😕 2", Cancelled);
        Assert.Contains($"{texts["Surveys.Sorry"]}\n{promise}", low.Words, StringComparison.Ordinal);
        Assert.Contains(texts["Resolving.ReopenTicket"], low.Words, StringComparison.Ordinal);
        await ticket.PressAsync(Mara, again, texts["Surveys.SendComment"], Cancelled, (texts["Surveys.WhatAbout"], "Speed,Solution,Kindness,Information"), (texts["Surveys.Comment"], "OK"));
        Assert.Contains($"{mattered}\nOK", again.Words, StringComparison.Ordinal);
        await ticket.PressAsync(Ben, ticket.Card, "Follow-up done", Cancelled);
        Assert.Contains(kept, again.Words, StringComparison.Ordinal);
        FourLanguages.AssertNothingEnglish(stage, language, report);

        JsonObject five = again.DataOf("😀 5");
        await stage.PassAsync(TimeSpan.FromDays(7), Cancelled);
        DeskAnswer refused = await stage.ForgesAsync(Mara, "ticket/rate", five, null, Cancelled);
        Assert.Contains(texts["Surveys.RatingStays"], refused.Words, StringComparison.Ordinal);
        Assert.Contains("Rated 😕 2 of 5, dissatisfied\nAbout: Speed, Solution, Kindness, Information\nOK", ticket.Card.Words, StringComparison.Ordinal);
        FourLanguages.AssertNothingEnglish(stage, language, report);
        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData("en", English, "Your answer is only counted.", "The time for this question is over.", "so it is counted as late.")]
    [InlineData("de", German, "Ihre Antwort wird nur gezählt.", "Die Zeit für diese Frage ist abgelaufen.", "deshalb zählt sie als verspätet.")]
    [InlineData("fr", French, "Votre réponse est seulement comptée.", "Le délai pour cette question est passé.", "elle est donc comptée comme tardive.")]
    [InlineData("es", Spanish, "Su respuesta solo se cuenta.", "El plazo para esta pregunta ha terminado.", "por eso cuenta como tardía.")]
    public async Task Anonymous_late_and_too_late_to_reopen(string language, string report, string anonymous, string over, string late)
    {
        await using DeskStage stage = await SurveyDesk.StartAsync(Cancelled, null, "anonymous: true");
        Texts texts = Texts.In(language);
        Reported ticket = await ResolvedAsync(stage, report);
        PostedMessage news = ticket.News(texts["Surveys.Question"]);
        Assert.Contains(anonymous, news.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(texts["Surveys.Comment"], news.Words, StringComparison.Ordinal);

        await stage.PassAsync(TimeSpan.FromDays(15), Cancelled);
        Assert.Contains(over, news.Words, StringComparison.Ordinal);
        await ticket.PressAsync(Mara, news, "😠 1", Cancelled);

        Assert.Contains(late, news.Words, StringComparison.Ordinal);
        Assert.Contains(texts["Surveys.SorryTooLate"], news.Words, StringComparison.Ordinal);
        await ticket.PressAsync(Mara, news, texts["Surveys.SendReasons"], Cancelled, (texts["Surveys.WhatAbout"], "Speed"));
        Assert.DoesNotContain("Rated", ticket.Card.Words, StringComparison.Ordinal);
        FourLanguages.AssertNothingEnglish(stage, language, report);
        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData("en", English)]
    [InlineData("de", German)]
    [InlineData("fr", French)]
    [InlineData("es", Spanish)]
    public async Task Who_is_not_asked_and_what_is_no_rating(string language, string report)
    {
        await using DeskStage stage = await SurveyDesk.StartAsync(Cancelled, null, "oncePer: 30d");
        Texts texts = Texts.In(language);
        await ResolvedAsync(stage, report);
        Reported second = await ResolvedAsync(stage, report);

        DeskAnswer refused = await stage.ForgesAsync(Mara, "ticket/rate", Rating(second, 5), null, Cancelled);
        DeskAnswer wrong = await stage.ForgesAsync(Mara, "ticket/rate", Rating(second, 6), null, Cancelled);

        Assert.Contains(texts["Surveys.NotAsked"], refused.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(texts["Surveys.Question"], refused.Words, StringComparison.Ordinal);
        Assert.Contains(texts["Surveys.NotARating"], wrong.Message, StringComparison.Ordinal);
        FourLanguages.AssertNothingEnglish(stage, language, report);
        await AssertSoundAsync(stage);
    }

    private static JsonObject Rating(Reported ticket, int score) => new() { ["ticket"] = ticket.Number, ["version"] = 3, ["score"] = score };

    private static async Task<Reported> ResolvedAsync(DeskStage stage, string report)
    {
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, report, ("category", "hardware"));
        await ticket.ResolveAsync(Ben, "OK", Cancelled);
        return ticket;
    }
}
