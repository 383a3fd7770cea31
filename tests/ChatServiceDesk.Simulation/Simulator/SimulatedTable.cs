using System.Net;
using System.Runtime.CompilerServices;
using Azure;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Simulation;

/// <summary>One process's way to the table that all share: it takes time, it fails, and each answer tells the time.</summary>
/// <param name="scheduler">Of this run.</param>
/// <param name="shared">The table itself.</param>
/// <param name="process">Whose way it is.</param>
/// <param name="clock">Hears the time from each answer.</param>
/// <param name="weather">What fails, at any moment.</param>
/// <param name="bug">What this desk does wrong on purpose.</param>
/// <param name="committed">Told of each batch before it is written, with the true time.</param>
internal sealed class SimulatedTable(
    Scheduler scheduler, MemoryTable shared, SimulatedProcess process, ServiceClock clock, Func<Weather> weather, Bug bug, Action<string, IReadOnlyList<RowChange>> committed) : ITable
{
    private static readonly TimeSpan LongestTrip = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan LongestOfSlow = TimeSpan.FromSeconds(20);

    /// <summary>Rows in one answer, so that a range is read over several moments.</summary>
    private const int Page = 40;

    public async ValueTask<Row?> GetAsync(string partition, string rowKey, CancellationToken cancellationToken)
    {
        long sent = await GoAsync(cancellationToken);
        Row? row = await shared.GetAsync(partition, rowKey, CancellationToken.None);
        await ReturnAsync(sent, cancellationToken);
        return row;
    }

    public async IAsyncEnumerable<Row> RangeAsync(string partition, KeyRange keys, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int left = keys.Take ?? int.MaxValue;
        KeyRange rest = keys;
        while (left > 0)
        {
            long sent = await GoAsync(cancellationToken);
            List<Row> page = [];
            await foreach (Row row in shared.RangeAsync(partition, rest.First(Math.Min(left, Page)), CancellationToken.None))
            {
                page.Add(row);
            }

            await ReturnAsync(sent, cancellationToken);
            foreach (Row row in page)
            {
                yield return row;
            }

            if (page.Count < Page)
            {
                yield break;
            }

            left -= page.Count;
            string next = page[^1].Key + "\0";
            rest = keys.To is { } to ? KeyRange.Between(next, to) : KeyRange.StartingAt(next);
        }
    }

    public async Task<IReadOnlyList<ETag>> CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        long sent = await GoAsync(cancellationToken);
        bool unclear = scheduler.Chance(weather().Unclear);
        if (unclear && scheduler.Chance(0.5))
        {
            throw await LostAsync();
        }

        if (scheduler.Chance(weather().Touched))
        {
            await TouchAsync(partition, changes);
        }

        (IReadOnlyList<RowChange> now, IReadOnlyList<RowChange> later) = await Sabotage.SplitAsync(bug, shared, partition, changes);
        IReadOnlyList<ETag> etags = await WriteAsync(partition, now, sent, cancellationToken);
        if (later.Count > 0)
        {
            await GoAsync(cancellationToken);
            await WriteAsync(partition, later, sent, cancellationToken);
        }

        if (unclear)
        {
            throw await LostAsync();
        }

        await ReturnAsync(sent, cancellationToken);
        return etags;
    }

    private async Task<IReadOnlyList<ETag>> WriteAsync(string partition, IReadOnlyList<RowChange> changes, long sent, CancellationToken cancellationToken)
    {
        TableException failure;
        try
        {
            IReadOnlyList<ETag> etags = await shared.CommitAsync(partition, changes, CancellationToken.None);
            committed(partition, changes);
            scheduler.Note($"{process} writes {string.Join(' ', changes.Select(change => $"{change.GetType().Name[0]}:{change.Key}"))}");
            return etags;
        }
        catch (TableException e)
        {
            failure = e;
        }

        await ReturnAsync(sent, cancellationToken);
        throw failure;
    }

    /// <summary>On the way there.</summary>
    /// <returns>The timestamp from when it began.</returns>
    private async Task<long> GoAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        long sent = clock.GetTimestamp();
        await TripAsync(cancellationToken);
        if (scheduler.Chance(weather().Busy))
        {
            await TripAsync(cancellationToken);
            Observe(sent);
            throw new TableException(HttpStatusCode.ServiceUnavailable, TableErrorCode.Busy, "The simulated table has too much to do.");
        }

        return sent;
    }

    /// <summary>On the way back. The answer was dated when it was given.</summary>
    private async Task ReturnAsync(long sent, CancellationToken cancellationToken)
    {
        DateTimeOffset given = scheduler.Now;
        await TripAsync(cancellationToken);
        Observe(sent, given);
    }

    private void Observe(long sent) => Observe(sent, scheduler.Now);

    private void Observe(long sent, DateTimeOffset given) =>
        clock.Observe(new DateTimeOffset(given.UtcTicks - (given.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero), sent, clock.GetTimestamp());

    private Task TripAsync(CancellationToken cancellationToken) =>
        scheduler.DelayAsync(scheduler.Some(scheduler.Chance(weather().Slow) ? LongestOfSlow : LongestTrip)).WaitAsync(cancellationToken);

    private async Task<TableException> LostAsync()
    {
        await scheduler.DelayAsync(scheduler.Some(LongestOfSlow));
        return new TableException(HttpStatusCode.GatewayTimeout, TableErrorCode.Unclear, "The simulated answer is lost.");
    }

    /// <summary>Writes one of the rows as it is: whoever has read it before has lost the race.</summary>
    private async Task TouchAsync(string partition, IReadOnlyList<RowChange> changes)
    {
        RowChange[] replaced = [.. changes.Where(change => change is RowChange.Replace)];
        if (replaced.Length > 0 && await shared.GetAsync(partition, scheduler.Any(replaced).Key, CancellationToken.None) is { } row)
        {
            await shared.CommitAsync(partition, [new RowChange.Replace(row.Key, row.Data, row.ETag)], CancellationToken.None);
        }
    }
}
