using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Reports;

/// <summary>How right the desk was: its first decision about each ticket against what the ticket is now.</summary>
internal sealed record EarReport
{
    /// <summary>The first bound, and each further one that begins a row of the table of confidence.</summary>
    private static readonly double[] Bounds = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

    /// <summary>The first and the last week, such as <c>2026-W48</c>.</summary>
    public required string From { get; init; }

    public required string To { get; init; }

    public required int Tickets { get; init; }

    public required int Final { get; init; }

    /// <summary>Tickets of which nobody wrote down how they were read: those of earlier versions, say.</summary>
    public required int Unknown { get; init; }

    public required IReadOnlyList<LabelRow> Kinds { get; init; }

    public required IReadOnlyList<LabelRow> Categories { get; init; }

    public required IReadOnlyList<LabelRow> Priorities { get; init; }

    public required IReadOnlyList<ConfidenceRow> Confidence { get; init; }

    /// <summary>How often agents have set another category or kind.</summary>
    public required int CorrectionsByAgents { get; init; }

    /// <summary>How often agents have set another priority.</summary>
    public required int PrioritiesByAgents { get; init; }

    /// <summary>Tickets whose requesters have set another category or kind on the intake card.</summary>
    public required int CorrectionsByRequesters { get; init; }

    /// <summary>What articles have spared, by article and week.</summary>
    public IReadOnlyList<DeflectionRow> Deflection { get; init; } = [];

    /// <summary>What a model has answered from articles, by week and by what it is told.</summary>
    public IReadOnlyList<AdviceRow> Advice { get; init; } = [];

    /// <summary>Rows of the store that made no sense; <c>verify</c> names them.</summary>
    public required int Unreadable { get; init; }

    public required SatisfactionReport Satisfaction { get; init; }

    /// <param name="read">The tickets of the whole store.</param>
    /// <param name="unreadable">Rows that made no sense.</param>
    /// <param name="weeks">How many ISO weeks count, the current one included.</param>
    /// <param name="surveys">Who is asked how it went.</param>
    /// <param name="now">When, UTC.</param>
    public static EarReport Of(IEnumerable<ReadTicket> read, int unreadable, int weeks, SurveyTerms surveys, DateTimeOffset now)
    {
        DateTimeOffset from = Weeks.StartOfFirst(weeks, now);
        ReadTicket[] all = [.. read];
        ReadTicket[] tickets = [.. all.Where(ticket => ticket.Ticket.OpenedAt >= from)];
        return new EarReport
        {
            From = Weeks.NameOf(from),
            To = Weeks.NameOf(now),
            Tickets = tickets.Length,
            Final = tickets.Count(ticket => ticket.IsFinal),
            Unknown = tickets.Count(ticket => ticket.Read is null),
            Kinds = RowsOf(tickets, ticket => ticket.Read?.Intent, ticket => ticket.IsKindRight),
            Categories = RowsOf(tickets, ticket => ticket.Read?.Category, ticket => ticket.IsCategoryRight),
            Priorities = RowsOf(tickets, ticket => ticket.Read?.Priority?.ToString(), ticket => ticket.IsPriorityRight),
            Confidence = [.. ConfidenceOf(tickets, isByModel: false, ConfidenceRow.LocalModel), .. ConfidenceOf(tickets, isByModel: true, ConfidenceRow.SecondEar)],
            CorrectionsByAgents = tickets.Sum(ticket => ticket.Corrections),
            PrioritiesByAgents = tickets.Sum(ticket => ticket.Priorities),
            CorrectionsByRequesters = tickets.Count(ticket => ticket.IsCorrectedByRequester),
            Unreadable = unreadable,
            Satisfaction = SatisfactionReport.Of(all, from, surveys),
        };
    }

    private static LabelRow[] RowsOf(ReadTicket[] tickets, Func<ReadTicket, string?> labelOf, Func<ReadTicket, bool> isRight)
    {
        var counted = tickets.SelectMany(ticket => new[] { ticket.Week, LabelRow.EveryWeek }.Select(week => (Week: week, Label: labelOf(ticket) ?? LabelRow.Unknown, Ticket: ticket)));
        return
        [
            .. counted.GroupBy(item => (item.Week, item.Label))
                .Select(group => new LabelRow(
                    group.Key.Week,
                    group.Key.Label,
                    group.Count(),
                    group.Count(item => item.Ticket.IsFinal),
                    group.Key.Label == LabelRow.Unknown ? 0 : group.Count(item => item.Ticket.IsFinal && isRight(item.Ticket))))
                .OrderBy(row => row.Week, StringComparer.Ordinal) // Digits stand before letters, so the sum comes last.
                .ThenBy(row => row.Label, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<ConfidenceRow> ConfidenceOf(ReadTicket[] tickets, bool isByModel, string by)
    {
        ReadTicket[] final = [.. tickets.Where(ticket => ticket is { IsFinal: true, Read: { } read } && read.IsByModel == isByModel)];
        return Bounds.Zip(Bounds.Skip(1)).Select(bounds =>
        {
            ReadTicket[] these = [.. final.Where(ticket => ticket.Read?.Confidence is { } sure && sure >= bounds.First && (sure < bounds.Second || bounds.Second is 1))];
            return new ConfidenceRow(by, bounds.First, bounds.Second, these.Length, these.Count(ticket => ticket is { IsKindRight: true, IsCategoryRight: true }));
        });
    }
}
