using System.Collections.Concurrent;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>Hands out ticket numbers. Each partition counts in steps of the number of shards, so a number names its shard.</summary>
/// <param name="table">Holds the counters.</param>
/// <param name="block">How many numbers a process takes at once; those it has not used when it ends are never used.</param>
internal sealed class NumberStore(ITable table, int block)
{
    /// <summary>The first number is the first above this one that falls to the shard.</summary>
    private const long Before = 1000;

    private readonly ConcurrentDictionary<string, Taken> _taken = new(StringComparer.Ordinal);

    public async Task<long> NextAsync(string partition, int shard, int shards, CancellationToken cancellationToken)
    {
        Taken taken = _taken.GetOrAdd(partition, _ => new Taken());
        await taken.Turn.WaitAsync(CancellationToken.None); // Whoever has the turn makes a call or two to the table, and these have limits.
        try
        {
            if (taken.Left == 0)
            {
                taken.Next = await TakeBlockAsync(partition, FirstOf(shard, shards), shards, cancellationToken);
                taken.Left = block;
            }

            long number = taken.Next;
            taken.Next += shards;
            taken.Left--;
            return number;
        }
        finally
        {
            taken.Turn.Release();
        }
    }

    private static long FirstOf(int shard, int shards)
    {
        long next = Before + 1;
        return next + ((shard - (next % shards) + shards) % shards);
    }

    private async Task<long> TakeBlockAsync(string partition, long first, int shards, CancellationToken cancellationToken)
    {
        while (true)
        {
            Row? counter = await table.GetAsync(partition, Keys.Counter, cancellationToken);
            long next = counter?.Data.Int64("Next") ?? first;
            RowData after = new() { ["Next"] = next + ((long)block * shards) };
            try
            {
                await table.CommitAsync(
                    partition,
                    [counter is null ? new RowChange.Insert(Keys.Counter, after) : new RowChange.Replace(Keys.Counter, after, counter.ETag)],
                    cancellationToken);
                return next;
            }
            catch (TableException e) when (e.IsConflict)
            {
                // Another replica took this block; the next read shows what is left.
            }
        }
    }

    private sealed class Taken
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public long Next { get; set; }

        public int Left { get; set; }
    }
}
