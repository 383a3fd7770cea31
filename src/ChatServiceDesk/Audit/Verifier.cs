using ChatServiceDesk.Storage;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Audit;

/// <summary>Checks the invariants of one partition against each other: nothing is believed because one row says so.</summary>
internal sealed class Verifier(StoredPartition rows, DateTimeOffset now)
{
    /// <summary>Work that has been due for longer than this is stuck: the longest wait between attempts is ten minutes.</summary>
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(15);

    /// <summary>Replicas take the time from the table service, which tells it in whole seconds: between two of them that much may be missing.</summary>
    private static readonly TimeSpan ClocksApart = TimeSpan.FromSeconds(2);

    private readonly List<Finding> _findings = [.. rows.Unreadable.Select(key => new Finding(0, $"{rows.Partition} {key}", "the row can't be read"))];

    public IReadOnlyList<Finding> Run()
    {
        CheckOrigins();
        foreach ((long number, StoredTicket stored) in rows.Tickets)
        {
            List<HistoryEntry> history = rows.History.GetValueOrDefault(number) ?? [];
            CheckHistory(stored, history);
            CheckTimers(stored);
            CheckPosts(stored, history);
            CheckCards(stored, history);
            CheckLesson(stored, history);
            CheckLastSurvey(stored);
            CheckOrder(stored);
            CheckClaims(stored, history);
            CheckActors(stored, history);
            CheckTimersFired(stored, history);
            CheckCauses(stored, history);
            _findings.AddRange(TalkCheck.Of(rows, stored, history));
            _findings.AddRange(AnonymityCheck.Of(rows, stored, history));
        }

        _findings.AddRange(FileChecks.Rows(rows).Select(what => new Finding(12, rows.Partition, what)));
        _findings.AddRange(TalkCheck.Of(rows));
        _findings.AddRange(FollowCheck.Of(rows));
        CheckIndex();
        CheckOrphans();
        CheckOverdue();
        _findings.AddRange(AdviceCheck.Of(rows));
        return _findings;
    }

    /// <summary>1: every ticket has one origin, and every origin one ticket.</summary>
    private void CheckOrigins()
    {
        ILookup<long, string> origins = rows.Inbox.Where(row => row.Value is not null).ToLookup(row => row.Value!.Value, row => row.Key); // Filtered.
        foreach ((long number, StoredTicket stored) in rows.Tickets)
        {
            if (origins[number].Count() is var count and not 1)
            {
                Add(1, stored, $"it has {count} origins instead of one");
            }
        }

        foreach (IGrouping<long, string> lost in origins.Where(origin => !rows.Tickets.ContainsKey(origin.Key)))
        {
            Add(1, $"{lost.Key}", "a report was acknowledged but there is no such ticket");
        }
    }

    /// <summary>2: version = number of history rows, no gaps, the chain of hashes holds and ends at the ticket.</summary>
    private void CheckHistory(StoredTicket stored, List<HistoryEntry> history)
    {
        if (history.Count != stored.Ticket.Version)
        {
            Add(2, stored, $"its version is {stored.Ticket.Version} but its history has {history.Count} rows");
        }

        string previous = "";
        foreach ((int index, HistoryEntry entry) in history.Index())
        {
            if (entry.Version != index + 1)
            {
                Add(2, stored, $"history row {index + 1} has version {entry.Version}");
            }

            if (entry.Previous != previous || entry.Hash != HistoryCodec.HashOf(entry, stored.Ticket.Number))
            {
                Add(2, stored, $"history row {entry.Version} was changed after it was written, or one before it");
            }

            previous = entry.Hash;
        }

        if (HistoryCodec.Deviations(history, stored) is { Count: > 0 } deviations)
        {
            Add(2, stored, $"it is not what its history says: {string.Join(", ", deviations)}");
        }

        if (previous != stored.Head)
        {
            Add(2, stored, "its history does not end where the ticket says");
        }
    }

    /// <summary>3: the timers that its state calls for, and no others.</summary>
    private void CheckTimers(StoredTicket stored)
    {
        string[] called = [.. AgendaPlan.Timers(stored.Ticket).Keys];
        string[] standing =
        [
            .. rows.Agenda.Where(row => row.Ticket == stored.Ticket.Number.Value && row.Kind is AgendaKind.Timer)
                .Where(row => stored.Timers.TryGetValue(row.What, out DateTimeOffset due) && due == row.Due)
                .Select(row => row.What),
        ];
        string[] dead = [.. rows.DeadLetters.Where(row => row.Ticket == stored.Ticket.Number.Value && row.Kind is AgendaKind.Timer).Select(row => row.What)];
        foreach (string missing in called.Except(standing).Except(dead))
        {
            Add(3, stored, $"its timer '{missing}' is missing");
        }

        foreach (AgendaRow row in rows.Agenda.Where(row => row.Ticket == stored.Ticket.Number.Value && row.Kind is AgendaKind.Timer))
        {
            if (!called.Contains(row.What) || !stored.Timers.TryGetValue(row.What, out DateTimeOffset due) || due != row.Due)
            {
                Add(3, stored, $"it has a timer '{row.What}' that its state does not call for");
            }
        }
    }

    /// <summary>3 and 5: each post that an event calls for is to be sent, was sent, or was given up: exactly one of these.</summary>
    private void CheckPosts(StoredTicket stored, List<HistoryEntry> history)
    {
        long number = stored.Ticket.Number.Value;
        HashSet<string> called =
        [
            .. history.SelectMany(entry => AgendaPlan.PostsFor(entry, stored.Ticket)).Select(post => post.What),
            .. AgendaPlan.IsCompared(stored.Ticket) ? [AgendaPlan.Compare] : Array.Empty<string>(),
        ];
        foreach (string what in called)
        {
            int waiting = rows.Agenda.Count(row => row.Ticket == number && row.What == what);
            int dead = rows.DeadLetters.Count(row => row.Ticket == number && row.What == what)
                + (rows.UnreadableLetters.Contains((number, what)) ? 1 : 0);
            bool done = rows.Deliveries.ContainsKey((number, what));
            switch (waiting + dead + (done ? 1 : 0))
            {
                case 1:
                    break;
                case 0:
                    Add(3, stored, $"'{what}' was called for but is neither sent, waiting nor given up");
                    break;
                default:
                    Add(5, stored, $"'{what}' stands in more than one place and may be sent twice");
                    break;
            }
        }

        CheckFeed(stored, history);
        foreach ((long Ticket, string What) key in rows.Deliveries.Keys.Where(key => key.Ticket == number && !AgendaPlan.IsFeed(key.What) && !called.Contains(key.What)))
        {
            Add(5, stored, $"'{key.What}' was sent though nothing called for it");
        }

        foreach (var record in rows.Deliveries.Where(delivery => delivery.Key.Ticket == number && delivery.Value.Unclear > 1))
        {
            Add(5, stored, $"'{record.Key.What}' was sent again after more than one unclear attempt");
        }
    }

    /// <summary>5: an entry in the activity feed stands for a message that has arrived, and in one place: it waits, was shown, was dropped or given up.</summary>
    private void CheckFeed(StoredTicket stored, List<HistoryEntry> history)
    {
        long number = stored.Ticket.Number.Value;
        Dictionary<string, HistoryEntry> called = history.Where(entry => AgendaPlan.FeedFor(entry) is not null).ToDictionary(entry => AgendaPlan.FeedFor(entry)!, StringComparer.Ordinal); // Filtered.
        string[] found =
        [
            .. rows.Agenda.Concat(rows.DeadLetters).Where(row => row.Ticket == number && row.Kind is AgendaKind.Feed).Select(row => row.What),
            .. rows.Deliveries.Keys.Where(key => key.Ticket == number && AgendaPlan.IsFeed(key.What)).Select(key => key.What),
        ];
        foreach (IGrouping<string, string> entry in found.GroupBy(what => what, StringComparer.Ordinal))
        {
            if (entry.Skip(1).Any())
            {
                Add(5, stored, $"'{entry.Key}' stands in more than one place and may be sent twice");
            }

            if (!called.TryGetValue(entry.Key, out HistoryEntry? cause) || !HasArrived(number, cause))
            {
                Add(5, stored, $"'{entry.Key}' stands for no message that has arrived");
            }
        }
    }

    private bool HasArrived(long number, HistoryEntry entry) => AgendaPlan.PostsFor(entry, rows.Tickets[number].Ticket).Any(post =>
        post.Recipient is Recipient.Requester && rows.Deliveries.GetValueOrDefault((number, post.What)) is { Outcome: Delivery.Delivered });

    /// <summary>3: a card that was posted shows the ticket as it is, that of a former team at least that it is another's, or a refresh is on its way.</summary>
    private void CheckCards(StoredTicket stored, List<HistoryEntry> history)
    {
        long number = stored.Ticket.Number.Value;
        int[] moves = [.. history.Where(HistoryCodec.IsMove).Select(entry => entry.Version)];
        if (stored.QueueVersion != moves.LastOrDefault())
        {
            Add(3, stored, $"its agents' card is that of version {stored.QueueVersion}, but it was moved by version {moves.LastOrDefault()}");
        }

        (string Name, int Version)[] cards =
        [
            (AgendaPlan.RequesterPlace, stored.Ticket.Version),
            (AgendaPlan.ReporterPlace, stored.Ticket.Version),
            .. moves.Prepend(0).Zip([.. moves, stored.Ticket.Version], (began, version) => (AgendaPlan.QueuePlaceOf(began), version)),
        ];
        foreach ((string name, int version) in cards)
        {
            if (rows.Places.GetValueOrDefault((number, name)) is { Activity.Length: > 0 } place
                && place.Shown < version
                && !rows.Agenda.Concat(rows.DeadLetters).Any(row => row.Ticket == number && row.Kind is AgendaKind.Refresh && row.Place == name))
            {
                Add(3, stored, $"the card in '{name}' shows version {place.Shown} of {version} and nobody will refresh it");
            }
        }
    }

    /// <summary>3: the last correction is its lesson, word for word, and there is no other.</summary>
    private void CheckLesson(StoredTicket stored, List<HistoryEntry> history)
    {
        int corrected = history.FindLast(Lesson.IsCorrection)?.Version ?? 0;
        HistoryEntry? cause = history.Find(entry => entry.Version == stored.LessonVersion);
        bool isRequesters = corrected == 0 && cause?.Event == nameof(TicketEvent.Resolved) && Lesson.IsOtherwise(stored.Ticket);
        if (stored.LessonVersion != corrected && !isRequesters)
        {
            Add(3, stored, $"its lesson is about version {stored.LessonVersion}, but its last correction is version {corrected}");
        }

        // The requester may have put it otherwise since.
        Lesson? called = cause is null ? null : Lesson.Of(stored.Ticket with { Description = HistoryCodec.ValueAt(history, "Description", cause.Version) ?? "" }, cause);
        if (rows.Lessons.GetValueOrDefault(stored.Ticket.Number.Value) is var found && found != called)
        {
            Add(3, stored, found is null ? "its lesson is missing" : called is null ? "it has a lesson that nothing calls for" : "its lesson is not what its history says");
        }
    }

    /// <summary>3: who is asked stands where the next question to them is decided.</summary>
    private void CheckLastSurvey(StoredTicket stored)
    {
        if (stored.Ticket.Request is { Skipped: null } asked
            && (rows.Surveys.GetValueOrDefault(stored.Ticket.Requester.Id) is not { } last || last.At < asked.At))
        {
            Add(3, stored, "its requester is asked how it went, and nobody has written down when");
        }
    }

    /// <summary>6: what a recipient got, it got in the order of versions, but for what an operator has sent again.</summary>
    private void CheckOrder(StoredTicket stored)
    {
        var deliveries = rows.Deliveries
            .Where(delivery => delivery.Key.Ticket == stored.Ticket.Number.Value && !AgendaPlan.IsFeed(delivery.Key.What) && delivery.Value is { Outcome: Delivery.Delivered, Replayed: false })
            .GroupBy(delivery => (delivery.Value.Recipient, Stay: rows.StayOf(delivery.Key.Ticket, delivery.Value.Recipient, delivery.Value.Version)));
        foreach (var recipient in deliveries)
        {
            var inOrder = recipient.OrderBy(delivery => delivery.Value.Version).ThenBy(delivery => delivery.Value.At).ToArray(); // A card and its first note have one version.
            foreach (var (earlier, later) in inOrder.Zip(inOrder.Skip(1)).Where(pair => pair.First.Value.At - pair.Second.Value.At > ClocksApart))
            {
                Add(6, stored, $"'{later.Key.What}' reached {recipient.Key.Recipient} before '{earlier.Key.What}'");
            }
        }
    }

    /// <summary>7: nobody claims what somebody has.</summary>
    private void CheckClaims(StoredTicket stored, List<HistoryEntry> history)
    {
        bool held = false;
        foreach (HistoryEntry entry in history)
        {
            if (entry.Event == nameof(TicketEvent.Claimed) && held)
            {
                Add(7, stored, $"version {entry.Version} claims it while another agent has it");
            }

            held = entry.Event switch
            {
                nameof(TicketEvent.Claimed) => true,
                nameof(TicketEvent.Reopened) => false,
                _ when HistoryCodec.IsMove(entry) => false,
                _ => held,
            };
        }
    }

    /// <summary>8: only the requester acts as such, agents act where agents are, and the desk acts by itself only when a timer runs out or others report the same.</summary>
    private void CheckActors(StoredTicket stored, List<HistoryEntry> history)
    {
        string? chat = rows.Places.GetValueOrDefault((stored.Ticket.Number.Value, AgendaPlan.RequesterPlace))?.Conversation;
        foreach (HistoryEntry entry in history)
        {
            bool isPermitted = entry.By.Role switch
            {
                ActorRole.Requester => stored.Ticket.IsOf(entry.By.Person.Id),
                ActorRole.Agent => entry.Conversation.Length > 0 && entry.Conversation != chat,
                _ => entry.Conversation.Length == 0 && MayActByItself(entry, history),
            };
            if (!isPermitted)
            {
                Add(8, stored, $"version {entry.Version}, {entry.Event}, is by somebody who may not do that there");
            }
        }
    }

    /// <summary>It acts when a timer runs out. Because others report the same it raises impact and priority, never to P1, and not what an agent has set.</summary>
    private static bool MayActByItself(HistoryEntry entry, List<HistoryEntry> history) => entry.Event switch
    {
        _ when AgendaPlan.TimerOf(entry.Event) is var (timer, _) => entry.Source == timer,
        nameof(TicketEvent.ImpactRaised) => AgendaPlan.IsComparison(entry.Source) && HistoryCodec.IsRaise(entry, history),
        nameof(TicketEvent.PriorityChanged) => AgendaPlan.IsComparison(entry.Source)
            && HistoryCodec.IsRaise(entry, history)
            && entry.Words != nameof(Priority.P1)
            && history.Exists(before => before.Version == entry.Version - 1 && before.Event == nameof(TicketEvent.ImpactRaised) && before.Last == entry.Version)
            && !history.Exists(before => before.Version < entry.Version && before.Event == nameof(TicketEvent.PriorityChanged) && before.By.Role is ActorRole.Agent),
        _ => false,
    };

    /// <summary>11: what the desk did by itself it did when that was due, not before.</summary>
    private void CheckTimersFired(StoredTicket stored, List<HistoryEntry> history)
    {
        foreach (HistoryEntry entry in history.Where(entry => entry.By.Role is ActorRole.Desk))
        {
            if (AgendaPlan.TimerOf(entry.Event) is var (_, name) && (HistoryCodec.MomentBefore(history, entry.Version, name) is not { } due || entry.At < due))
            {
                Add(11, stored, entry.Event == nameof(TicketEvent.Closed) ? $"version {entry.Version} closed it before that was due" : $"version {entry.Version}, {entry.Event}, came before that was due");
            }
        }
    }

    /// <summary>1: what somebody has done lately can be traced to the activity that did it. Older traces have expired.</summary>
    private void CheckCauses(StoredTicket stored, List<HistoryEntry> history)
    {
        DateTimeOffset kept = now - InboxExpiry.Retention + TimeSpan.FromDays(1);
        foreach (HistoryEntry entry in history.Where(entry => entry.By.Role is not ActorRole.Desk && entry.At > kept && !rows.Inbox.ContainsKey(entry.Source)))
        {
            Add(1, stored, $"version {entry.Version} comes from an activity that has left no trace");
        }
    }

    /// <summary>3: index rows are exactly those that the tickets' states call for.</summary>
    private void CheckIndex()
    {
        HashSet<string> called = new(StringComparer.Ordinal);
        foreach (StoredTicket stored in rows.Tickets.Values)
        {
            foreach (var (key, data) in TicketIndex.Rows(stored.Ticket))
            {
                called.Add(key);
                if (!rows.Index.TryGetValue(key, out string? found))
                {
                    Add(3, stored, $"its index row {key} is missing");
                }
                else if (found != TicketIndex.TextOf(data))
                {
                    Add(3, stored, $"its index row {key} is stale");
                }
            }
        }

        foreach (string key in rows.Index.Keys.Where(key => !called.Contains(key)))
        {
            Add(3, key, "no ticket calls for this index row");
        }
    }

    private void CheckOrphans()
    {
        foreach (long number in rows.History.Keys.Where(number => !rows.Tickets.ContainsKey(number)))
        {
            Add(2, $"{number}", "there is history but no ticket");
        }

        foreach (long number in rows.Lessons.Keys.Where(number => !rows.Tickets.ContainsKey(number)))
        {
            Add(3, $"{number}", "there is a lesson but no ticket");
        }

        foreach ((long number, string what) in rows.Places.Keys.Concat(rows.Deliveries.Keys).Where(key => !rows.Tickets.ContainsKey(key.Ticket)))
        {
            Add(3, $"{number}", $"there is '{what}' but no ticket");
        }

        foreach (AgendaRow row in rows.Agenda.Where(row => row.Ticket is { } number && !rows.Tickets.ContainsKey(number)))
        {
            Add(3, row.Key, "the agenda has work for a ticket that does not exist");
        }
    }

    /// <summary>4: nothing is stuck.</summary>
    private void CheckOverdue()
    {
        foreach (AgendaRow row in rows.Agenda.Where(row => now - row.Due > Overdue))
        {
            Add(4, row.Key, $"'{row.What}' has been due since {row.Due:u} and nobody does it. Is the desk running?");
        }

        foreach (AgendaRow letter in rows.DeadLetters.Where(letter => letter.Failure.Length == 0))
        {
            Add(4, $"{letter.Ticket} {letter.What}".TrimStart(), "a dead letter has no reason");
        }
    }

    private void Add(int invariant, StoredTicket stored, string what) => Add(invariant, stored.Ticket.Number.ToString(), what);

    private void Add(int invariant, string where, string what) => _findings.Add(new Finding(invariant, $"{rows.Partition} {where}", what));
}
