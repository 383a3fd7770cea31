using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;

namespace ChatServiceDesk.Tables;

/// <summary>A table in memory, with a hook that lets a test or a simulator make it fail.</summary>
public sealed class MemoryTable : ITable
{
    private static readonly ImmutableSortedSet<Row> s_empty =
        ImmutableSortedSet.Create<Row>(Comparer<Row>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key)));

    private static readonly RowData s_noData = new();

    private readonly ConcurrentDictionary<string, ImmutableSortedSet<Row>> _partitions = new(StringComparer.Ordinal);
    private readonly Lock _writing = new();
    private long _version;

    /// <summary>Called before and after each operation; what it throws is what the caller of the table gets.
    /// Thrown before a commit nothing is written; thrown after it everything is.</summary>
    public Func<MemoryOperation, CancellationToken, ValueTask>? Hook { get; set; }

    public async ValueTask<Row?> GetAsync(string partition, string rowKey, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TableRules.CheckKey(partition, "partition");
        TableRules.CheckKey(rowKey, "row");
        await CallHookAsync(new MemoryOperation.Read(partition, rowKey, IsDone: false), cancellationToken);
        Row? row = Rows(partition).TryGetValue(Probe(rowKey), out Row? found) ? found : null;
        await CallHookAsync(new MemoryOperation.Read(partition, rowKey, IsDone: true), cancellationToken);
        return row;
    }

    public async IAsyncEnumerable<Row> RangeAsync(string partition, KeyRange keys, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TableRules.CheckKey(partition, "partition");
        await CallHookAsync(new MemoryOperation.ReadRange(partition, keys, IsDone: false), cancellationToken);
        ImmutableSortedSet<Row> rows = Rows(partition);
        int first = keys.From is { } from && rows.IndexOf(Probe(from)) is var index ? index < 0 ? ~index : index : 0;
        int end = (int)Math.Min(rows.Count, (long)first + (keys.Take ?? int.MaxValue));
        for (int at = first; at < end && keys.Contains(rows[at].Key); at++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return rows[at];
        }

        await CallHookAsync(new MemoryOperation.ReadRange(partition, keys, IsDone: true), cancellationToken);
    }

    public async Task<IReadOnlyList<ETag>> CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TableRules.CheckBatch(partition, changes);
        await CallHookAsync(new MemoryOperation.Commit(partition, changes, IsDone: false), cancellationToken);
        ETag[] etags = new ETag[changes.Count];
        lock (_writing)
        {
            ImmutableSortedSet<Row>.Builder rows = Rows(partition).ToBuilder();
            for (int index = 0; index < etags.Length; index++)
            {
                etags[index] = Apply(rows, partition, changes[index], index);
            }

            _partitions[partition] = rows.ToImmutable(); // only now does anybody see any of it
        }

        await CallHookAsync(new MemoryOperation.Commit(partition, changes, IsDone: true), cancellationToken);
        return etags;
    }

    private ETag Apply(ImmutableSortedSet<Row>.Builder rows, string partition, RowChange change, int index)
    {
        Row? stored = rows.TryGetValue(Probe(change.Key), out Row? found) ? found : null;
        if (Conflicts.Of(change, stored?.ETag, index) is { } conflict)
        {
            throw conflict;
        }

        if (stored is not null)
        {
            rows.Remove(stored);
        }

        RowData? data = change switch
        {
            RowChange.Insert insert => insert.Data,
            RowChange.Replace replace => replace.Data,
            _ => null,
        };
        if (data is null)
        {
            return default;
        }

        ETag etag = new(string.Create(CultureInfo.InvariantCulture, $"\"{++_version}\""));
        rows.Add(new Row(partition, change.Key, data.ReadFrom(partition, change.Key), etag));
        return etag;
    }

    private ImmutableSortedSet<Row> Rows(string partition) => _partitions.GetValueOrDefault(partition, s_empty);

    private ValueTask CallHookAsync(MemoryOperation operation, CancellationToken cancellationToken) =>
        Hook is { } hook ? hook(operation, cancellationToken) : ValueTask.CompletedTask;

    private static Row Probe(string key) => new("", key, s_noData, default);
}
