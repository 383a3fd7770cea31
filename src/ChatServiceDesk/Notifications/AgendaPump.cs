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

    /// <summary>Works on everything that is due, until nothing is.</summary>
    public async Task RunDueAsync(CancellationToken cancellationToken)
    {
        do
        {
            await _lanes.IdleAsync().WaitAsync(cancellationToken);
        }
        while (await SweepAsync(cancellationToken) > 0);
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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (_options.RunsByItself && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SweepAsync(stoppingToken);
                await Task.Delay(_options.SweepEvery, _clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Whatever it is, the next sweep may do better; leaving here would stop the desk.
                LogSweepFailed(e);
                await Task.Delay(_options.SweepEvery, _clock, stoppingToken);
            }
        }
    }

    private async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        int found = 0;
        Exception? failure = null;
        await foreach (string partition in _tenants.PartitionsAsync(cancellationToken))
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
        await foreach (FoundRow row in _agenda.DueAsync(partition, _clock.GetUtcNow(), cancellationToken))
        {
            found++;
            if (row.Readable is { } readable)
            {
                due.Add(readable);
                continue;
            }

            LogUnreadable(partition, row.Key);
            _metrics.DeadLettered("unreadable");
            await _agenda.BuryUnreadableAsync(row, _clock.GetUtcNow(), cancellationToken);
        }

        Offer(due);
        await _expiry.StepAsync(partition, cancellationToken);
        return found;
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Nothing that fails in one row may hold up the others.")]
    private async Task WorkAsync(AgendaRow row)
    {
        try
        {
            Offer(await _worker.DoAsync(row, _stopping.Token));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The row stays in the agenda; whoever runs next takes it up.
        }
        catch (Exception e)
        {
            LogFailed(row.What, row.Ticket, e);
        }
    }

    [LoggerMessage(1101, LogLevel.Warning, "Agenda: sweep failed; trying again")]
    private partial void LogSweepFailed(Exception exception);

    [LoggerMessage(1106, LogLevel.Error, "Agenda: row {Key} of {Partition} can't be read and was put aside")]
    private partial void LogUnreadable(string partition, string key);

    [LoggerMessage(1107, LogLevel.Error, "Agenda: {What} of ticket {Ticket} broke off and will be taken up again")]
    private partial void LogFailed(string what, long? ticket, Exception exception);
}
