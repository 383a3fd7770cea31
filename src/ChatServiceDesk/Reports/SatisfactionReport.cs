using System.Globalization;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Reports;

/// <summary>How satisfied requesters were, who was asked, and what became of complaints.</summary>
internal sealed record SatisfactionReport
{
    /// <summary>Who is asked, as the desk is configured now.</summary>
    public required string Rule { get; init; }

    public required IReadOnlyList<SurveyWeek> Weeks { get; init; }

    /// <summary>Why somebody was not asked, and how often.</summary>
    public required IReadOnlyDictionary<string, int> NotAsked { get; init; }

    /// <summary>What ratings were about.</summary>
    public required IReadOnlyList<ReasonRow> Reasons { get; init; }

    /// <summary>Complaints that were made in these weeks, escalations among them.</summary>
    public required int Complaints { get; init; }

    public required int ComplaintsClosed { get; init; }

    /// <summary>Of all complaints, however old, those that nobody has seen to.</summary>
    public required int ComplaintsOpen { get; init; }

    public required int ComplaintsOverdue { get; init; }

    /// <param name="tickets">Of the whole store: an old ticket may have been resolved lately.</param>
    /// <param name="from">The first moment that counts.</param>
    /// <param name="terms">As configured now.</param>
    public static SatisfactionReport Of(IReadOnlyCollection<ReadTicket> tickets, DateTimeOffset from, SurveyTerms terms)
    {
        SurveyRound[] rounds = [.. tickets.SelectMany(ticket => SurveyRound.Of(ticket.History)).Where(round => round.At >= from)];
        return new SatisfactionReport
        {
            Rule = RuleOf(terms),
            Weeks =
            [
                .. rounds.GroupBy(round => Reports.Weeks.NameOf(round.At)).OrderBy(week => week.Key, StringComparer.Ordinal).Select(week => SurveyWeek.Of(week.Key, [.. week])),
                SurveyWeek.Of(LabelRow.EveryWeek, rounds),
            ],
            NotAsked = rounds.Select(round => round.Skipped).OfType<string>().CountBy(why => why, StringComparer.Ordinal).OrderBy(why => why.Key, StringComparer.Ordinal).ToDictionary(),
            Reasons = ReasonRow.Of(rounds),
            Complaints = Count(nameof(TicketEvent.ComplaintRaised)) + Count(nameof(TicketEvent.Escalated)),
            ComplaintsClosed = Count(nameof(TicketEvent.ComplaintClosed)),
            ComplaintsOpen = tickets.Count(ticket => ticket.Ticket.Complaint is { IsOpen: true }),
            ComplaintsOverdue = tickets.Count(ticket => ticket.Ticket.Complaint is { IsOpen: true, MissedAt: not null }),
        };

        int Count(string happened) => tickets.Sum(ticket => ticket.History.Count(entry => entry.Event == happened && entry.At >= from));
    }

    private static string RuleOf(SurveyTerms terms) => string.Join(' ',
        $"The requester is asked {(terms.Delay == TimeSpan.Zero ? "when a ticket is resolved" : $"{Length(terms.Delay)} after a ticket was resolved")}",
        terms.OncePer == TimeSpan.Zero ? "about each ticket," : $"about the ticket that is resolved first, and then not again for {Length(terms.OncePer)},",
        terms.RemindAfter == TimeSpan.Zero ? "not reminded," : $"reminded once after {Length(terms.RemindAfter)},",
        $"and answers in time within {Length(terms.ExpiresAfter)}; average and share count those answers.",
        terms.IsAnonymous ? "Answers are anonymous, so none is a complaint." : $"1 and 2 are complaints, to be seen to within {Length(terms.FollowUpWithin)}.");

    private static string Length(TimeSpan time) => time switch
    {
        { TotalDays: >= 1 } => Text(time.TotalDays, "day"),
        { TotalHours: >= 1 } => Text(time.TotalHours, "hour"),
        _ => Text(time.TotalMinutes, "minute"),
    };

    private static string Text(double amount, string unit) => string.Create(CultureInfo.InvariantCulture, $"{amount:0.##} {unit}{(amount is 1 ? "" : "s")}");
}
