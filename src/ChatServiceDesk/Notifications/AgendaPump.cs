using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using ChatServiceDesk.Observability;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Notifications;

/// <summary>Works the agenda off: at once what this process has committed, and by sweeping whatever is due.</summary>
internal sealed partial class AgendaPump(
    AgendaStore agenda,
    TenantStore tenants,
    TicketStore tickets,
    Journal journal,
    Courier courier,
    TimerHandlers timers,
    AgendaOptions options,
    DeskMetrics metrics,
    TimeProvider clock,
    Random random,
    ILogger<AgendaPump> logger) : BackgroundService
{
    private readonly ConcurrentDictionary<(string Partition, string Key), bool> _known = new();
    private readonly Dictionary<string, Queue<AgendaRow>> _lanes = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _workers = new(options.Workers);
    private readonly CancellationTokenSource _stopping = new();
    private int _running;
    private volatile bool _draining;
    private TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Takes up rows that are due. Rows of one lane are worked on one after the other, in this order.</summary>
    public void Offer(IEnumerable<AgendaRow> rows)
    {
        foreach (AgendaRow row in rows)
        {
            if (row.Due > clock.GetUtcNow() || !_known.TryAdd((row.Partition, row.Key), true))
            {
                continue;
            }

            lock (_lanes)
            {
                if (_lanes.TryGetValue(row.Lane, out Queue<AgendaRow>? lane))
                {
                    lane.Enqueue(row);
                    continue;
                }

                _lanes[row.Lane] = new Queue<AgendaRow>([row]);
                _running++;
            }

            _ = Task.Run(() => WorkLaneAsync(row.Lane), CancellationToken.None);
        }
    }

    /// <summary>Works on everything that is due, until nothing is.</summary>
    public async Task RunDueAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await IdleAsync().WaitAsync(cancellationToken);
            if (await SweepAsync(cancellationToken) == 0)
            {
                return;
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _draining = true; // What is being sent is finished; nothing new is begun.
        await base.StopAsync(cancellationToken);
        try
        {
            await IdleAsync().WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await _stopping.CancelAsync();
        }
    }

    public override void Dispose()
    {
        _workers.Dispose();
        _stopping.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.RunsByItself && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SweepAsync(stoppingToken);
                await Task.Delay(options.SweepEvery, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Whatever it is, the next sweep may do better; leaving here would stop the desk.
                LogSweepFailed(e);
                await Task.Delay(options.SweepEvery, clock, stoppingToken);
            }
        }
    }

    private Task IdleAsync()
    {
        lock (_lanes)
        {
            return _running == 0 ? Task.CompletedTask : _idle.Task;
        }
    }

    private async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        int found = 0;
        Exception? failure = null;
        await foreach (string partition in tenants.PartitionsAsync(cancellationToken))
        {
            try
            {
                found += await SweepAsync(partition, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failure = e; // One partition must not hold up those behind it.
            }
        }

        return failure is null ? found : throw new InvalidOperationException("A partition could not be swept.", failure);
    }

    private async Task<int> SweepAsync(string partition, CancellationToken cancellationToken)
    {
        List<AgendaRow> due = [];
        int found = 0;
        await foreach (FoundRow row in agenda.DueAsync(partition, clock.GetUtcNow(), cancellationToken))
        {
            found++;
            if (row.Readable is { } readable)
            {
                due.Add(readable);
                continue;
            }

            LogUnreadable(partition, row.Key);
            metrics.DeadLettered("unreadable");
            await agenda.BuryUnreadableAsync(row, clock.GetUtcNow(), cancellationToken);
        }

        Offer(due);
        return found;
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Nothing that fails in one row may hold up the others.")]
    private async Task WorkLaneAsync(string name)
    {
        while (true)
        {
            AgendaRow row;
            lock (_lanes)
            {
                if (!_lanes[name].TryDequeue(out AgendaRow? next) || _draining)
                {
                    _lanes.Remove(name);
                    if (--_running == 0)
                    {
                        _idle.SetResult();
                        _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
                    }

                    return;
                }

                row = next;
            }

            await _workers.WaitAsync(CancellationToken.None);
            try
            {
                await WorkAsync(row, _stopping.Token);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                // The row stays in the agenda; whoever runs next takes it up.
            }
            catch (Exception e)
            {
                LogFailed(row.What, row.Ticket, e);
            }
            finally
            {
                _workers.Release();
                _known.TryRemove((row.Partition, row.Key), out _);
            }
        }
    }

    private Task WorkAsync(AgendaRow row, CancellationToken cancellationToken) =>
        row.Kind is AgendaKind.Timer ? RunTimerAsync(row, cancellationToken) : DeliverAsync(row, cancellationToken);

    private async Task DeliverAsync(AgendaRow row, CancellationToken cancellationToken)
    {
        // Whoever held it last died with it: a message may have gone out, an update does no harm twice.
        AgendaRow known = row.InFlight && row.Kind is not AgendaKind.Refresh ? row with { Unclear = row.Unclear + 1, InFlight = false } : row;
        if (await agenda.TakeAsync(known, clock.GetUtcNow() + options.TakeOver, cancellationToken) is not { } taken)
        {
            return;
        }

        if (taken.Attempts > options.MaxAttempts)
        {
            await BuryAsync(taken, $"{taken.Attempts - 1} attempts came to no end", cancellationToken);
            return;
        }

        if (taken.Unclear > 1)
        {
            await BuryAsync(taken, "it may have arrived: two attempts ended without an answer", cancellationToken);
            return;
        }

        await SettleAsync(taken, await TryCarryAsync(taken, cancellationToken), cancellationToken);
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

    private async Task SettleAsync(AgendaRow taken, Attempt attempt, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        AgendaRow idle = taken with { InFlight = false };
        switch (attempt)
        {
            case Attempt.Done done:
                metrics.Sent(taken.Kind, done.Outcome);
                if (await agenda.DoneAsync(taken, done.Outcome, done.Place, now, cancellationToken) is { } refresh)
                {
                    Offer([refresh]);
                }

                break;
            case Attempt.TooEarly early:
                await agenda.MoveAsync(taken, idle with { Due = now + early.After, Attempts = taken.Attempts - 1, Failure = early.Why }, cancellationToken);
                break;
            case Attempt.Unclear unclear:
                metrics.Unclear(taken.Kind);
                LogUnclear(taken.What, taken.Ticket, unclear.Why);
                await agenda.MoveAsync(taken, idle with { Due = now + Backoff(taken.Attempts, null), Unclear = taken.Unclear + 1, Failure = unclear.Why }, cancellationToken);
                break;
            case Attempt.Failed failed when taken.Attempts < options.MaxAttempts:
                metrics.Retried(taken.Kind);
                LogRetry(taken.What, taken.Ticket, failed.Why, taken.Attempts);
                await agenda.MoveAsync(taken, idle with { Due = now + Backoff(taken.Attempts, failed.After), Failure = failed.Why }, cancellationToken);
                break;
            case Attempt.Failed failed:
                await BuryAsync(taken, $"{failed.Why}, {taken.Attempts} attempts", cancellationToken);
                break;
            case Attempt.Hopeless hopeless:
                await BuryAsync(taken, hopeless.Why, cancellationToken);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>A timer changes the ticket and goes away in one batch, so it need not be taken: whoever commits first has done it.</summary>
    private async Task RunTimerAsync(AgendaRow row, CancellationToken cancellationToken)
    {
        try
        {
            if (timers.Find(row.What) is not { } handler
                || row.Ticket is not { } number
                || await tickets.FindAsync(row.Partition, number, cancellationToken) is not { } stored)
            {
                await BuryAsync(row, "nobody knows this timer, or its ticket is missing", cancellationToken);
                return;
            }

            Change change = handler(stored, new Cause(row.What, "", row.What), clock.GetUtcNow());
            await journal.CommitAsync(row, change, cancellationToken);
            Offer(change.Agenda);
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
    }

    private async Task BuryAsync(AgendaRow row, string reason, CancellationToken cancellationToken)
    {
        metrics.DeadLettered(row.Kind.ToString());
        LogDead(row.What, row.Ticket, reason);
        await agenda.BuryAsync(row, reason, clock.GetUtcNow(), cancellationToken);
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

    [LoggerMessage(1101, LogLevel.Warning, "Agenda: sweep failed; trying again")]
    private partial void LogSweepFailed(Exception exception);

    [LoggerMessage(1102, LogLevel.Error, "Agenda: {What} of ticket {Ticket} failed")]
    private partial void LogFailed(string what, long? ticket, Exception exception);

    [LoggerMessage(1103, LogLevel.Warning, "Agenda: {What} of ticket {Ticket} ended without an answer: {Why}")]
    private partial void LogUnclear(string what, long? ticket, string why);

    [LoggerMessage(1104, LogLevel.Information, "Agenda: {What} of ticket {Ticket} failed: {Why}; attempt {Attempt}")]
    private partial void LogRetry(string what, long? ticket, string why, int attempt);

    [LoggerMessage(1105, LogLevel.Error, "Agenda: {What} of ticket {Ticket} given up: {Reason}")]
    private partial void LogDead(string what, long? ticket, string reason);

    [LoggerMessage(1106, LogLevel.Error, "Agenda: row {Key} of {Partition} can't be read and was put aside")]
    private partial void LogUnreadable(string partition, string key);
}
