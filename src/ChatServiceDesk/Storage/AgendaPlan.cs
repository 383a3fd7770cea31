using System.Globalization;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

/// <summary>What a change to a ticket calls for: which posts, which refreshes, which timers. The writer and the verifier both ask here.</summary>
internal static class AgendaPlan
{
    public const string Close = "close";

    /// <summary>A new report is compared with the others once; whom it concerns is compared again because of it.</summary>
    public const string Compare = "compare";
    public const string RequesterPlace = "requester";
    public const string QueuePlace = "queue";

    /// <summary>Something to be sent once, in order.</summary>
    internal readonly record struct Post(AgendaKind Kind, Recipient Recipient, int Version, string Place)
    {
        public string What => string.Create(CultureInfo.InvariantCulture, $"{Kind.ToString().ToLowerInvariant()}-{Recipient.ToString().ToLowerInvariant()}-{Version}");
    }

    /// <summary>Which post a name stands for; <see langword="null"/> for names of other work.</summary>
    public static (Recipient Recipient, int Version)? ReadWhat(string what) =>
        what.Split('-') is [var kind, var recipient, var version]
        && Enum.TryParse(kind, ignoreCase: true, out AgendaKind post) && post is AgendaKind.Post or AgendaKind.Say or AgendaKind.Note
        && Enum.TryParse(recipient, ignoreCase: true, out Recipient to)
        && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? (to, number)
            : null;

    /// <summary>Each stay in a queue has a card of its own, in that queue's channel.</summary>
    /// <param name="version">The version that moved the ticket there; 0 for where it was opened.</param>
    public static string QueuePlaceOf(int version) => version == 0 ? QueuePlace : string.Create(CultureInfo.InvariantCulture, $"{QueuePlace}-{version}");

    /// <returns>The version that began the stay whose card stands there, 0 for the first; <see langword="null"/> for places of other cards.</returns>
    public static int? ReadQueuePlace(string place) => place.Split('-') switch
    {
        [QueuePlace] => 0,
        [QueuePlace, var version] when int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out int moved) => moved,
        _ => null,
    };

    public static string QuestionPlace(int version) => string.Create(CultureInfo.InvariantCulture, $"question-{version}");

    public static string ResolvedPlace(int version) => string.Create(CultureInfo.InvariantCulture, $"resolved-{version}");

    /// <summary>The place whose progress stands for all that a recipient gets about a ticket.</summary>
    public static string HomeOf(Recipient recipient) => recipient is Recipient.Queue ? QueuePlace : RequesterPlace;

    /// <summary>What an event calls for. Nobody is told what they have just done themselves, and a claim that only opens another move is not told on its own.</summary>
    public static IEnumerable<Post> PostsFor(HistoryEntry entry)
    {
        int version = entry.Version;
        if (PostFor(entry.Event, entry.By.Role, version, entry.Last) is { } post)
        {
            yield return post;
        }

        if (HistoryCodec.IsMove(entry))
        {
            yield return new Post(AgendaKind.Post, Recipient.Queue, version, QueuePlaceOf(version));
            yield return new Post(AgendaKind.Note, Recipient.Queue, version, "");
        }
    }

    private static Post? PostFor(string happened, ActorRole by, int version, int last) => happened switch
    {
        nameof(TicketEvent.Opened) => new Post(AgendaKind.Post, Recipient.Queue, version, QueuePlace),
        nameof(TicketEvent.Recategorised) => new Post(AgendaKind.Say, Recipient.Requester, version, ""),
        nameof(TicketEvent.Claimed) when version == last => new Post(AgendaKind.Say, Recipient.Requester, version, ""),
        nameof(TicketEvent.Asked) => new Post(AgendaKind.Post, Recipient.Requester, version, QuestionPlace(version)),
        nameof(TicketEvent.Answered) => new Post(AgendaKind.Note, Recipient.Queue, version, ""),
        nameof(TicketEvent.PriorityChanged) when by is ActorRole.Requester => null,
        nameof(TicketEvent.PriorityChanged) => new Post(AgendaKind.Say, Recipient.Requester, version, ""),
        nameof(TicketEvent.ImpactRaised) => new Post(AgendaKind.Note, Recipient.Queue, version, ""),
        nameof(TicketEvent.Resolved) => new Post(AgendaKind.Post, Recipient.Requester, version, ResolvedPlace(version)),
        nameof(TicketEvent.Reopened) => new Post(AgendaKind.Note, Recipient.Queue, version, ""),
        nameof(TicketEvent.Said) or nameof(TicketEvent.Reworded) or nameof(TicketEvent.TakenBack) => by is ActorRole.Agent
            ? new Post(AgendaKind.Say, Recipient.Requester, version, "")
            : new Post(AgendaKind.Note, Recipient.Queue, version, ""),
        nameof(TicketEvent.Edited) or nameof(TicketEvent.Withdrawn) => new Post(AgendaKind.Note, Recipient.Queue, version, ""),
        nameof(TicketEvent.Closed) when by is ActorRole.Desk => new Post(AgendaKind.Say, Recipient.Requester, version, ""),
        _ => null,
    };

    /// <summary>The cards that show something else now.</summary>
    public static IEnumerable<string> Refreshes(StoredTicket? before, Ticket next, IReadOnlyList<TicketEvent> events)
    {
        yield return RequesterPlace;
        if (before is null)
        {
            yield break;
        }

        yield return before.QueuePlace; // After a move: the old team's card, which says so; the new one is posted as the ticket is.
        if (before.QuestionVersion > 0 && before.Ticket.Question is not null && before.Ticket.Question != next.Question)
        {
            yield return QuestionPlace(before.QuestionVersion);
        }

        if (before.ResolvedVersion > 0 && !events.Any(happened => happened is TicketEvent.Resolved))
        {
            yield return ResolvedPlace(before.ResolvedVersion);
        }
    }

    /// <summary>Tells the operators how many dead letters wait: at the next full minute, under a key that is the same until then.</summary>
    public static AgendaRow Alert(string partition, DateTimeOffset now)
    {
        DateTimeOffset minute = new(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMinute) + TimeSpan.TicksPerMinute, TimeSpan.Zero);
        return new() { Partition = partition, Kind = AgendaKind.Alert, What = "alert", Due = minute, Since = minute };
    }

    /// <summary>Tells the agents that the requester could not be told something.</summary>
    public static AgendaRow Untold(AgendaRow row, DateTimeOffset now) => new()
    {
        Partition = row.Partition,
        Kind = AgendaKind.Untold,
        What = $"untold-{row.What}",
        Due = now,
        Since = now,
        Ticket = row.Ticket,
        Version = row.Version,
        Recipient = Recipient.Queue,
    };

    /// <summary>Whether a ticket is compared with others once it is there: verify then finds that this waits, was done, or was given up.</summary>
    public static bool IsCompared(Ticket ticket) => ticket.Likeness is not null;

    /// <summary>Whether it was a comparison that caused something.</summary>
    public static bool IsComparison(string source) => source == Compare || source.StartsWith($"{Compare}-", StringComparison.Ordinal);

    /// <summary>Compares a new report with the others, at once. It comes after the commit: of two that come at the same moment, the later one sees both.</summary>
    public static AgendaRow CompareNew(string partition, Ticket ticket, DateTimeOffset now) => Comparing(partition, ticket.Number.Value, Compare, now);

    /// <param name="report">Which is looked at again.</param>
    /// <param name="because">The new report.</param>
    /// <param name="now">When, UTC.</param>
    public static AgendaRow CompareAgain(OpenReport report, long because, DateTimeOffset now) =>
        Comparing(report.Partition, report.Number.Value, string.Create(CultureInfo.InvariantCulture, $"{Compare}-{because}"), now);

    private static AgendaRow Comparing(string partition, long ticket, string what, DateTimeOffset now) => new()
    {
        Partition = partition,
        Kind = AgendaKind.Compare,
        What = what,
        Due = now,
        Since = now,
        Ticket = ticket,
        Recipient = Recipient.Queue,
    };

    /// <summary>What must stand in the agenda for a ticket in this state, beside what is being sent.</summary>
    public static Dictionary<string, DateTimeOffset> Timers(Ticket ticket) =>
        ticket.ClosesAt is { } due ? new(StringComparer.Ordinal) { [Close] = due } : [];
}
