using System.Runtime.CompilerServices;
using Azure;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Testing;

/// <summary>A table that takes its time for everything once it is told to, by the clock of the test.</summary>
public sealed class SlowTable(ITable inner) : ITable, IDisposable
{
    private readonly SemaphoreSlim _asked = new(0);

    private TimeProvider? _clock;
    private TimeSpan _delay;

    /// <summary>From now on each call takes so long.</summary>
    public void SlowDown(TimeSpan delay, TimeProvider clock) => (_delay, _clock) = (delay, clock);

    public void SpeedUp() => _clock = null;

    /// <summary>Waits until one more call waits for its time.</summary>
    public Task WhenAskedAsync(CancellationToken cancellationToken) => _asked.WaitAsync(cancellationToken);

    public void Dispose() => _asked.Dispose();

    public async ValueTask<Row?> GetAsync(string partition, string rowKey, CancellationToken cancellationToken)
    {
        await SlowlyAsync(cancellationToken);
        return await inner.GetAsync(partition, rowKey, cancellationToken);
    }

    public async IAsyncEnumerable<Row> RangeAsync(string partition, KeyRange keys, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await SlowlyAsync(cancellationToken);
        await foreach (Row row in inner.RangeAsync(partition, keys, cancellationToken)) yield return row;
    }

    public async Task<IReadOnlyList<ETag>> CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        await SlowlyAsync(cancellationToken);
        return await inner.CommitAsync(partition, changes, cancellationToken);
    }

    private async Task SlowlyAsync(CancellationToken cancellationToken)
    {
        if (_clock is not { } clock) return;
        Task waiting = Task.Delay(_delay, clock, cancellationToken);
        _asked.Release();
        await waiting;
    }
}
