using System.Collections.Concurrent;
using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Notifications;

/// <summary>Agenda rows in lanes: those of one lane are worked on one after the other, lanes side by side, a row never twice at once.</summary>
/// <param name="workers">How many rows are worked on at once.</param>
/// <param name="work">Does one row. Must not throw. False: its turn has not come; it and those behind it are forgotten until they are added again.</param>
internal sealed class AgendaLanes(int workers, Func<AgendaRow, Task<bool>> work) : IDisposable
{
    private readonly ConcurrentDictionary<(string Partition, string Key), bool> _known = new();
    private readonly Dictionary<string, Queue<AgendaRow>> _lanes = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _workers = new(workers);
    private int _running;
    private volatile bool _draining;
    private TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Puts a row behind the others of its lane, unless it stands there already.</summary>
    public void Add(AgendaRow row)
    {
        if (!_known.TryAdd((row.Partition, row.Key), true))
        {
            return;
        }

        lock (_lanes)
        {
            if (_lanes.TryGetValue(row.Lane, out Queue<AgendaRow>? lane))
            {
                lane.Enqueue(row);
                return;
            }

            _lanes[row.Lane] = new Queue<AgendaRow>([row]);
            _running++;
        }

        _ = WorkAsync(row.Lane);
    }

    /// <summary>Completes when no row is being worked on and none waits.</summary>
    public Task IdleAsync()
    {
        lock (_lanes)
        {
            return _running == 0 ? Task.CompletedTask : _idle.Task;
        }
    }

    /// <summary>What is being done is finished; nothing new is begun.</summary>
    public void Drain() => _draining = true;

    public void Dispose() => _workers.Dispose();

    private async Task WorkAsync(string lane)
    {
        await Task.Yield(); // Whoever adds a row does not work on it.
        while (Next(lane) is { } row)
        {
            await _workers.WaitAsync(CancellationToken.None);
            bool goesOn = true;
            try
            {
                goesOn = await work(row);
            }
            finally
            {
                _workers.Release();
                _known.TryRemove((row.Partition, row.Key), out _);
            }

            if (!goesOn)
            {
                ForgetRest(lane);
            }
        }
    }

    /// <summary>They keep their order: all of them are found again together.</summary>
    private void ForgetRest(string lane)
    {
        lock (_lanes)
        {
            while (_lanes[lane].TryDequeue(out AgendaRow? row))
            {
                _known.TryRemove((row.Partition, row.Key), out _);
            }
        }
    }

    /// <returns><see langword="null"/> when the lane has come to its end.</returns>
    private AgendaRow? Next(string lane)
    {
        lock (_lanes)
        {
            if (!_draining && _lanes[lane].TryDequeue(out AgendaRow? next))
            {
                return next;
            }

            _lanes.Remove(lane);
            if (--_running == 0)
            {
                _idle.SetResult();
                _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return null;
        }
    }
}
