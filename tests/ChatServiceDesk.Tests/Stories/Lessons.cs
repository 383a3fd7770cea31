using ChatServiceDesk.Classifier;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tickets;
using Person = ChatServiceDesk.Testing.Person;
using Row = ChatServiceDesk.Tables.Row;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>What people put right, the ear can learn from: their labels with the employee's words.</summary>
public sealed class Lessons : Story
{
    private const string Broken = "My laptop won't turn on and I have a customer demo in an hour";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    [Fact]
    public async Task An_agents_correction_is_a_lesson_at_once()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Broken);
        stage.Clock.Advance(TimeSpan.FromMinutes(7));

        await CorrectAsync(ticket, "Software", "Service request");

        Assert.Equal(
            new Lesson(Broken, "request", "software", "en", ActorRole.Agent, Ben.AadObjectId, DeskStage.Start.AddMinutes(7), 2),
            await LessonAsync(stage));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task The_last_correction_counts_and_there_is_one_for_each_ticket()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Broken);

        await CorrectAsync(ticket, "Software", "Service request");
        await CorrectAsync(ticket, "Printing", "Incident");
        await ticket.ResolveAsync(Ben, "New toner", Cancelled);

        Assert.Equal(("incident", "printing", 3), await LessonAsync(stage) is { } lesson ? (lesson.Intent, lesson.Category, lesson.Version) : default);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_question_stays_one_where_it_is_still_filed_as_a_request()
    {
        await using DeskStage stage = await StartAsync();
        Reported question = await stage.ReportsAsync(Mara, Cancelled, "How do I set up an out of office reply in Outlook?");
        Assert.Equal("question", (await stage.TicketAsync(question.Number, Cancelled)).Ticket.Classification?.Intent);

        await CorrectAsync(question, "Software", "Service request");
        Assert.Equal(("question", "software"), await LessonAsync(stage) is { } first ? (first.Intent, first.Category) : default);
        await CorrectAsync(question, "Software", "Incident");

        Assert.Equal(("incident", "software"), await LessonAsync(stage) is { } second ? (second.Intent, second.Category) : default);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task What_the_requester_changed_on_the_card_is_a_lesson_once_an_agent_has_resolved_it_so()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Broken, ("Category", "Software"));
        await ticket.ClaimAsync(Ben, Cancelled);
        Assert.Null(await LessonAsync(stage));
        stage.Clock.Advance(TimeSpan.FromHours(1));

        await ticket.ResolveAsync(Ben, "Reinstalled it", Cancelled);

        Assert.Equal(
            new Lesson(Broken, "incident", "software", "en", ActorRole.Requester, Mara.AadObjectId, DeskStage.Start, 3),
            await LessonAsync(stage));
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task What_an_agent_has_changed_back_is_no_lesson_of_the_requesters()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Broken, ("Category", "Software"));

        await CorrectAsync(ticket, "Hardware", "Incident");
        await ticket.ResolveAsync(Ben, "New battery", Cancelled);

        Assert.Equal(("hardware", ActorRole.Agent), await LessonAsync(stage) is { } lesson ? (lesson.Category, lesson.Role) : default);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task What_was_read_rightly_teaches_nothing()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Broken);

        await ticket.ResolveAsync(Ben, "New battery", Cancelled);

        Assert.Null(await LessonAsync(stage));
    }

    [Fact]
    public async Task A_lesson_has_no_secrets()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, "I can't log in to SAP, my password is Sommer2026!");

        await CorrectAsync(ticket, "Software", "Incident");

        Lesson lesson = Assert.IsType<Lesson>(await LessonAsync(stage));
        Assert.Contains("[password]", lesson.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sommer", lesson.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_of_them_are_read_over_tenants_and_shards_and_security_too()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Broken);
        await CorrectAsync(ticket, "Security", "Incident");
        TenantStore tenants = new(stage.Table, stage.Clock, shardsOfNew: 3);
        await tenants.ShardsAsync("contoso", Cancelled);
        await CopyAsync(stage, Partitions.Shard("contoso", 0), language: "de");
        await CopyAsync(stage, Partitions.Shard("contoso", 2), language: null);

        List<Utterance> lessons = await new LessonStore(stage.Table, tenants).ReadAllAsync(text => text == Broken ? "fr" : "es", Cancelled).ToListAsync(Cancelled);

        Assert.Equal(
            [new Utterance(Broken, "incident", "security", "de"), new Utterance(Broken, "incident", "security", "en"), new Utterance(Broken, "incident", "security", "fr")],
            lessons.OrderBy(lesson => lesson.Language, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Train_learns_them_and_the_next_message_like_it_is_read_as_they_say()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Broken, ("Category", "Software"), ("Description", "the zorblax doesn't quimble any more"));
        await CorrectAsync(ticket, "Telephony", "Incident");
        await stage.StopAsync();

        string trained = await RunAsync("", "train", "--data", stage.Folder);
        string read = await RunAsync("our zorblax stopped to quimble", "classify", "--data", stage.Folder);

        Assert.Contains("1 corrections learned", trained, StringComparison.Ordinal);
        Assert.Contains("\"category\":\"telephony\"", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lesson_that_can_not_be_read_keeps_nobody_from_learning_the_others()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Broken);
        await CorrectAsync(ticket, "Software", "Incident");
        TenantStore tenants = new(stage.Table, stage.Clock, shardsOfNew: 1);
        await tenants.ShardsAsync("contoso", Cancelled);
        Row lesson = Assert.Single(await stage.RowsAsync(Keys.LessonPrefix, Cancelled));
        await stage.Table.CommitAsync(Partitions.Shard("contoso", 0), [new RowChange.Insert(lesson.Key, lesson.Data.With("Role", "Nobody"))], Cancelled);

        List<Utterance> lessons = await new LessonStore(stage.Table, tenants).ReadAllAsync(_ => "en", Cancelled).ToListAsync(Cancelled);

        Assert.Equal([new Utterance(Broken, "incident", "software", "en")], lessons);
    }

    private static async Task<string> RunAsync(string input, params string[] args)
    {
        using StringReader reader = new(input);
        using StringWriter output = new();
        Assert.Equal(0, await Commander.RunAsync(args, reader, output, output, Cancelled));
        return output.ToString();
    }

    private static async Task CopyAsync(DeskStage stage, string partition, string? language)
    {
        Row lesson = Assert.Single(await stage.RowsAsync(Keys.LessonPrefix, Cancelled));
        await stage.Table.CommitAsync(partition, [new RowChange.Insert(lesson.Key, lesson.Data.With("Language", language))], Cancelled);
    }

    private static async Task CorrectAsync(Reported ticket, string category, string kind) =>
        await ticket.PressAsync(Ben, ticket.Card, "Correct ticket", Cancelled, ("Category", category), ("Kind", kind));

    /// <returns>The only one; <see langword="null"/> when there is none.</returns>
    private static async Task<Lesson?> LessonAsync(DeskStage stage) =>
        await stage.RowsAsync(Keys.LessonPrefix, Cancelled) is { Count: > 0 } rows ? Lesson.Read(Assert.Single(rows)) : null;
}
