using ChatServiceDesk.Classifier;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Simulation.Checks;

/// <summary>Whoever still reports the same, in whatever shard: each of their tickets knows of all of them, and has the impact that so many call for. So nobody was missed in a race.</summary>
internal static class SameReportsCheck
{
    /// <param name="partitions">All of one tenant, at rest.</param>
    /// <param name="settings">Of the desk.</param>
    public static IEnumerable<string> Run(IReadOnlyList<StoredPartition> partitions, DeskSettings settings)
    {
        // What was given up was not compared; a ticket that was reopened has come back without being compared.
        if (partitions.Any(rows => rows.DeadLetters.Exists(letter => letter.Kind is AgendaKind.Compare) || rows.UnreadableLetters.Count > 0))
        {
            return [];
        }

        (Ticket Ticket, ReportSignature Signature)[] open =
        [
            .. partitions.SelectMany(rows => rows.Tickets.Values)
                .Where(stored => stored.LessonVersion == 0) // What an agent has filed as something else is not compared again.
                .Select(stored => stored.Ticket)
                .Where(ticket => ticket is { IsOpen: true, TimesReopened: 0 })
                .Select(ticket => (ticket, ReportSignature.TryParse(ticket.Likeness, out ReportSignature? read) ? read : null))
                .Where(report => report.Item2 is not null)
                .Select(report => (report.ticket, report.Item2!)), // Filtered.
        ];
        return open.SelectMany(report => Check(report.Ticket, PeopleLike(report, open), settings));
    }

    private static int PeopleLike((Ticket Ticket, ReportSignature Signature) one, IEnumerable<(Ticket Ticket, ReportSignature Signature)> open) => open
        .Where(other => other.Ticket.Category == one.Ticket.Category && (other.Ticket.Number == one.Ticket.Number || other.Signature.IsLike(one.Signature)))
        .GroupBy(_ => 0)
        .Select(group => group.Select(other => other.Ticket.Requester.Id).Distinct().Count() + group.Sum(other => other.Ticket.Followers + other.Ticket.Affected.Count))
        .Single();

    private static IEnumerable<string> Check(Ticket ticket, int people, DeskSettings settings)
    {
        if (SameReports.StepOf(ticket.Same?.People ?? 1) < SameReports.StepOf(people))
        {
            yield return $"{ticket.Number} knows of {ticket.Same?.People ?? 1} people who report the same, but they are {people}";
        }

        if (ticket.Impact < settings.Similar.ImpactOf(people))
        {
            yield return $"{ticket.Number} has impact {ticket.Impact} although {people} people report the same";
        }
    }
}
