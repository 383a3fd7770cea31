using System.Diagnostics.CodeAnalysis;
using ChatServiceDesk.Observability;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Notifications;

/// <summary>Does one agenda row: takes it, has it carried, and writes down how that went. Timers change their ticket directly.</summary>
internal sealed partial class AgendaWorker(
    AgendaStore agenda,
    TicketStore tickets,
    Journal journal,
    Courier courier,
    TimerHandlers timers,
    AdviceAgenda advice,
    ConversationPace pace,
    AgendaOptions options,
    DeskMetrics metrics,
    TimeProvider clock,
    Random random,
    ILogger<AgendaWorker> logger)
{
    /// <summary>A bot that Teams does not let in waits so long for somebody to put that right.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <returns>Work that has come up by it and is due now; <see langword="null"/> when nothing may be sent there now: the row stands where it stood.</returns>
    public async Task<IReadOnlyList<AgendaRow>?> DoAsync(AgendaRow row, CancellationToken cancellationToken) =>
        row.Kind is AgendaKind.Timer or AgendaKind.Compare or AgendaKind.Tell or AgendaKind.Follow or AgendaKind.Point ? await RunTimerAsync(row, cancellationToken)
        : row.Kind is AgendaKind.Advise ? await AdviseAsync(row, cancellationToken)
        : row.Conversation.Length > 0 && pace.ComeBack(row.Conversation, isFresh: row.Due == row.Since) is { } wait ? await StandBackAsync(row, wait, cancellationToken)
        : pace.TryBookApp(Partitions.TenantOf(row.Partition)) ? await DeliverAsync(row, cancellationToken)
        : null;

    /// <summary>The conversation has had its share, or an earlier reply to it has to be sent again: this one goes behind it.</summary>
    private async Task<IReadOnlyList<AgendaRow>> StandBackAsync(AgendaRow row, TimeSpan wait, CancellationToken cancellationToken)
    {
        await agenda.MoveAsync(row, row with { Due = clock.GetUtcNow() + wait }, cancellationToken);
        return [];
    }

    private DateTimeOffset TryAgainAt(AgendaRow row, DateTimeOffset now, TimeSpan? asked) => BackAt(row, now, Backoff(row.Attempts, asked));

    /// <summary>What comes after a reply that is tried again waits with it.</summary>
    private DateTimeOffset BackAt(AgendaRow row, DateTimeOffset now, TimeSpan wait)
    {
        if (row.Conversation.Length > 0)
        {
            pace.HoldBack(row.Conversation, wait);
        }

        return now + wait;
    }

    /// <summary>The answer becomes a reply, and is sent in the same place of its lane: what was said after it stays behind it.</summary>
    private async Task<IReadOnlyList<AgendaRow>?> AdviseAsync(AgendaRow row, CancellationToken cancellationToken)
    {
        if (await agenda.TakeAsync(row, clock.GetUtcNow() + options.TakeOver, cancellationToken) is not { } taken)
        {
            return []; // Another replica was faster.
        }

        if (taken.Attempts > options.MaxAttempts)
        {
            await BuryAsync(taken, $"{taken.Attempts - 1} attempts came to no end", cancellationToken);
            return [];
        }

        return await advice.ToReplyAsync(taken, cancellationToken) is { } reply ? await DoAsync(reply, cancellationToken) : [];
    }

    private async Task<IReadOnlyList<AgendaRow>> DeliverAsync(AgendaRow row, CancellationToken cancellationToken)
    {
        // Whoever held it last died with it: a message may have gone out, an update does no harm twice.
        AgendaRow known = row.InFlight && row.Kind is not (AgendaKind.Refresh or AgendaKind.Fetch or AgendaKind.Forget) ? row with { Unclear = row.Unclear + 1, InFlight = false } : row;
        if (await agenda.TakeAsync(known, clock.GetUtcNow() + options.TakeOver, cancellationToken) is not { } taken)
        {
            pace.GiveBackApp(Partitions.TenantOf(row.Partition));
            return []; // Another replica was faster.
        }

        if (known.Unclear > row.Unclear)
        {
            metrics.Unclear(row.Kind);
        }

        if (taken.Attempts > options.MaxAttempts)
        {
            await BuryAsync(taken, $"{taken.Attempts - 1} attempts came to no end", cancellationToken);
            return [];
        }

        if (taken.Unclear > 1)
        {
            await BuryAsync(taken, "it may have arrived: two attempts ended without an answer", cancellationToken);
            return [];
        }

        Attempt attempt = await TryCarryAsync(taken, cancellationToken);
        if (attempt is Attempt.TooEarly or Attempt.Changed or Attempt.Done { Outcome: not Delivery.Delivered })
        {
            pace.GiveBackApp(Partitions.TenantOf(row.Partition)); // No call was made.
        }

        return await SettleAsync(taken, attempt, cancellationToken);
    }

    private async Task<Attempt> TryCarryAsync(AgendaRow row, CancellationToken cancellationToken)
    {
        using CancellationTokenSource budget = new(options.TakeOver * 0.6, clock);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
        try
        {
            return await courier.CarryAsync(row, both.Token);
        }
        catch (OperationCanceledException) when (budget.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new Attempt.Failed("it took too long before anything was sent");
        }
        catch (TableException e)
        {
            LogFailed(row.What, row.Ticket, e);
            return new Attempt.Failed($"the table said {e.Code}");
        }
        catch (RowFormatException e)
        {
            LogFailed(row.What, row.Ticket, e);
            return new Attempt.Hopeless($"a stored row can't be read: {e.Property}");
        }
        catch (System.Text.Json.JsonException e)
        {
            LogFailed(row.What, row.Ticket, e);
            return new Attempt.Hopeless("the stored message can't be read");
        }
    }

    private async Task<IReadOnlyList<AgendaRow>> SettleAsync(AgendaRow taken, Attempt attempt, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        AgendaRow idle = taken with { InFlight = false };
        switch (attempt)
        {
            case Attempt.Done done:
                metrics.Sent(taken.Kind, done.Outcome);
                AgendaRow? refresh = await agenda.DoneAsync(taken, done.Outcome, done.Place, now, cancellationToken, done.Activity, done.Then);
                return [.. new[] { refresh, done.Then }.OfType<AgendaRow>()];
            case Attempt.Changed changed:
                return await WriteAsync(taken, changed.Change, cancellationToken);
            case Attempt.TooEarly early:
                await agenda.MoveAsync(taken, idle with { Due = BackAt(taken, now, early.After), Attempts = taken.Attempts - 1, Failure = early.Why }, cancellationToken);
                break;
            case Attempt.ShutOut shutOut when now - taken.Since < Patience:
                await agenda.MoveAsync(taken, idle with { Due = BackAt(taken, now, Postman.ShutOutWait), Attempts = taken.Attempts - 1, Failure = shutOut.Why }, cancellationToken);
                break;
            case Attempt.ShutOut shutOut:
                await BuryAsync(taken, $"{shutOut.Why}, for a day", cancellationToken);
                break;
            case Attempt.Unclear unclear:
                metrics.Unclear(taken.Kind);
                LogUnclear(taken.What, taken.Ticket, unclear.Why);
                await agenda.MoveAsync(taken, idle with { Due = TryAgainAt(taken, now, null), Unclear = taken.Unclear + 1, Failure = unclear.Why }, cancellationToken);
                break;
            case Attempt.Failed failed when taken.Attempts < options.MaxAttempts:
                metrics.Retried(taken.Kind);
                LogRetry(taken.What, taken.Ticket, failed.Why, taken.Attempts);
                await agenda.MoveAsync(taken, idle with { Due = TryAgainAt(taken, now, failed.After), Failure = failed.Why }, cancellationToken);
                break;
            case Attempt.Failed failed:
                await BuryAsync(taken, $"{failed.Why}, {taken.Attempts} attempts", cancellationToken);
                break;
            case Attempt.Hopeless hopeless:
                await BuryAsync(taken, hopeless.Why, cancellationToken);
                break;
            case Attempt.Walled walled:
                AgendaRow? note = taken is { Ticket: not null, Kind: AgendaKind.Post or AgendaKind.Say, Recipient: not Recipient.Reporter } ? AgendaPlan.Untold(taken, now) : null;
                await BuryAsync(taken, walled.Why, cancellationToken, walled.Contact, note);
                return note is null ? [] : [note];
            default:
                throw new System.Diagnostics.UnreachableException();
        }

        return [];
    }

    /// <summary>What an attempt has found out is written, and the row goes away in the same batch. Whoever loses a race over it looks again.</summary>
    private async Task<IReadOnlyList<AgendaRow>> WriteAsync(AgendaRow taken, Change change, CancellationToken cancellationToken)
    {
        try
        {
            await journal.CommitAsync(taken, change, cancellationToken);
            return change.Agenda;
        }
        catch (DuplicateException)
        {
            return []; // Another replica believed this one dead and took the row over.
        }
        catch (Exception e) when (e is LostRaceException or TableException)
        {
            LogFailed(taken.What, taken.Ticket, e);
            await agenda.MoveAsync(taken, taken with { InFlight = false, Due = TryAgainAt(taken, clock.GetUtcNow(), null), Failure = e.GetType().Name }, cancellationToken);
            return [];
        }
    }

    /// <summary>A timer changes the ticket and goes away in one batch, so it need not be taken: whoever commits first has done it.</summary>
    private async Task<IReadOnlyList<AgendaRow>> RunTimerAsync(AgendaRow row, CancellationToken cancellationToken)
    {
        try
        {
            if (timers.FindErrand(row) is { } errand)
            {
                Change done = await errand(row, clock.GetUtcNow(), cancellationToken);
                await journal.CommitAsync(row, done, cancellationToken);
                return done.Agenda;
            }

            if (timers.Find(row) is not { } handler
                || row.Ticket is not { } number
                || await tickets.FindAsync(row.Partition, number, cancellationToken) is not { } stored)
            {
                await BuryAsync(row, "nobody knows this timer, or its ticket is missing", cancellationToken);
                return [];
            }

            Change change = await handler(stored, row, clock.GetUtcNow(), cancellationToken);
            await journal.CommitAsync(row, change, cancellationToken);
            return change.Agenda;
        }
        catch (DuplicateException)
        {
            // Another replica was faster.
        }
        catch (RowFormatException e)
        {
            LogFailed(row.What, row.Ticket, e);
            await BuryAsync(row, $"the ticket can't be read: {e.Property}", cancellationToken);
        }
        catch (Exception e) when (e is TableException or LostRaceException)
        {
            LogFailed(row.What, row.Ticket, e);
            if (row.Attempts + 1 >= options.MaxAttempts)
            {
                await BuryAsync(row, "the ticket could not be saved", cancellationToken);
            }
            else
            {
                await agenda.PostponeTimerAsync(row, clock.GetUtcNow() + Backoff(row.Attempts + 1, null), e.GetType().Name, cancellationToken);
            }
        }

        return [];
    }

    private async Task BuryAsync(AgendaRow row, string reason, CancellationToken cancellationToken, Contact? walled = null, AgendaRow? note = null)
    {
        if (row.Kind is AgendaKind.Untold or AgendaKind.Alert)
        {
            // About what can't be delivered nothing more is written: that would never end.
            LogNotTold(row.What, row.Ticket, reason);
            await agenda.DoneAsync(row, $"dropped: {reason}", null, clock.GetUtcNow(), cancellationToken);
            return;
        }

        metrics.DeadLettered(row.Kind.ToString());
        LogDead(row.What, row.Ticket, reason);
        await agenda.BuryAsync(row, reason, clock.GetUtcNow(), cancellationToken, walled, note);
    }

    /// <summary>Doubles from attempt to attempt, with up to a quarter more by chance; never less than the other side asked for.</summary>
    [SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "It spreads retries; nothing depends on its being unpredictable.")]
    private TimeSpan Backoff(int attempts, TimeSpan? asked)
    {
        double doubled = options.FirstBackoff.TotalSeconds * Math.Pow(2, Math.Min(attempts, 30) - 1);
        TimeSpan own = TimeSpan.FromSeconds(Math.Min(doubled, options.LongestBackoff.TotalSeconds));
        TimeSpan wait = asked > own ? asked.Value : own;
        lock (random)
        {
            return wait * (1 + (random.NextDouble() / 4));
        }
    }

    [LoggerMessage(1102, LogLevel.Error, "Agenda: {What} of ticket {Ticket} failed")]
    private partial void LogFailed(string what, long? ticket, Exception exception);

    [LoggerMessage(1103, LogLevel.Warning, "Agenda: {What} of ticket {Ticket} ended without an answer: {Why}")]
    private partial void LogUnclear(string what, long? ticket, string why);

    [LoggerMessage(1104, LogLevel.Information, "Agenda: {What} of ticket {Ticket} failed: {Why}; attempt {Attempt}")]
    private partial void LogRetry(string what, long? ticket, string why, int attempt);

    [LoggerMessage(1111, LogLevel.Warning, "Agenda: {What} of ticket {Ticket} was dropped: {Reason}")]
    private partial void LogNotTold(string what, long? ticket, string reason);

    [LoggerMessage(1105, LogLevel.Error, "Agenda: {What} of ticket {Ticket} given up: {Reason}")]
    private partial void LogDead(string what, long? ticket, string reason);
}
