using System.Runtime.CompilerServices;
using Azure;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>The agenda's rows: found when due, taken by moving them, deleted when done, given up as dead letters.</summary>
internal sealed class AgendaStore(ITable table, TicketStore tickets)
{
    /// <summary>How many rows of a partition are looked at in one sweep; the next sweep sees the rest.</summary>
    public const int SweepSize = 1000;

    /// <summary>What is due in a partition, earliest first.</summary>
    public IAsyncEnumerable<FoundRow> DueAsync(string partition, DateTimeOffset now, CancellationToken cancellationToken) =>
        DueAsync(partition, Keys.AgendaPrefix, now, cancellationToken);

    /// <summary>The same from a key on, without the row that has it.</summary>
    public IAsyncEnumerable<FoundRow> DueBehindAsync(string partition, string key, DateTimeOffset now, CancellationToken cancellationToken) =>
        DueAsync(partition, key + '!', now, cancellationToken);

    private async IAsyncEnumerable<FoundRow> DueAsync(string partition, string from, DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        KeyRange due = KeyRange.Between(from, Keys.AgendaAfter(now)).First(SweepSize);
        await foreach (Row raw in table.RangeAsync(partition, due, cancellationToken))
        {
            yield return new FoundRow(raw, TryRead(raw));
        }
    }

    /// <summary>Takes a row by moving it to when the next replica may assume that this one has died.</summary>
    /// <returns>The row as it stands now; <see langword="null"/> if another replica was faster.</returns>
    public async Task<AgendaRow?> TakeAsync(AgendaRow row, DateTimeOffset until, CancellationToken cancellationToken)
    {
        AgendaRow taken = row with { Due = until, Attempts = row.Attempts + 1, InFlight = true };
        return await MoveAsync(row, taken, cancellationToken) ? taken : null;
    }

    /// <summary>Puts a row back for later.</summary>
    public async Task<bool> MoveAsync(AgendaRow from, AgendaRow to, CancellationToken cancellationToken)
    {
        // A row never changes where it stands: it only moves. So its key guards it as well as its ETag does.
        AgendaRow moved = to.Key == from.Key ? to with { Due = to.Due.AddTicks(1) } : to;
        try
        {
            await table.CommitAsync(from.Partition, [new RowChange.Delete(from.Key, ETag.All), moved.Insert()], cancellationToken);
            return true;
        }
        catch (TableException e) when (e.IsConflict)
        {
            return false;
        }
    }

    /// <summary>Deletes a row that is done and writes down what became of it.</summary>
    /// <param name="row">The row as it was taken.</param>
    /// <param name="outcome"><c>delivered</c> or <c>dropped: …</c>; kept for posts in order.</param>
    /// <param name="place">The place whose card was written.</param>
    /// <param name="now">When, UTC.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <param name="activity">The id that Teams has given to what was sent; it is kept for a model's answer only.</param>
    /// <param name="then">What is to be done because of it.</param>
    /// <returns>Work that has come up meanwhile; <see langword="null"/> if none did.</returns>
    public async Task<AgendaRow?> DoneAsync(AgendaRow row, string outcome, Place? place, DateTimeOffset now, CancellationToken cancellationToken, string activity = "", AgendaRow? then = null)
    {
        for (int attempt = 0; ; attempt++)
        {
            AgendaRow? refresh = await LateRefreshAsync(row, place, now, cancellationToken);
            RowChange[] changes =
            [
                new RowChange.Delete(row.Key, ETag.All),
                .. await PlaceChangesAsync(row, place, cancellationToken),
                .. await MessageAsync(row, activity, cancellationToken),
                .. IsInOrder(row) || row.Kind is AgendaKind.Feed ? [Record(row, outcome, now)] : Array.Empty<RowChange>(),
                .. then is null ? [] : new[] { then.Insert() },
                .. refresh is null ? [] : new[] { refresh.Insert() },
            ];
            try
            {
                await table.CommitAsync(row.Partition, changes, cancellationToken);
                return refresh;
            }
            catch (TableException e) when (e.IsConflict && e.FailedIndex is not 0 && attempt < 10)
            {
                // The place was written by another row; it is read again. What was sent is not sent again.
            }
            catch (TableException e) when (e.IsConflict && e.FailedIndex is 0)
            {
                return null; // Another replica believed this one dead and took the row over; it finishes it.
            }
        }
    }

    /// <summary>Gives a row up: it leaves the agenda and waits, with its reason, for somebody to look at it. The operators hear of it.</summary>
    /// <param name="row">The row as it was taken.</param>
    /// <param name="reason">In our words.</param>
    /// <param name="now">When, UTC.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <param name="walled">The person whose chat took it not, with the mark; left as they are if they have done something meanwhile.</param>
    /// <param name="note">What the agents are told because of it.</param>
    public async Task BuryAsync(
        AgendaRow row, string reason, DateTimeOffset now, CancellationToken cancellationToken, Contact? walled = null, AgendaRow? note = null)
    {
        for (int attempt = 0; ; attempt++)
        {
            RowChange[] changes =
            [
                new RowChange.Delete(row.Key, ETag.All),
                new RowChange.Insert(Keys.DeadLetter(now, row.Ticket, row.What), AgendaCodec.Write(row with { InFlight = false, Failure = reason })),
                .. await PlaceChangesAsync(row, place: null, cancellationToken),
                .. row.Kind is AgendaKind.Timer ? await ForgetTimerAsync(row, cancellationToken) : [],
                .. await MarkAsync(row.Partition, walled, cancellationToken),
                .. note is null ? Array.Empty<RowChange>() : [note.Insert()],
                .. await AlertAsync(row.Partition, now, cancellationToken),
            ];
            try
            {
                await table.CommitAsync(row.Partition, changes, cancellationToken);
                return;
            }
            catch (TableException e) when (e.IsConflict && e.FailedIndex is not 0 && attempt < 10)
            {
                // As above: the place was written meanwhile, or the person has done something, or the operators are told already.
            }
            catch (TableException e) when (e.IsConflict && e.FailedIndex is 0)
            {
                return;
            }
        }
    }

    /// <summary>A row that this version can't read is put aside as it is, so that it holds up nothing.</summary>
    public async Task BuryUnreadableAsync(FoundRow found, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Row raw = found.Raw;
        (long Ticket, string What)? known = Keys.ReadAgenda(raw.Key);
        IEnumerable<RowChange> progress = known is { } post ? await PassAsync(raw.Partition, post.Ticket, post.What, cancellationToken) : [];
        RowChange.Insert letter = new(
            Keys.DeadLetter(now, known?.Ticket, known?.What ?? Digest.Of(raw.Key)), raw.Data.With("Failure", "this row can't be read"));
        try
        {
            await table.CommitAsync(
                raw.Partition, [new RowChange.Delete(raw.Key, raw.ETag), letter, .. progress, .. await AlertAsync(raw.Partition, now, cancellationToken)], cancellationToken);
        }
        catch (TableException e) when (e.IsConflict)
        {
            // Another replica put it aside, or the place was written meanwhile: the next sweep tries again.
        }
    }

    /// <summary>Moves a timer that failed. The ticket remembers where its timers stand, so both change together.</summary>
    /// <returns>Whether it was moved; otherwise the ticket has changed and looks after its timers itself.</returns>
    public async Task<bool> PostponeTimerAsync(AgendaRow row, DateTimeOffset due, string failure, CancellationToken cancellationToken)
    {
        AgendaRow later = row with { Due = due, Attempts = row.Attempts + 1, Failure = failure };
        if (row.Kind is not AgendaKind.Timer || row.Ticket is not { } number || await tickets.FindAsync(row.Partition, number, cancellationToken) is not { } stored)
        {
            return await MoveAsync(row, later, cancellationToken);
        }

        StoredTicket moved = stored with { Timers = new Dictionary<string, DateTimeOffset>(stored.Timers) { [row.What] = due } };
        try
        {
            await table.CommitAsync(
                row.Partition,
                [
                    new RowChange.Delete(row.Key, ETag.All),
                    later.Insert(),
                    new RowChange.Replace(Keys.Ticket(number), TicketCodec.Write(moved), stored.ETag),
                ],
                cancellationToken);
            return true;
        }
        catch (TableException e) when (e.IsConflict)
        {
            return false;
        }
    }

    /// <summary>The dead letters of a partition, oldest first.</summary>
    public async IAsyncEnumerable<FoundRow> DeadLettersAsync(string partition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (Row raw in table.RangeAsync(partition, KeyRange.Prefix(Keys.DeadLetterPrefix), cancellationToken))
        {
            yield return new FoundRow(raw, TryRead(raw));
        }
    }

    /// <summary>Puts a dead letter back into the agenda, due now, with all its attempts before it.</summary>
    /// <returns>Whether it was put back: one that can't be read stays, another try would not help it.</returns>
    public async Task<bool> ReplayAsync(FoundRow found, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (found.Readable is not { } letter)
        {
            return false;
        }

        Row raw = found.Raw;
        AgendaRow again = letter with { Due = now, Since = now, Attempts = 0, Unclear = 0, InFlight = false, After = 0, Replayed = true, Failure = "" };
        try
        {
            await table.CommitAsync(
                raw.Partition, [new RowChange.Delete(raw.Key, raw.ETag), again.Insert(), .. await AlertAsync(raw.Partition, now, cancellationToken)], cancellationToken);
            return true;
        }
        catch (TableException e) when (e.IsConflict)
        {
            return false;
        }
    }

    /// <summary>Whoever has done something since we met the wall may be reachable again.</summary>
    private async Task<IEnumerable<RowChange>> MarkAsync(string partition, Contact? walled, CancellationToken cancellationToken) =>
        walled is not null && await table.GetAsync(partition, Keys.Person(walled.Id), cancellationToken) is { } row && row.ETag == walled.ETag && Contact.Read(row).Unreachable is null
            ? walled.Save().Rows
            : [];

    /// <summary>One alert a minute and partition, however much is given up in it.</summary>
    private async Task<IEnumerable<RowChange>> AlertAsync(string partition, DateTimeOffset now, CancellationToken cancellationToken)
    {
        AgendaRow alert = AgendaPlan.Alert(partition, now);
        return await table.GetAsync(partition, alert.Key, cancellationToken) is null ? [alert.Insert()] : [];
    }

    private static AgendaRow? TryRead(Row raw)
    {
        try
        {
            return AgendaCodec.Read(raw) is { } row && (row.Key == raw.Key || raw.Key.StartsWith(Keys.DeadLetterPrefix, StringComparison.Ordinal)) ? row : null;
        }
        catch (RowFormatException)
        {
            return null;
        }
    }

    /// <summary>A thumb will name this message.</summary>
    private async Task<IEnumerable<RowChange>> MessageAsync(AgendaRow row, string activity, CancellationToken cancellationToken) =>
        row.Draft.Length > 0 && activity.Length > 0 && new AdviceMessage(row.Conversation, activity, row.Draft).Insert() is { } message
        && await table.GetAsync(row.Partition, message.Key, cancellationToken) is null
            ? [message]
            : [];

    private static bool IsInOrder(AgendaRow row) => row.Kind is AgendaKind.Post or AgendaKind.Say or AgendaKind.Note;

    private static RowChange.Insert Record(AgendaRow row, string outcome, DateTimeOffset now) => new(
        Keys.Delivery(row.Ticket!.Value, row.What), // Posts in order are about a ticket.
        new Delivery
        {
            Version = row.Version,
            Recipient = row.Recipient,
            Outcome = outcome,
            At = now,
            Attempts = row.Attempts,
            Unclear = row.Unclear,
            Replayed = row.Replayed,
        }.Write());

    /// <summary>A post that nobody can read still counts as passed, or all later ones to its recipient would wait for it. Its key says which it was.</summary>
    private async Task<IEnumerable<RowChange>> PassAsync(string partition, long ticket, string what, CancellationToken cancellationToken)
    {
        if (AgendaPlan.ReadWhat(what) is not { } post)
        {
            return [];
        }

        Place home = await tickets.PlaceAsync(partition, ticket, AgendaPlan.HomeOf(post.Recipient), cancellationToken);
        return [(home with { Done = Math.Max(home.Done, post.Version) }).Save(ticket)];
    }

    /// <summary>A timer that is given up no longer stands where its ticket says; a ticket that can't be read says nothing.</summary>
    private async Task<IEnumerable<RowChange>> ForgetTimerAsync(AgendaRow row, CancellationToken cancellationToken)
    {
        try
        {
            return row.Ticket is { } number && await tickets.FindAsync(row.Partition, number, cancellationToken) is { } stored && stored.Timers.ContainsKey(row.What)
                ? [new RowChange.Replace(
                    Keys.Ticket(number),
                    TicketCodec.Write(stored with { Timers = stored.Timers.Where(timer => timer.Key != row.What).ToDictionary() }),
                    stored.ETag)]
                : [];
        }
        catch (RowFormatException)
        {
            return [];
        }
    }

    /// <summary>The place that was written, and how far its recipient has got; both may be the same row.</summary>
    private async Task<IEnumerable<RowChange>> PlaceChangesAsync(AgendaRow row, Place? place, CancellationToken cancellationToken)
    {
        if (row.Ticket is not { } number)
        {
            return [];
        }

        List<Place> changed = [];
        if (place is not null)
        {
            Place current = await tickets.PlaceAsync(row.Partition, number, place.Name, cancellationToken);
            changed.Add(place with { ETag = current.ETag, Done = current.Done, Shown = Math.Max(place.Shown, current.Shown) });
        }

        if (IsInOrder(row))
        {
            string home = AgendaPlan.HomeOf(row.Recipient);
            Place progress = changed.Find(one => one.Name == home) ?? await tickets.PlaceAsync(row.Partition, number, home, cancellationToken);
            changed.RemoveAll(one => one.Name == home);
            changed.Add(progress with { Done = Math.Max(progress.Done, row.Version) });
        }

        return changed.Select(one => one.Save(number));
    }

    private async Task<AgendaRow?> LateRefreshAsync(AgendaRow row, Place? place, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (place is null || row.Ticket is not { } number || await tickets.FindAsync(row.Partition, number, cancellationToken) is not { } stored || stored.Ticket.Version <= place.Shown)
        {
            return null;
        }

        return row with
        {
            Kind = AgendaKind.Refresh,
            What = $"refresh-{place.Name}-{stored.Ticket.Version}-late-{place.Shown}",
            Place = place.Name,
            Version = stored.Ticket.Version,
            Due = now,
            Since = now,
            After = 0,
            Attempts = 0,
            Unclear = 0,
            InFlight = false,
            Replayed = false,
            Failure = "",
        };
    }
}
