using ChatServiceDesk.Storage;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Reports;

/// <summary>How often an article has spared a ticket. Worked out when it is read: nothing has to happen after a day, so nothing can be missed.</summary>
internal static class Deflection
{
    /// <summary>Whoever has said nothing for so long, and has no ticket about it, is taken to be helped.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    internal enum Kind
    {
        Confirmed,
        Assumed,
        NotHelpful,
        WentOn,
        Open,
    }

    /// <summary>What became of each passage that was shown in one partition.</summary>
    /// <param name="rows">A person's passages and tickets are in the same one.</param>
    /// <param name="now">When, UTC.</param>
    public static IEnumerable<(ShownPassage Shown, Kind Kind)> Of(StoredPartition rows, DateTimeOffset now)
    {
        ILookup<PersonId, Ticket> tickets = rows.Tickets.Values.Select(stored => stored.Ticket).ToLookup(ticket => ticket.Requester.Id);
        return rows.Passages.Select(shown => (shown, KindOf(shown, rows, tickets[shown.Person], now)));
    }

    /// <param name="passages">See <see cref="Of"/>.</param>
    /// <param name="from">What was shown before does not count.</param>
    public static IReadOnlyList<DeflectionRow> Count(IEnumerable<(ShownPassage Shown, Kind Kind)> passages, DateTimeOffset from) =>
    [
        .. passages.Where(passage => passage.Shown.At >= from)
            .SelectMany(passage =>
                from week in new[] { Weeks.NameOf(passage.Shown.At), LabelRow.EveryWeek }
                from article in new[] { passage.Shown.Article, DeflectionRow.EveryArticle }
                select (Week: week, Article: article, passage.Kind))
            .GroupBy(item => (item.Week, item.Article))
            .Select(group =>
            {
                int Times(Kind kind) => group.Count(item => item.Kind == kind);
                return new DeflectionRow(
                    group.Key.Week, group.Key.Article, group.Count(), Times(Kind.Confirmed), Times(Kind.Assumed), Times(Kind.NotHelpful), Times(Kind.WentOn), Times(Kind.Open));
            })
            .OrderBy(row => row.Week, StringComparer.Ordinal) // Digits stand before letters, so the sum comes last.
            .ThenBy(row => row.Article == DeflectionRow.EveryArticle)
            .ThenBy(row => row.Article, StringComparer.Ordinal),
    ];

    private static Kind KindOf(ShownPassage shown, StoredPartition rows, IEnumerable<Ticket> tickets, DateTimeOffset now) =>
        shown.Outcome is PassageOutcome.NotHelpful ? Kind.NotHelpful
        : shown.Outcome is PassageOutcome.WentOn || rows.Inbox.GetValueOrDefault(shown.ReportKey) is not null ? Kind.WentOn
        : shown.Outcome is PassageOutcome.Solved ? Kind.Confirmed
        : tickets.Any(ticket => IsAboutIt(ticket, shown)) ? Kind.WentOn
        : now - shown.At < Patience ? Kind.Open
        : Kind.Assumed;

    /// <summary>The category is all that both have: a ticket of the same one within a day is taken to be about the same.</summary>
    private static bool IsAboutIt(Ticket ticket, ShownPassage shown) =>
        ticket.OpenedAt >= shown.At && ticket.OpenedAt - shown.At < Patience && (ticket.Category == shown.Category || ticket.Classification?.Category == shown.Category);
}
