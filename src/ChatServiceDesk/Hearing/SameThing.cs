using ChatServiceDesk.Classifier;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Hearing;

/// <summary>Finds out how many people report the same thing. Incidents only, and never those of a restricted queue: these neither count nor are counted.</summary>
internal sealed class SameThing(DeskSettings settings, OpenReportStore reports)
{
    /// <summary>A card names a few.</summary>
    private const int Named = 5;

    /// <param name="Same">How many, and some of the others; <see langword="null"/> if there is nobody else.</param>
    /// <param name="Behind">Those of the others whose tickets don't know yet how many they are; found out when it is read.</param>
    internal sealed record Group(SameReports? Same, IEnumerable<OpenReport> Behind);

    private static Group Nobody { get; } = new(null, []);

    /// <returns>What a report is compared by; <see langword="null"/> if it is not to be compared.</returns>
    public string? SignatureOf(TicketKind kind, string queue, string title, string description) =>
        settings.Similar.IsOn && kind is TicketKind.Incident && !settings.IsRestricted(queue)
            ? ReportSignature.Of(description.StartsWith(title, StringComparison.OrdinalIgnoreCase) ? description : $"{title}\n{description}").ToString()
            : null;

    /// <param name="tenant">Whose reports.</param>
    /// <param name="ticket">The report that is compared. It counts itself, whether it is stored already or not.</param>
    /// <param name="now">When, UTC.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Group> GroupOfAsync(string tenant, Ticket ticket, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!settings.Similar.IsOn || ticket.Kind is not TicketKind.Incident || settings.IsRestricted(ticket.Queue) || !ReportSignature.TryParse(ticket.Likeness, out ReportSignature? own))
        {
            return Nobody;
        }

        Candidate[] candidates =
        [
            .. (await reports.FindAsync(tenant, ticket.Category, now - settings.Similar.Within, cancellationToken))
                .Where(report => report.Number != ticket.Number && !settings.IsRestricted(report.Queue))
                .Select(report => ReportSignature.TryParse(report.Likeness, out ReportSignature? read) ? new Candidate(report, read) : null)
                .OfType<Candidate>(),
        ];
        Candidate[] alike = [.. candidates.Where(candidate => candidate.Signature.IsLike(own))];
        int people = PeopleIn(alike, ticket.Requester.Id) + ticket.Followers + ticket.Affected.Count;
        return people < 2 ? Nobody : new Group(
            new SameReports(people, [.. NumbersOf(alike, ticket)]),
            alike.Where(other => IsBehind(other, candidates, ticket.Requester.Id)).Select(other => other.Report));
    }

    /// <summary>What others report that is like something that is no ticket yet.</summary>
    /// <param name="tenant">Whose reports.</param>
    /// <param name="category">Of the report.</param>
    /// <param name="signature">What it says.</param>
    /// <param name="asker">Whose own do not count.</param>
    /// <param name="now">When, UTC.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How many people they are, and their reports, oldest first.</returns>
    public async Task<(int People, IReadOnlyList<OpenReport> Reports)> OthersAsync(
        string tenant, string category, ReportSignature signature, PersonId asker, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Candidate[] alike =
        [
            .. (await reports.FindAsync(tenant, category, now - settings.Similar.Within, cancellationToken))
                .Where(report => report.Requester != asker && !settings.IsRestricted(report.Queue))
                .Select(report => ReportSignature.TryParse(report.Likeness, out ReportSignature? read) ? new Candidate(report, read) : null)
                .OfType<Candidate>()
                .Where(candidate => candidate.Signature.IsLike(signature)),
        ];
        return (PeopleIn(alike), [.. alike.Select(candidate => candidate.Report).OrderByDescending(report => report.Age, StringComparer.Ordinal).ThenBy(report => report.Number.Value)]);
    }

    private static IEnumerable<TicketNumber> NumbersOf(Candidate[] alike, Ticket ticket) => alike
        .Where(other => other.Report.Queue == ticket.Queue && other.Report.Requester != ticket.Requester.Id)
        .Select(other => other.Report.Number)
        .OrderByDescending(number => number.Value)
        .Take(Named);

    /// <summary>The same person twice is one person; whoever follows one of them has no ticket of their own.</summary>
    private static int PeopleIn(IReadOnlyCollection<Candidate> alike, params IEnumerable<PersonId> more) =>
        alike.Select(other => other.Report.Requester).Concat(more).Distinct().Count() + alike.Sum(other => other.Report.Followers);

    /// <summary>What is like one report need not be like another, so each is counted by itself.</summary>
    private bool IsBehind(Candidate other, Candidate[] all, PersonId requester)
    {
        int people = PeopleIn([.. all.Where(third => third.Signature.IsLike(other.Signature))], other.Report.Requester, requester);
        return SameReports.StepOf(people) > SameReports.StepOf(other.Report.People)
            || settings.Similar.ImpactOf(people) > settings.Similar.ImpactOf(other.Report.People);
    }

    private sealed record Candidate(OpenReport Report, ReportSignature Signature);
}
