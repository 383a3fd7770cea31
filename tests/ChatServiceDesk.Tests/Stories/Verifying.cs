using Azure;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;
using Row = ChatServiceDesk.Tables.Row;

namespace ChatServiceDesk.Tests.Stories;

/// <summary><c>verify</c> finds whatever somebody has done to the store behind the desk's back.</summary>
public sealed class Verifying : Story
{
    private const long Number = 1001;
    private static readonly Person Mara = World.Sample.Mara;

    /// <summary>What is spoiled → the invariant that this breaks, and the spoiling.</summary>
    private static readonly Dictionary<string, (int Invariant, Func<DeskStage, Task> Spoil)> Spoilings = new(StringComparer.Ordinal)
    {
        ["the origin is lost"] = (1, stage => DeleteAsync(stage, Keys.InboxPrefix, row => row.Data.Int64OrNull("Ticket") == Number)),
        ["the origin is there twice"] = (1, stage => stage.CommitAsync(Cancelled, new RowChange.Insert(Keys.Inbox("a", "b"), new RowData { ["Ticket"] = Number, ["Person"] = "somebody", ["At"] = DeskStage.Start }))),
        ["the ticket is not what its history says"] = (2, stage => ChangeAsync(stage, Keys.Ticket(Number), "Description", "Nothing happened")),
        ["the ticket is lost"] = (1, stage => DeleteAsync(stage, Keys.Ticket(Number), _ => true)),
        ["a word of the history is changed"] = (2, stage => ChangeAsync(stage, Keys.History(Number, 3), "Words", "What else?")),
        ["the history names another person"] = (2, stage => ChangeAsync(stage, Keys.History(Number, 2), "ByName", "Cem Aydin")),
        ["a row in the middle of the history is gone"] = (2, stage => DeleteAsync(stage, Keys.History(Number, 3), _ => true)),
        ["the end of the history is cut off"] = (2, stage => DeleteAsync(stage, Keys.History(Number, 5), _ => true)),
        ["the ticket's version runs ahead"] = (2, stage => ChangeAsync(stage, Keys.Ticket(Number), "Version", 6)),
        ["an index row is gone"] = (3, stage => DeleteAsync(stage, Keys.RequesterPrefix, row => row.Data.String("Number") == "INC-1001")),
        ["an index row is stale"] = (3, stage => ChangeAsync(stage, Keys.RequesterPrefix, "Title", "Something else")),
        ["an index row too many"] = (3, stage => stage.CommitAsync(Cancelled, new RowChange.Insert("q|network|11|0000001001", new RowData { ["Number"] = "INC-1001" }))),
        ["the timer is gone"] = (3, stage => DeleteAsync(stage, Keys.AgendaPrefix, row => row.Data.String("What") == AgendaPlan.Close)),
        ["a timer too many"] = (3, BogusTimerAsync),
        ["nobody knows when the requester was asked"] = (3, stage => DeleteAsync(stage, Keys.SurveyPrefix, _ => true)),
        ["the timer of the reminder is gone"] = (3, stage => DeleteAsync(stage, Keys.AgendaPrefix, row => row.Data.String("What") == AgendaPlan.RemindRating)),
        ["the timer of the end is gone"] = (3, stage => DeleteAsync(stage, Keys.AgendaPrefix, row => row.Data.String("What") == AgendaPlan.ExpireRating)),
        ["a record of a delivery is gone"] = (3, stage => DeleteAsync(stage, Keys.Delivery(Number, "post-requester-5"), _ => true)),
        ["a card is stale and nobody will refresh it"] = (3, stage => ChangeAsync(stage, Keys.Place(Number, AgendaPlan.QueuePlace), "Shown", 4)),
        ["a dead letter has no reason"] = (4, stage => stage.CommitAsync(Cancelled, new RowChange.Insert(Keys.DeadLetter(DeskStage.Start, Number, "refresh-x"), AgendaCodec.Write(Work(stage, "refresh-x", AgendaKind.Refresh))))),
        ["work is stuck"] = (4, stage => stage.CommitAsync(Cancelled, Work(stage, "refresh-queue-5", AgendaKind.Refresh).Insert())),
        ["a message that was sent waits to be sent"] = (5, stage => stage.CommitAsync(Cancelled, Work(stage, "say-requester-2", AgendaKind.Say).Insert())),
        ["a message was sent for which nothing called"] = (5, stage => CopyAsync(stage, Keys.Delivery(Number, "say-requester-2"), Keys.Delivery(Number, "say-requester-9"))),
        ["a message was sent again after two unclear attempts"] = (5, stage => ChangeAsync(stage, Keys.Delivery(Number, "say-requester-2"), "Unclear", 2)),
        ["messages arrived in the wrong order"] = (6, stage => ChangeAsync(stage, Keys.Delivery(Number, "say-requester-2"), "At", DeskStage.Start.AddDays(1))),
        ["two agents claimed one version"] = (7, stage => ChangeAsync(stage, Keys.History(Number, 4), "Event", "Claimed")),
        ["an activity that did something has left no trace"] = (1, stage => DeleteAsync(stage, Keys.InboxPrefix, row => row.Data.StringOrNull("Verb") == "ticket/claim")),
        ["somebody else acts as the requester"] = (8, stage => ChangeAsync(stage, Keys.History(Number, 4), "ById", World.Sample.Tomas.AadObjectId)),
        ["an agent acts from the requester's chat"] = (8, stage => ChangeAsync(stage, Keys.History(Number, 2), "Conversation", Mara.Chat)),
        ["the desk acts where somebody spoke"] = (8, stage => ChangeAsync(stage, Keys.History(Number, 5), "Role", "Desk")),
        ["a ticket can't be read"] = (0, stage => ChangeAsync(stage, Keys.Ticket(Number), "State", "Lost")),
        ["a history row can't be read"] = (0, stage => ChangeAsync(stage, Keys.History(Number, 2), "Role", "King")),
    };

    public static TheoryData<string> Names { get; } = [.. Spoilings.Keys];

    [Fact]
    public async Task A_store_that_only_the_desk_has_written_to_is_sound()
    {
        await using DeskStage stage = await StartAsync();
        await FillAsync(stage);

        Assert.Equal((0, $"2 tickets checked, all invariants hold{Environment.NewLine}"), await stage.VerifyAsync(Cancelled));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Whatever_was_spoiled_is_found_and_named(string what)
    {
        await using DeskStage stage = await StartAsync();
        await FillAsync(stage);
        (int invariant, Func<DeskStage, Task> spoil) = Spoilings[what];

        await spoil(stage);
        (int exitCode, string output) = await stage.VerifyAsync(Cancelled);

        Assert.Equal(1, exitCode);
        Assert.Contains(output.Split(Environment.NewLine), line =>
            line.Contains("1001", StringComparison.Ordinal) && line.Contains($": invariant {invariant}: ", StringComparison.Ordinal));
        Assert.DoesNotContain("1002", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_that_is_left_undone_for_a_quarter_of_an_hour_is_found()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        stage.Teams.Plan(new Fault.Throttled(), call => call.IsSend);
        await ticket.ClaimAsync(stage.World.Ben, Cancelled);

        stage.Clock.Advance(TimeSpan.FromMinutes(15));
        await AssertSoundAsync(stage);
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        (int exitCode, string output) = await stage.VerifyAsync(Cancelled);

        Assert.Equal(1, exitCode);
        Assert.Contains("invariant 4: 'say-requester-2' has been due since", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, "version 4, SurveyReminded, came before that was due")]
    [InlineData(5, "version 5 closed it before that was due")]
    public async Task What_the_desk_did_too_early_is_found(int version, string found)
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.ResolveAsync(stage.World.Ben, "New battery", Cancelled);
        await stage.PassAsync(TimeSpan.FromDays(4), Cancelled);
        await AssertSoundAsync(stage);

        await ChangeAsync(stage, Keys.History(Number, version), "At", DeskStage.Start.AddHours(1));
        (int exitCode, string output) = await stage.VerifyAsync(Cancelled);

        Assert.Equal(1, exitCode);
        Assert.Contains($"invariant 11: {found}", output, StringComparison.Ordinal);
    }

    /// <summary>One ticket that has been through everything up to its resolution, and one that nobody has touched.</summary>
    private static async Task FillAsync(DeskStage stage)
    {
        Reported ticket = await stage.ReportsAsync(Mara, Cancelled);
        await ticket.ClaimAsync(stage.World.Ben, Cancelled);
        await ticket.AskAsync(stage.World.Ben, "Which dock?", Cancelled);
        await ticket.PressAsync(Mara, ticket.News("has a question about"), "Send answer", Cancelled, ("Your answer", "The grey one"));
        await ticket.ResolveAsync(stage.World.Ben, "New battery", Cancelled);
        await stage.ReportsAsync(stage.World.Dana, Cancelled, "The VPN says error 809 since this morning");
    }

    private static async Task DeleteAsync(DeskStage stage, string prefix, Func<Row, bool> which) =>
        await stage.CommitAsync(Cancelled, [.. (await stage.RowsAsync(prefix, Cancelled)).Where(which).Take(1).Select(row => new RowChange.Delete(row.Key, ETag.All))]);

    private static async Task ChangeAsync(DeskStage stage, string prefix, string name, PropertyValue value)
    {
        Row row = (await stage.RowsAsync(prefix, Cancelled)).First(row => row.Key.Contains("1001", StringComparison.Ordinal));
        await stage.CommitAsync(Cancelled, new RowChange.Replace(row.Key, row.Data.With(name, value), ETag.All));
    }

    private static async Task CopyAsync(DeskStage stage, string from, string to) =>
        await stage.CommitAsync(Cancelled, new RowChange.Insert(to, Assert.Single(await stage.RowsAsync(from, Cancelled)).Data));

    private static async Task BogusTimerAsync(DeskStage stage)
    {
        StoredTicket stored = await stage.TicketAsync(Number, Cancelled);
        await stage.CommitAsync(Cancelled, TicketChange.Timer(stored, "close", stage.Clock.GetUtcNow().AddDays(1)).Insert());
    }

    private static AgendaRow Work(DeskStage stage, string what, AgendaKind kind) => new()
    {
        Partition = stage.Home(),
        Kind = kind,
        What = what,
        Ticket = Number,
        Due = DeskStage.Start.AddHours(-1),
        Since = DeskStage.Start.AddHours(-1),
        Place = AgendaPlan.QueuePlace,
    };
}
