using Azure;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tickets;
using Person = ChatServiceDesk.Testing.Person;
using Row = ChatServiceDesk.Tables.Row;

namespace ChatServiceDesk.Tests.Stories;

/// <summary><c>verify</c> knows what a correction leaves behind, and finds what was done to it.</summary>
public sealed class VerifyingCorrections : Story
{
    private const long Number = 1001;
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Person Ben = World.Sample.Ben;

    /// <summary>What is spoiled → the key of the row, its property, and what is written there; without a property the row is deleted.</summary>
    private static readonly Dictionary<string, (string Key, string? Property, PropertyValue Value)> Spoilings = new(StringComparer.Ordinal)
    {
        ["a lesson is gone"] = (Keys.Lesson(Number), null, 0),
        ["a lesson has other words"] = (Keys.Lesson(Number), "Text", "Nothing happened"),
        ["a lesson has another category"] = (Keys.Lesson(Number), "Category", "security"),
        ["a lesson has another intent"] = (Keys.Lesson(Number), "Intent", "smalltalk"),
        ["a lesson is by somebody else"] = (Keys.Lesson(Number), "By", World.Sample.Tomas.AadObjectId),
        ["the ticket has forgotten its lesson"] = (Keys.Ticket(Number), "LessonVersion", 0),
        ["the ticket's lesson is about an event that was no correction"] = (Keys.Ticket(Number), "LessonVersion", 4),
        ["the ticket has forgotten that it was moved"] = (Keys.Ticket(Number), "QueueVersion", 0),
        ["the old team's card still shows the ticket"] = (Keys.Place(Number, AgendaPlan.QueuePlace), "Shown", 2),
        ["the new team's card is stale"] = (Keys.Place(Number, AgendaPlan.QueuePlaceOf(3)), "Shown", 4),
        ["the new team's card was never called for"] = (Keys.Delivery(Number, "post-queue-3"), null, 0),
        ["the new team was not told who passed it on"] = (Keys.Delivery(Number, "note-queue-3"), null, 0),
        ["the requester was not told"] = (Keys.Delivery(Number, "say-requester-3"), null, 0),
        ["the kind is not what the history says"] = (Keys.Ticket(Number), "CorrectedKind", "Incident"),
        ["the language is not what the history says"] = (Keys.Ticket(Number), "Language", "fr"),
    };

    public static TheoryData<string> Names { get; } = [.. Spoilings.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Whatever_was_spoiled_is_found(string what)
    {
        await using DeskStage stage = await FilledAsync();
        await AssertSoundAsync(stage);
        (string key, string? property, PropertyValue value) = Spoilings[what];
        Row row = Assert.Single(await stage.RowsAsync(key, Cancelled), row => row.Key == key);

        await stage.CommitAsync(Cancelled, property is null ? new RowChange.Delete(row.Key, ETag.All) : new RowChange.Replace(row.Key, row.Data.With(property, value), ETag.All));
        (int exitCode, string output) = await stage.VerifyAsync(Cancelled);

        Assert.Equal(1, exitCode);
        Assert.Contains(property is "CorrectedKind" or "Language" ? ": invariant 2: " : ": invariant 3: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lesson_that_nothing_calls_for_is_found()
    {
        await using DeskStage stage = await FilledAsync();
        await stage.ReportsAsync(Mara, Cancelled, "The VPN says error 809 since this morning");
        Row lesson = Assert.Single(await stage.RowsAsync(Keys.LessonPrefix, Cancelled));

        await stage.CommitAsync(Cancelled, new RowChange.Insert(Keys.Lesson(1002), lesson.Data), new RowChange.Insert(Keys.Lesson(1003), lesson.Data));
        (_, string output) = await stage.VerifyAsync(Cancelled);

        Assert.Contains("1002: invariant 3: it has a lesson that nothing calls for", output, StringComparison.Ordinal);
        Assert.Contains("1003: invariant 3: there is a lesson but no ticket", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lesson_that_cannot_be_read_is_found()
    {
        await using DeskStage stage = await FilledAsync();
        Row lesson = Assert.Single(await stage.RowsAsync(Keys.LessonPrefix, Cancelled));

        await stage.CommitAsync(Cancelled, new RowChange.Replace(lesson.Key, lesson.Data.With("Role", "King"), ETag.All));

        Assert.Contains("invariant 0: the row can't be read", (await stage.VerifyAsync(Cancelled)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_of_an_earlier_version_is_read_and_can_be_corrected()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear, ("Category", "Software"));
        Row row = Assert.Single(await stage.RowsAsync(Keys.Ticket(Number), Cancelled));
        await stage.CommitAsync(Cancelled, new RowChange.Replace(row.Key, row.Data.With("QueueVersion", (string?)null).With("LessonVersion", (string?)null), ETag.All));
        await AssertSoundAsync(stage);

        await ticket.PressAsync(Ben, ticket.Card, "Correct ticket", Cancelled, ("Category", "Network and VPN"));

        Assert.Equal(("network", TicketKind.Incident), await stage.TicketAsync(Number, Cancelled) is { Ticket: var now } ? (now.Queue, now.Kind) : default);
        await AssertSoundAsync(stage);
    }

    [Fact]
    public async Task A_ticket_that_an_earlier_version_has_resolved_needs_no_lesson()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear, ("Category", "Software"));
        await ticket.ResolveAsync(Ben, "Reinstalled", Cancelled);
        Row row = Assert.Single(await stage.RowsAsync(Keys.Ticket(Number), Cancelled));

        await stage.CommitAsync(
            Cancelled, new RowChange.Replace(row.Key, row.Data.With("LessonVersion", (string?)null), ETag.All), new RowChange.Delete(Keys.Lesson(Number), ETag.All));

        await AssertSoundAsync(stage);
    }

    /// <summary>Claimed, corrected to another queue and kind, and claimed there.</summary>
    private static async Task<DeskStage> FilledAsync()
    {
        DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled, Steps.Clear, ("Category", "Hardware"), ("Kind", "Incident"));
        await ticket.ClaimAsync(Ben, Cancelled);
        await ticket.PressAsync(Ben, ticket.Card, "Correct ticket", Cancelled, ("Category", "Network and VPN"), ("Kind", "Service request"));
        await ticket.ClaimAsync(Ben, Cancelled);
        await ticket.AskAsync(Ben, "Which floor?", Cancelled);
        return stage;
    }
}
