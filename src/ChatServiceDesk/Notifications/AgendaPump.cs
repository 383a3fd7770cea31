using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using ChatServiceDesk.Observability;
using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Notifications;

/// <summary>Works the agenda off: at once what this process has committed, and by sweeping whatever is due.</summary>
internal sealed partial class AgendaPump : BackgroundService
{
    private readonly AgendaStore _agenda;
    private readonly TenantStore _tenants;
    private readonly AgendaWorker _worker;
    private readonly InboxExpiry _expiry;
    private readonly AgendaOptions _options;
    private readonly DeskMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly ILogger<AgendaPump> _logger;
    private readonly AgendaLanes _lanes;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<string, string?> _further = new(StringComparer.Ordinal);
    private int _worked;

    public AgendaPump(AgendaStore agenda, TenantStore tenants, AgendaWorker worker, InboxExpiry expiry, AgendaOptions options, DeskMetrics metrics, TimeProvider clock, ILogger<AgendaPump> logger)
    {
        (_agenda, _tenants, _worker, _expiry, _options, _metrics, _clock, _logger) = (agenda, tenants, worker, expiry, options, metrics, clock, logger);
        _lanes = new AgendaLanes(options.Workers, WorkAsync);
    }

    /// <summary>Takes up rows that are due.</summary>
    public void Offer(IEnumerable<AgendaRow> rows)
    {
        foreach (AgendaRow row in rows.Where(row => row.Due <= _clock.GetUtcNow()))
        {
            _lanes.Add(row);
        }
    }

    /// <summary>Works on everything that is due, until nothing is, or what is left has to wait for its turn.</summary>
    public async Task RunDueAsync(CancellationToken cancellationToken)
    {
        int before;
        do
        {
            await _lanes.IdleAsync().WaitAsync(cancellationToken);
            before = Volatile.Read(ref _worked);
            await SweepAsync(cancellationToken);
            await _lanes.IdleAsync().WaitAsync(cancellationToken);
        }
        while (Volatile.Read(ref _worked) != before);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _lanes.Drain();
        await base.StopAsync(cancellationToken);
        try
        {
            await _lanes.IdleAsync().WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await _stopping.CancelAsync();
        }
    }

    public override void Dispose()
    {
        _lanes.Dispose();
        _stopping.Dispose();
        base.Dispose();
    }

    /// <summary>Sweeps again and again until it is told to stop.</summary>
    public async Task KeepSweepingAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SweepAsync(stoppingToken);
                await Task.Delay(_options.SweepEvery, _clock, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it is, the next sweep may do better; leaving here would stop the desk.
                LogSweepFailed(e);
                await Task.Delay(_options.SweepEvery, _clock, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        _options.RunsByItself ? KeepSweepingAsync(stoppingToken) : Task.CompletedTask;

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        Exception? failure = null;
        await foreach (string partition in _tenants.PartitionsAsync(cancellationToken))
        {
            try
            {
                await SweepAsync(partition, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failure = e; // One partition must not hold up those behind it.
            }
        }

        if (failure is not null)
        {
            throw new InvalidOperationException("A partition could not be swept.", failure);
        }
    }

    /// <summary>Looks at the first page of what is due, and where that is full at one more behind it: what can't be sent now must not hide the rest.</summary>
    private async Task SweepAsync(string partition, CancellationToken cancellationToken)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        string? last = await SweepAsync(partition, _agenda.DueAsync(partition, now, cancellationToken), _ => true, cancellationToken);
        if (last is not null)
        {
            // Answers in a chat keep their order by standing behind those that are found with them, so of those only the first page goes.
            string from = _further.GetValueOrDefault(partition) is { } further && string.CompareOrdinal(further, last) > 0 ? further : last;
            last = await SweepAsync(partition, _agenda.DueBehindAsync(partition, from, now, cancellationToken), row => row.Kind is not (AgendaKind.Reply or AgendaKind.Advise), cancellationToken);
        }

        _further[partition] = last;
        await _expiry.StepAsync(partition, cancellationToken);
    }

    /// <returns>The last key of a full page; <see langword="null"/> when there is no more.</returns>
    private async Task<string?> SweepAsync(string partition, IAsyncEnumerable<FoundRow> page, Func<AgendaRow, bool> isWanted, CancellationToken cancellationToken)
    {
        List<AgendaRow> due = [];
        int seen = 0;
        string? last = null;
        await foreach (FoundRow row in page)
        {
            (seen, last) = (seen + 1, row.Key);
            if (row.Readable is { } readable)
            {
                due.Add(readable);
                continue;
            }

            LogUnreadable(partition, row.Key);
            _metrics.DeadLettered("unreadable");
            await _agenda.BuryUnreadableAsync(row, _clock.GetUtcNow(), cancellationToken);
            Interlocked.Increment(ref _worked);
        }

        Offer(due.Where(isWanted));
        return seen < AgendaStore.SweepSize ? null : last;
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Nothing that fails in one row may hold up the others.")]
    private async Task<bool> WorkAsync(AgendaRow row)
    {
        try
        {
            if (await _worker.DoAsync(row, _stopping.Token) is not { } more)
            {
                return false;
            }

            Offer(more);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The row stays in the agenda; whoever runs next takes it up.
        }
        catch (Exception e)
        {
            LogFailed(row.What, row.Ticket, e);
        }

        Interlocked.Increment(ref _worked);
        return true;
    }

    [LoggerMessage(1101, LogLevel.Warning, "Agenda: sweep failed; trying again")]
    private partial void LogSweepFailed(Exception exception);

    [LoggerMessage(1106, LogLevel.Error, "Agenda: row {Key} of {Partition} can't be read and was put aside")]
    private partial void LogUnreadable(string partition, string key);

    [LoggerMessage(1107, LogLevel.Error, "Agenda: {What} of ticket {Ticket} broke off and will be taken up again")]
    private partial void LogFailed(string what, long? ticket, Exception exception);
}
