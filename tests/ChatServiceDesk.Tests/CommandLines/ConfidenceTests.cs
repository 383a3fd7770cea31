using ChatServiceDesk.Reports;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Tests.CommandLines;

/// <summary>The report's table of confidence against outcome, and its weeks.</summary>
public sealed class ConfidenceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.4999, 0)]
    [InlineData(0.5, 0.5)]
    [InlineData(0.6, 0.6)]
    [InlineData(0.6999, 0.6)]
    [InlineData(0.7, 0.7)]
    [InlineData(0.8, 0.8)]
    [InlineData(0.9, 0.9)]
    [InlineData(1, 0.9)]
    public void Each_confidence_belongs_to_one_row(double confidence, double row)
    {
        EarReport report = ReportOf(TicketOf(confidence));

        Assert.Equal((row, 1), report.Confidence.Single(bucket => bucket.Final > 0) is var found ? (found.From, found.Final) : default);
        Assert.Equal([0, 0.5, 0.6, 0.7, 0.8, 0.9], report.Confidence.Take(6).Select(bucket => bucket.From));
        Assert.Equal([0.5, 0.6, 0.7, 0.8, 0.9, 1], report.Confidence.Take(6).Select(bucket => bucket.To));
    }

    [Fact]
    public void A_ticket_is_right_when_kind_and_category_are()
    {
        EarReport report = ReportOf(
            TicketOf(0.95), TicketOf(0.95, category: "software"), TicketOf(0.95, kind: TicketKind.ServiceRequest), TicketOf(0.95), TicketOf(0.3, kind: TicketKind.ServiceRequest));

        Assert.Equal(new ConfidenceRow("local model", 0.9, 1, 4, 2), report.Confidence[5]);
        Assert.Equal(0.5, report.Confidence[5].Share);
        Assert.Equal(new ConfidenceRow("local model", 0, 0.5, 1, 0), report.Confidence[0]);
    }

    [Fact]
    public void Who_decided_is_told_apart()
    {
        EarReport report = ReportOf(TicketOf(0.95), TicketOf(0.95, isByModel: true), TicketOf(0.85, isByModel: true, category: "software"));

        Assert.Equal([("local model", 0.9, 1, 1), ("second ear", 0.8, 1, 0), ("second ear", 0.9, 1, 1)],
            report.Confidence.Where(row => row.Final > 0).Select(row => (row.By, row.From, row.Final, row.Right)));
    }

    [Fact]
    public void What_is_not_final_yet_proves_nothing() =>
        Assert.All(ReportOf(TicketOf(0.95) with { State = TicketState.Assigned }).Confidence, row => Assert.Equal((0, null), (row.Final, row.Share)));

    [Fact]
    public async Task The_table_shows_it()
    {
        await using StringWriter output = new();

        await ReportTables.WriteAsync(ReportOf(TicketOf(0.95), TicketOf(0.95, category: "software"), TicketOf(0.4, isByModel: true)), output);

        Assert.EndsWith(
            """
            decided by    confidence      final    right    share
            local model   0.0 - 0.5           0        0        -
            local model   0.5 - 0.6           0        0        -
            local model   0.6 - 0.7           0        0        -
            local model   0.7 - 0.8           0        0        -
            local model   0.8 - 0.9           0        0        -
            local model   0.9 - 1.0           2        1    50.0%
            second ear    0.0 - 0.5           1        1   100.0%
            second ear    0.5 - 0.6           0        0        -
            second ear    0.6 - 0.7           0        0        -
            second ear    0.7 - 0.8           0        0        -
            second ear    0.8 - 0.9           0        0        -
            second ear    0.9 - 1.0           0        0        -

            """.ReplaceLineEndings("\n"),
            output.ToString().ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-22T23:59:59Z", "2026-W47")]
    [InlineData("2026-11-23T00:00:00Z", "2026-W48")]
    [InlineData("2026-12-31T12:00:00Z", "2026-W53")]
    [InlineData("2027-01-03T12:00:00Z", "2026-W53")]
    [InlineData("2027-01-04T00:00:00Z", "2027-W01")]
    public void A_week_begins_on_Monday_and_belongs_to_the_year_of_its_Thursday(string moment, string week)
    {
        DateTimeOffset at = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(week, Weeks.NameOf(at));
        Assert.Equal(week, Weeks.NameOf(Weeks.StartOf(at)));
        Assert.NotEqual(week, Weeks.NameOf(Weeks.StartOf(at).AddTicks(-1)));
    }

    [Theory]
    [InlineData(1, "2026-W48", 1)]
    [InlineData(2, "2026-W47", 2)]
    public void The_first_week_counts_from_its_beginning(int weeks, string from, int tickets)
    {
        Ticket[] opened = [TicketOf(0.9), TicketOf(0.9) with { OpenedAt = new(2026, 11, 16, 0, 0, 0, TimeSpan.Zero) }, TicketOf(0.9) with { OpenedAt = new(2026, 11, 15, 23, 59, 59, TimeSpan.Zero) }];

        EarReport report = EarReport.Of(opened.Select(ticket => new ReadTicket(ticket, [])), 0, weeks, new SurveyTerms(), Now);

        Assert.Equal((from, "2026-W48", tickets), (report.From, report.To, report.Tickets));
    }

    [Fact]
    public async Task Rows_that_cannot_be_read_are_mentioned()
    {
        await using StringWriter output = new();

        await ReportTables.WriteAsync(EarReport.Of([], unreadable: 3, weeks: 1, new SurveyTerms(), Now), output);

        Assert.Contains("3 rows can't be read; 'verify' names them", output.ToString(), StringComparison.Ordinal);
    }

    private static EarReport ReportOf(params Ticket[] tickets) => EarReport.Of(tickets.Select(ticket => new ReadTicket(ticket, [])), 0, 1, new SurveyTerms(), Now);

    private static Ticket TicketOf(double confidence, string category = "hardware", TicketKind kind = TicketKind.Incident, bool isByModel = false) => new()
    {
        Number = new TicketNumber(TicketKind.Incident, 1001),
        Kind = kind,
        Version = 2,
        Category = category,
        Title = "Laptop",
        Description = "Laptop",
        Impact = Level.Low,
        Urgency = Level.Low,
        Priority = Priority.P5,
        Queue = "workplace",
        Requester = new Person(new PersonId("mara"), "Mara"),
        OpenedAt = Now,
        FirstResponseDue = Now,
        ResolutionDue = Now,
        State = TicketState.Resolved,
        Classification = new Classification { IsByModel = isByModel, Intent = "incident", Category = "hardware", Confidence = confidence, LocalModel = "x" },
    };
}
