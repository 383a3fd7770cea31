using System.Text.Json.Nodes;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.DeadLetters;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Reports;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tickets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Person = ChatServiceDesk.Testing.Person;
using Row = ChatServiceDesk.Tables.Row;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>Mara reports something without her name: agents work on it as ever, and nothing that they or an operator's commands show says who she is.</summary>
public sealed class WithoutNames : OutageStory
{
    private const string Create = "intake/create";
    private const string Stolen = "my work laptop was stolen from the train yesterday, canarytheft";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Dana = World.Sample.Dana;

    /// <summary>The kinds of rows that agents' cards, notes and lists are made from, and what the desk remembers of having sent them.</summary>
    private static readonly string[] BehindCards = ["t|", "h|", "q|", "a|", "m|", "f|", "w|", "o|", "c|", "x|", "said|"];

    public static TheoryData<string, string, string> Reports { get; } = new()
    {
        { "en", "my overtime from the trade fair isn't on the account", "it also happens on wifi" },
        { "de", "Meine Messeüberstunden fehlen auf dem Konto", "es passiert auch im WLAN" },
        { "fr", "il manque ma prime d'ancienneté sur la fiche de paie", "cela arrive aussi en wifi" },
        { "es", "en la nómina no me han pagado las guardias de agosto", "también pasa con el wifi" },
    };

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task Question_answer_words_files_and_rating_go_both_ways_and_nothing_says_who_it_is(string language, string report, string comment)
    {
        using RememberedLog log = new();
        await using DeskStage stage = await AnonymousAsync(log);
        Texts texts = Texts.In(language);
        await stage.SendsAsync(Mara, report, Cancelled, stage.Teams.Files.Paste());
        PostedMessage card = stage.Teams.ChatOf(Mara).Last;
        Assert.Contains(texts["Anonymous.Honest"], card.Words, StringComparison.Ordinal);
        Reported ticket = await stage.CreatesAsync(Mara, card, Cancelled, (WithoutName, "true"));
        Assert.Contains(texts["Anonymous.Receipt"], card.Words, StringComparison.Ordinal);
        Assert.Contains("An employee", ticket.Card.Words, StringComparison.Ordinal);

        string[] shown = await TalkAsync(stage, ticket, texts, comment);

        string thread = string.Join('\n', stage.Teams.Conversation(ticket.Card.ConversationId).Messages.Select(message => message.Words));
        foreach (string words in new[] { "An employee answers: antwort-1", $"An employee writes: {comment}", $"An employee has edited what they wrote: {comment} (2)", "An employee has edited", "An employee has sent a file" })
        {
            Assert.Contains(words, thread, StringComparison.Ordinal);
        }

        Assert.Contains(stage.TextsTo(Mara), text => text.Contains("satz-4", StringComparison.Ordinal));
        Assert.Equal(2, (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Survey?.Score);
        await AssertNobodyAsync(stage, log, shown);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Neither_another_team_nor_late_notes_complaints_walls_and_lessons_say_it()
    {
        using RememberedLog log = new();
        await using DeskStage stage = await AnonymousAsync(log);
        Reported ticket = await ReportAsync(stage);
        await ticket.AskAsync(Ben, "Which day?", Cancelled);
        await stage.HearsAsync(Mara, "last friday", Cancelled);
        DeskAnswer asked = await stage.People.MentionsAsync(Ben, ticket.Card.ConversationId, "", Cancelled);
        await ticket.PressAsync(Ben, ticket.Card, "Correct ticket", Cancelled, ("Category", "Something else"));
        await stage.HearsAsync(Mara, "I want to speak to a manager", Cancelled);
        await stage.PassAsync(TimeSpan.FromDays(5), Cancelled);
        stage.Teams.Plan(new Fault.Refused(System.Net.HttpStatusCode.Forbidden, "BotDisabledByAdmin"), call => call.IsSend && call.ConversationId == Mara.Chat);
        DeskAnswer again = await ticket.PressAsync(Ben, ticket.Card, "Send question", Cancelled, (Steps.QuestionLabel, "Any news?"));
        await stage.PassAsync(TimeSpan.FromHours(1), Cancelled);
        DeskAnswer waiting = await stage.ForgesAsync(Ben, "ticket/hold", ticket.Card.DataOf("Send question"), ticket.Card.ConversationId, Cancelled);

        string posted = Posted(stage);
        foreach (string words in new[] { "An employee answered: last friday", "An employee has escalated", "Nobody has got back to an employee", "An employee can't be reached in Teams" })
        {
            Assert.Contains(words, posted, StringComparison.Ordinal);
        }

        Assert.Single(await stage.RowsAsync(Keys.Lesson(ticket.Number), Cancelled));
        await AssertNobodyAsync(stage, log, [asked.Words, again.Words, waiting.Words]);
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task On_in_a_category_that_does_not_allow_it_the_person_is_told_and_nothing_is_sent(string language, string report, string comment)
    {
        await using DeskStage stage = await AnonymousAsync();
        PostedMessage card = await stage.HearsAsync(Mara, report, Cancelled);

        DeskAnswer answer = await ForgeAsync(stage, card, ("category", "hardware"), (WithoutName, "true"));

        Texts texts = Texts.In(language);
        Assert.NotEmpty(comment);
        Assert.Contains(texts.Say("Anonymous.NotHere", "Hardware"), answer.Words, StringComparison.Ordinal);
        Assert.Contains(texts["Anonymous.Switch"], answer.Words, StringComparison.Ordinal);
        Assert.Equal(0, await stage.TicketCountAsync(Cancelled));
    }

    [Theory]
    [InlineData("for")]
    [InlineData("others")]
    public async Task For_somebody_else_it_can_not_be(string field)
    {
        await using DeskStage stage = await AnonymousAsync();
        await stage.People.InstallsAsync(Dana, Cancelled);
        PostedMessage card = await stage.HearsAsync(Mara, Report, Cancelled);

        DeskAnswer answer = await ForgeAsync(stage, card, (WithoutName, "true"), (field, Dana.AadObjectId));

        Assert.Contains(Texts.English["Anonymous.NotForOthers"], answer.Words, StringComparison.Ordinal);
        Assert.Equal(0, await stage.TicketCountAsync(Cancelled));
    }

    [Fact]
    public async Task A_desk_that_says_nothing_of_it_shows_no_switch_and_takes_none()
    {
        await using DeskStage stage = await DeskStage.StartAsync(Cancelled);
        PostedMessage card = await stage.HearsAsync(Mara, Report, Cancelled);
        Assert.DoesNotContain(Texts.English["Anonymous.Switch"], card.Words, StringComparison.Ordinal);

        DeskAnswer answer = await ForgeAsync(stage, card, (WithoutName, "true"));

        Assert.Contains(Texts.English.Say("Anonymous.NotHere", "HR"), answer.Words, StringComparison.Ordinal);
        Assert.Equal(0, await stage.TicketCountAsync(Cancelled));
    }

    [Fact]
    public async Task Switched_off_it_is_a_report_like_any_other()
    {
        await using DeskStage stage = await AnonymousAsync();

        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Report);

        Assert.False((await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.IsAnonymous);
        Assert.Contains("Mara Lindqvist", ticket.Card.Words, StringComparison.Ordinal);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_security_incident_is_judged_by_the_category_that_it_gets()
    {
        await using DeskStage stage = await AnonymousAsync(change: ("queue: Security }", "queue: Security, anonymous: true }"));
        await stage.People.MentionsAsync(Ben, "19:security@thread.tacv2", "connect Security", Cancelled);

        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Stolen, ("Category", "Hardware"), (WithoutName, "true"));

        Ticket stored = (await stage.TicketAsync(ticket.Number, Cancelled)).Ticket;
        Assert.Equal(("security", true), (stored.Category, stored.IsAnonymous));
        Assert.Contains("An employee", ticket.CardIn("19:security@thread.tacv2").Words, StringComparison.Ordinal);
        await AssertNobodyAsync(stage, log: null, []);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task Its_person_reopens_and_withdraws_it_as_ever_and_no_other_is_asked_whether_it_is_theirs_too()
    {
        await using DeskStage stage = await AnonymousAsync();
        Reported ticket = await ReportAsync(stage);
        await ticket.ResolveAsync(Ben, "Paid", Cancelled);
        await ticket.PressAsync(Mara, ticket.News("How satisfied"), "Reopen ticket", Cancelled, (Steps.ReasonLabel, "not yet"));
        Assert.Contains("An employee has reopened", Posted(stage), StringComparison.Ordinal);

        Assert.Contains(ticket.Name, (await stage.HearsAsync(Mara, "my tickets", Cancelled)).Words, StringComparison.Ordinal);
        Assert.Contains("I can't find", (await stage.HearsAsync(Dana, ticket.Name, Cancelled)).Words, StringComparison.Ordinal);
        Assert.Null((await stage.TicketAsync(ticket.Number, Cancelled)).Ticket.Likeness);
        Assert.Empty(await stage.RowsAsync(Keys.AlikePrefix, Cancelled));
        await AssertNobodyAsync(stage, log: null, []);
        await AssertSoundAsync(stage);
    }

    [Theory]
    [InlineData("t|", "RequesterName", "it says who has reported it")]
    [InlineData("h|", "ByName", "names its requester")]
    [InlineData("f|a|", "SenderName", "names its requester")]
    [InlineData("t|", "Anonymous", "it was reported without a name and is not any more")]
    public async Task A_name_in_the_store_is_found_by_verify(string rows, string property, string what)
    {
        await using DeskStage stage = await AnonymousAsync();
        await stage.SendsAsync(Mara, Report, Cancelled, stage.Teams.Files.Paste());
        await stage.CreatesAsync(Mara, stage.Teams.ChatOf(Mara).Last, Cancelled, (WithoutName, "true"));
        await AssertSoundAsync(stage);

        Row row = (await stage.RowsAsync(rows, Cancelled))[0];
        RowData spoiled = row.Data.With(property, property == "Anonymous" ? (PropertyValue)false : Mara.Name);
        await stage.CommitAsync(Cancelled, new RowChange.Replace(row.Key, spoiled, row.ETag));
        (int exitCode, string output) = await stage.VerifyAsync(Cancelled);

        Assert.Equal(1, exitCode);
        Assert.Contains(output.Split(Environment.NewLine), line => line.Contains("invariant 13: ", StringComparison.Ordinal) && line.Contains(what, StringComparison.Ordinal));
    }

    private const string WithoutName = "anonymous";
    private const string Report = "my overtime from the trade fair isn't on the account";

    private async Task<DeskStage> AnonymousAsync(RememberedLog? log = null, (string Old, string Now)? change = null)
    {
        (string old, string now) = change ?? ("name: HR, queue: People }", "name: HR, queue: People, anonymous: true }");
        Configure(old, now);
        return await DeskStage.StartAsync(Cancelled, world: Crowd, config: Config, build: builder => Remember(builder, log));
    }

    private static void Remember(WebApplicationBuilder builder, RememberedLog? log)
    {
        if (log is not null)
        {
            builder.Logging.SetMinimumLevel(LogLevel.Trace);
            builder.Services.AddSingleton<ILoggerProvider>(log);
        }
    }

    private static async Task<Reported> ReportAsync(DeskStage stage) =>
        await stage.CreatesAsync(Mara, await stage.HearsAsync(Mara, Report, Cancelled), Cancelled, (WithoutName, "true"));

    /// <returns>What Ben was shown in answer to his presses.</returns>
    private static async Task<string[]> TalkAsync(DeskStage stage, Reported ticket, Texts texts, string comment)
    {
        DeskAnswer claimed = await ticket.ClaimAsync(Ben, Cancelled);
        DeskAnswer asked = await ticket.AskAsync(Ben, "frage-1", Cancelled);
        DeskAnswer refused = await ticket.PressAsync(Ben, ticket.Card, "Send question", Cancelled, (Steps.QuestionLabel, "frage-2"));
        await ticket.PressAsync(Mara, ticket.News("frage-2"), texts["Asking.Send"], Cancelled, ("answer", "antwort-1"));
        JsonObject message = stage.People.Activities.Message(Mara, comment);
        await stage.People.SendAsync(message, Cancelled);
        await stage.SettleAsync(Cancelled);
        stage.Clock.Advance(TimeSpan.FromSeconds(5));
        await stage.People.SendAsync(stage.People.Activities.Edit(message, $"{comment} (2)"), Cancelled);
        await stage.SettleAsync(Cancelled);
        await stage.SendsAsync(Mara, "", Cancelled, stage.Teams.Files.Paste());
        await ticket.PressAsync(Mara, ticket.Receipt, ticket.Receipt.ButtonFor("ticket/edit"), Cancelled, ("title", "Titel 5"));
        await stage.People.MentionsAsync(Ben, ticket.Card.ConversationId, "satz-4", Cancelled);
        await stage.SettleAsync(Cancelled);
        DeskAnswer resolved = await ticket.ResolveAsync(Ben, "OK", Cancelled);
        await ticket.PressAsync(Mara, ticket.News(texts["Surveys.Question"]), "😕 2", Cancelled, ("comment", "naja"));
        return [claimed.Words, asked.Words, refused.Words, resolved.Words];
    }

    private static Task<DeskAnswer> ForgeAsync(DeskStage stage, PostedMessage card, params (string Field, string Value)[] more)
    {
        JsonObject data = card.DataOf(card.ButtonFor(Create));
        foreach ((string name, string value) in new[] { ("kind", "Incident"), ("category", "hr"), ("title", "Pay"), ("description", "Pay"), ("affected", "Low"), ("working", "Low") }.Concat(more))
        {
            data[name] = value;
        }

        return stage.ForgesAsync(Mara, Create, data, null, Cancelled);
    }

    /// <summary>Everything that was ever posted elsewhere than to Mara, in each of its versions, as it went over the wire.</summary>
    private static string Posted(DeskStage stage) => string.Join('\n', stage.Teams.Calls
        .Where(call => call.ConversationId != Mara.Chat)
        .Select(call => System.Text.RegularExpressions.Regex.Unescape($"{call.Path} {call.Body?.GetRawText()}")));

    private static async Task AssertNobodyAsync(DeskStage stage, RememberedLog? log, string[] shown)
    {
        string posted = Posted(stage);
        Assert.Contains("An employee", posted, StringComparison.Ordinal);
        await using StringWriter commands = new();
        await ReportCommand.RunAsync(stage.Table, stage.Clock, stage.Services.GetRequiredService<DeskSettings>().Terms.Surveys, 4, asJson: false, commands, Cancelled);
        await ReportCommand.RunAsync(stage.Table, stage.Clock, stage.Services.GetRequiredService<DeskSettings>().Terms.Surveys, 4, asJson: true, commands, Cancelled);
        await DeadLetterCommands.ListAsync(stage.Table, stage.Clock, commands, Cancelled);
        await commands.WriteAsync((await stage.VerifyAsync(Cancelled)).Output);
        string[] desk = await TextsOfAsync(stage, Partitions.Desk(stage.World.TenantId), "");
        foreach (string text in shown.Append(posted).Append(commands.ToString()).Concat(desk).Concat(log?.Lines.Select(line => line.Text) ?? []))
        {
            foreach (string secret in new[] { Mara.GivenName, Mara.Surname, Mara.AadObjectId, Mara.Key })
            {
                Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
            }
        }

        foreach (string prefix in BehindCards)
        {
            foreach (string text in await TextsOfAsync(stage, stage.Home(), prefix)) // Ids and chats must stand there: by them she may act and is answered.
            {
                Assert.DoesNotContain(Mara.GivenName, text, StringComparison.Ordinal);
                Assert.DoesNotContain(Mara.Surname, text, StringComparison.Ordinal);
            }
        }
    }

    private static async Task<string[]> TextsOfAsync(DeskStage stage, string partition, string prefix) =>
        [.. (await stage.Table.RangeAsync(partition, prefix.Length == 0 ? KeyRange.All : KeyRange.Prefix(prefix), Cancelled).ToListAsync(Cancelled)).Select(row => $"{row.Key} {TicketIndex.TextOf(row.Data)}")];
}
