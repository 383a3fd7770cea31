using System.Globalization;
using Azure;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

/// <summary>Everything that one change to a ticket writes: the ticket, its history, its index rows, its agenda. Pure.</summary>
internal static class TicketChange
{
    /// <param name="partition">The partition of the ticket.</param>
    /// <param name="before">The ticket as it was read; <see langword="null"/> for a new one.</param>
    /// <param name="accepted">What the rules have decided.</param>
    /// <param name="cause">What made it change.</param>
    public static Change Of(string partition, StoredTicket? before, Decision.Accepted accepted, Cause cause)
    {
        if (accepted.Events.Count == 0)
        {
            return Change.None;
        }

        Ticket next = accepted.Next;
        DateTimeOffset now = accepted.Events[^1].At;
        int first = next.Version - accepted.Events.Count + 1;
        StoredTicket draft = new()
        {
            Partition = partition,
            Ticket = next,
            ETag = default,
            Head = before?.Head ?? "",
            LastPost = before?.LastPost ?? new Dictionary<Recipient, int>(),
            QuestionVersion = VersionOf<TicketEvent.Asked>(accepted, first) ?? before?.QuestionVersion ?? 0,
            ResolvedVersion = VersionOf<TicketEvent.Resolved>(accepted, first) ?? before?.ResolvedVersion ?? 0,
            QueueVersion = before is not null && before.Ticket.Queue != next.Queue ? next.Version : before?.QueueVersion ?? 0,
            LessonVersion = Lesson.VersionOf(before, accepted),
            Timers = AgendaPlan.Timers(next),
        };
        HistoryEntry[] history = HistoryOf(before, draft, accepted, cause, first);
        (AgendaRow[] posts, Dictionary<Recipient, int> lastPost) = PostsOf(draft, history, now);
        StoredTicket stored = draft with { Head = history[^1].Hash, LastPost = lastPost };
        AgendaRow[] refreshes = [.. AgendaPlan.Refreshes(before, next, accepted.Events).Select(place => Refresh(stored, place, now))];
        return new Change(
            [
                before is null
                    ? new RowChange.Insert(Keys.Ticket(next.Number.Value), TicketCodec.Write(stored))
                    : new RowChange.Replace(Keys.Ticket(next.Number.Value), TicketCodec.Write(stored), before.ETag),
                .. history.Select(entry => HistoryCodec.Insert(entry, next.Number)),
                .. IndexChanges(before?.Ticket, next),
                .. TimerChanges(before, stored, cause),
                .. Lesson.Changes(before, stored, history[^1]),
                .. SaidMessage.Changes(accepted, first),
                .. before is not null && before.QueuePlace != stored.QueuePlace ? [new Place { Name = stored.QueuePlace }.Insert(next.Number.Value)] : Array.Empty<RowChange>(),
            ],
            [.. posts, .. refreshes, .. before is null && AgendaPlan.IsCompared(next) ? [AgendaPlan.CompareNew(partition, next, now)] : Array.Empty<AgendaRow>()]);
    }

    /// <summary>More people report the same: nothing has happened to the ticket, but its cards say so.</summary>
    public static Change Same(StoredTicket before, SameReports same, DateTimeOffset now)
    {
        StoredTicket stored = before with { Ticket = before.Ticket with { Same = same } };
        return new Change(
            [
                new RowChange.Replace(Keys.Ticket(stored.Ticket.Number.Value), TicketCodec.Write(stored), before.ETag),
                .. IndexChanges(before.Ticket, stored.Ticket),
            ],
            [.. new[] { AgendaPlan.RequesterPlace, AgendaPlan.QueuePlace }
                .Select(place => Refresh(stored, place, now) with { What = string.Create(CultureInfo.InvariantCulture, $"refresh-{place}-{stored.Ticket.Version}-same-{same.People}") })]);
    }

    /// <summary>A new report has been compared: the record that it was, for those who check.</summary>
    public static Change Compared(AgendaRow row, DateTimeOffset now) => row.What != AgendaPlan.Compare || row.Ticket is not { } number ? Change.None : Change.Of(new RowChange.Insert(
        Keys.Delivery(number, row.What),
        new Delivery { Version = 1, Recipient = row.Recipient, Outcome = "compared", At = now, Attempts = row.Attempts + 1, Unclear = 0 }.Write()));

    /// <summary>What a new ticket has beside itself: the report that it comes from, and the places of its two cards.</summary>
    public static Change Origin(long number, InboxEntry report, Place receipt) =>
        Change.Of(report.Insert(), receipt.Insert(number), new Place { Name = AgendaPlan.QueuePlace }.Insert(number));

    public static AgendaRow Timer(StoredTicket stored, string what, DateTimeOffset due) => new()
    {
        Partition = stored.Partition,
        Kind = AgendaKind.Timer,
        What = what,
        Due = due,
        Since = due,
        Ticket = stored.Ticket.Number.Value,
        Version = stored.Ticket.Version,
    };

    private static int? VersionOf<T>(Decision.Accepted accepted, int first)
        where T : TicketEvent =>
        accepted.Events.Index().Where(item => item.Item is T).Select(item => (int?)(first + item.Index)).LastOrDefault();

    private static HistoryEntry[] HistoryOf(StoredTicket? before, StoredTicket next, Decision.Accepted accepted, Cause cause, int first)
    {
        string changes = HistoryCodec.Difference(before is null ? null : TicketCodec.Write(before), TicketCodec.Write(next));
        string previous = before?.Head ?? "";
        HistoryEntry[] history = new HistoryEntry[accepted.Events.Count];
        for (int i = 0; i < history.Length; i++)
        {
            TicketEvent happened = accepted.Events[i];
            history[i] = HistoryCodec.Seal(
                new HistoryEntry
                {
                    Version = first + i,
                    Last = next.Ticket.Version,
                    Event = happened.GetType().Name,
                    At = happened.At,
                    By = happened.By,
                    Source = cause.Source,
                    Conversation = cause.Conversation,
                    Changes = i == history.Length - 1 ? changes : "{}",
                    Words = HistoryCodec.WordsOf(happened),
                    Previous = previous,
                    Hash = "",
                },
                next.Ticket.Number);
            previous = history[i].Hash;
        }

        return history;
    }

    private static (AgendaRow[] Rows, Dictionary<Recipient, int> LastPost) PostsOf(StoredTicket draft, HistoryEntry[] history, DateTimeOffset now)
    {
        Dictionary<Recipient, int> lastPost = new(draft.LastPost);
        List<AgendaRow> rows = [];
        foreach (HistoryEntry entry in history)
        {
            foreach (AgendaPlan.Post post in AgendaPlan.PostsFor(entry))
            {
                rows.Add(RowOf(draft, post, lastPost.GetValueOrDefault(post.Recipient), now));
                lastPost[post.Recipient] = post.Version;
            }
        }

        return ([.. rows], lastPost);
    }

    private static AgendaRow RowOf(StoredTicket draft, AgendaPlan.Post post, int after, DateTimeOffset now) => new()
    {
        Partition = draft.Partition,
        Kind = post.Kind,
        What = post.What,
        Due = now,
        Since = now,
        Ticket = draft.Ticket.Number.Value,
        Version = post.Version,
        Recipient = post.Recipient,
        Place = post.Place,
        After = after,
    };

    private static AgendaRow Refresh(StoredTicket stored, string place, DateTimeOffset now) => new()
    {
        Partition = stored.Partition,
        Kind = AgendaKind.Refresh,
        What = $"refresh-{place}-{stored.Ticket.Version}",
        Due = now,
        Since = now,
        Ticket = stored.Ticket.Number.Value,
        Version = stored.Ticket.Version,
        Recipient = AgendaPlan.ReadQueuePlace(place) is null ? Recipient.Requester : Recipient.Queue,
        Place = place,
    };

    /// <remarks>The ticket's own ETag guards the batch, so index rows are changed whatever their version.</remarks>
    private static IEnumerable<RowChange> IndexChanges(Ticket? before, Ticket next)
    {
        IReadOnlyDictionary<string, RowData> old = before is null ? new Dictionary<string, RowData>() : TicketIndex.Rows(before);
        IReadOnlyDictionary<string, RowData> now = TicketIndex.Rows(next);
        return
        [
            .. old.Keys.Except(now.Keys).Select(key => new RowChange.Delete(key, ETag.All)),
            .. now.Where(row => old.TryGetValue(row.Key, out RowData? stands) && !stands.Equals(row.Value)).Select(row => new RowChange.Replace(row.Key, row.Value, ETag.All)),
            .. now.Where(row => !old.ContainsKey(row.Key)).Select(row => new RowChange.Insert(row.Key, row.Value)),
        ];
    }

    private static IEnumerable<RowChange> TimerChanges(StoredTicket? before, StoredTicket next, Cause cause)
    {
        foreach ((string what, DateTimeOffset due) in before?.Timers ?? new Dictionary<string, DateTimeOffset>())
        {
            // The timer that caused this change is deleted by whoever took it.
            if (what != cause.Timer && (!next.Timers.TryGetValue(what, out DateTimeOffset kept) || kept != due))
            {
                yield return new RowChange.Delete(Keys.Agenda(due, next.Ticket.Number.Value, what), ETag.All);
            }
        }

        foreach ((string what, DateTimeOffset due) in next.Timers)
        {
            if (before is null || what == cause.Timer || !before.Timers.TryGetValue(what, out DateTimeOffset kept) || kept != due)
            {
                yield return Timer(next, what, due).Insert();
            }
        }
    }
}
