using ChatServiceDesk.Reports;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tests.Stories;
using ChatServiceDesk.Tickets;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Tests.CommandLines;

/// <summary><c>report</c>, on a store that people have filled: each figure is counted by hand here.</summary>
public sealed class ReportTests : Story
{
    private const string Hardware = "My laptop won't turn on and I have a customer demo in an hour";
    private const string Vpn = "The VPN says error 809 since this morning";
    private static readonly Person Ben = World.Sample.Ben;

    [Fact]
    public async Task Everything_is_counted_by_week_and_by_what_the_desk_said_first()
    {
        await using DeskStage stage = await FilledAsync();

        string output = await ReportAsync(stage);

        Assert.Equal(
            """
            7 tickets opened from 2026-W38 to 2026-W49: 5 are resolved or closed, and so final
            1 of them without a first reading
            corrected: 3 times by agents (and 2 times the priority), 2 tickets by requesters

            kind          week          tickets  not final yet    final    right    share
            incident      2026-W48            4              1        3        2    66.7%
            unknown       2026-W48            1              0        1        -        -
            incident      2026-W49            1              1        0        0        -
            request       2026-W49            1              0        1        1   100.0%
            incident      all                 5              2        3        2    66.7%
            request       all                 1              0        1        1   100.0%
            unknown       all                 1              0        1        -        -

            category      week          tickets  not final yet    final    right    share
            hardware      2026-W48            3              0        3        1    33.3%
            network       2026-W48            1              1        0        0        -
            unknown       2026-W48            1              0        1        -        -
            access        2026-W49            1              0        1        1   100.0%
            network       2026-W49            1              1        0        0        -
            access        all                 1              0        1        1   100.0%
            hardware      all                 3              0        3        1    33.3%
            network       all                 2              2        0        0        -
            unknown       all                 1              0        1        -        -
            """,
            Before(output, "priority  "));
    }

    [Fact]
    public async Task The_priority_that_the_words_gave_is_compared_with_the_last_one()
    {
        await using DeskStage stage = await StartAsync();
        Reported kept = await stage.ReportsAsync(stage.World.Mara, Cancelled, Hardware);
        Reported raised = await stage.ReportsAsync(stage.World.Dana, Cancelled, Hardware);
        await stage.ReportsAsync(stage.World.Priya, Cancelled, Hardware);
        Priority? suggested = (await stage.TicketAsync(kept.Number, Cancelled)).Ticket.Classification?.Priority;
        await raised.PressAsync(Ben, raised.Card, "Set priority", Cancelled, ("Priority", "P1 Critical"));
        await kept.ResolveAsync(Ben, "New battery", Cancelled);
        await raised.ResolveAsync(Ben, "New battery", Cancelled);

        string output = await ReportAsync(stage);

        Assert.Contains(
            $"""
            priority      week          tickets  not final yet    final    right    share
            {suggested}            2026-W48            3              1        2        1    50.0%
            {suggested}            all                 3              1        2        1    50.0%
            """.ReplaceLineEndings("\n"),
            output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weeks_before_the_last_ones_do_not_count()
    {
        await using DeskStage stage = await FilledAsync();

        Assert.StartsWith("2 tickets opened from 2026-W49 to 2026-W49: 1 are", await ReportAsync(stage, weeks: 1), StringComparison.Ordinal);
        Assert.StartsWith("7 tickets opened from 2026-W48 to 2026-W49: 5 are", await ReportAsync(stage, weeks: 2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_programs_it_is_JSON()
    {
        await using DeskStage stage = await FilledAsync();
        using StringWriter output = new();

        Assert.Equal(0, await ReportCommand.RunAsync(stage.Table, stage.Clock, new SurveyTerms(), 12, asJson: true, output, Cancelled));

        System.Text.Json.Nodes.JsonNode report = System.Text.Json.Nodes.JsonNode.Parse(output.ToString())!; // It is not "null".
        Assert.Equal(
            (7, 5, 1, 3, 2, 2),
            ((int)report["tickets"]!, (int)report["final"]!, (int)report["unknown"]!, (int)report["correctionsByAgents"]!, (int)report["prioritiesByAgents"]!, (int)report["correctionsByRequesters"]!));
        Assert.Equal("""{"week":"2026-W48","label":"incident","tickets":4,"final":3,"right":2,"notFinalYet":1,"share":0.6666666666666666}""", report["kinds"]![0]!.ToJsonString());
    }

    [Fact]
    public async Task Nothing_that_anybody_wrote_stands_in_it()
    {
        await using DeskStage stage = await StartAsync();
        Reported ticket = await stage.ReportsAsync(stage.World.Mara, Cancelled, "My laptop is broken, canaryword", ("Title", "canarytitle"));
        await ticket.ResolveAsync(Ben, "canarynote", Cancelled);

        Assert.DoesNotContain("canary", await ReportAsync(stage), StringComparison.Ordinal);
    }

    /// <summary>Two weeks of work.</summary>
    private static async Task<DeskStage> FilledAsync()
    {
        DeskStage stage = await StartAsync();
        Person mara = stage.World.Mara;

        // Week 48. Right from the start.
        Reported right = await stage.ReportsAsync(mara, Cancelled, Hardware);
        await right.ResolveAsync(Ben, "New battery", Cancelled);

        // An agent corrects both, then back again to the kind that was read.
        Reported corrected = await stage.ReportsAsync(stage.World.Dana, Cancelled, Hardware);
        await CorrectAsync(corrected, "Software", "Service request");
        await CorrectAsync(corrected, "Software", "Incident");
        await corrected.PressAsync(Ben, corrected.Card, "Set priority", Cancelled, ("Priority", "P1 Critical"));
        await corrected.PressAsync(Ben, corrected.Card, "Set priority", Cancelled, ("Priority", "P2 High"));
        await corrected.ResolveAsync(Ben, "Reinstalled", Cancelled);

        // The requester corrects both.
        Reported chosen = await stage.ReportsAsync(stage.World.Priya, Cancelled, Hardware, ("Category", "Printing"), ("Kind", "Service request"));
        await chosen.ResolveAsync(Ben, "New toner", Cancelled);

        // Not final: an agent has corrected it, and the requester is content, but nobody has resolved it.
        Reported open = await stage.ReportsAsync(stage.World.Tomas, Cancelled, Vpn);
        await CorrectAsync(open, "Hardware", "Incident");

        // From before first readings were written down.
        Reported old = await stage.ReportsAsync(stage.World.Cem, Cancelled, Hardware);
        await old.ResolveAsync(Ben, "New battery", Cancelled);
        await ForgetAsync(stage, old);

        // Week 49.
        await stage.PassAsync(TimeSpan.FromDays(7), Cancelled);
        Reported question = await stage.ReportsAsync(mara, Cancelled, "I need access to the finance share");
        await question.ResolveAsync(Ben, "Done", Cancelled);
        await stage.ReportsAsync(stage.World.Dana, Cancelled, Vpn, ("Category", "Telephony"));
        return stage;
    }

    private static async Task CorrectAsync(Reported ticket, string category, string kind) =>
        await ticket.PressAsync(Ben, ticket.Card, "Correct ticket", Cancelled, ("Category", category), ("Kind", kind));

    private static async Task ForgetAsync(DeskStage stage, Reported ticket)
    {
        Tables.Row row = Assert.Single(await stage.RowsAsync(Storage.Keys.Ticket(ticket.Number), Cancelled));
        await stage.CommitAsync(Cancelled, new Tables.RowChange.Replace(row.Key, row.Data.With("ClassifiedBy", (string?)null), Azure.ETag.All));
    }

    private static async Task<string> ReportAsync(DeskStage stage, int weeks = 12)
    {
        using StringWriter output = new();
        Assert.Equal(0, await ReportCommand.RunAsync(stage.Table, stage.Clock, new SurveyTerms(), weeks, asJson: false, output, Cancelled));
        return output.ToString().ReplaceLineEndings("\n");
    }

    private static string Before(string output, string table) => output[..output.IndexOf("\n" + table, StringComparison.Ordinal)].TrimEnd();
}
