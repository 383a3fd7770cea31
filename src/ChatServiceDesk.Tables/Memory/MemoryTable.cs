using Azure;

namespace ChatServiceDesk.Tables;

/// <summary>A table in memory, with a hook that lets a test or a simulator make it fail.</summary>
public sealed class MemoryTable : ITable
{
    /// <summary>Called before and after each operation; what it throws is what the caller of the table gets.
    /// Thrown before a commit nothing is written; thrown after it everything is.</summary>
    public Func<MemoryOperation, CancellationToken, ValueTask>? Hook { get; set; }

    public ValueTask<Row?> GetAsync(string partition, string rowKey, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<Row> RangeAsync(string partition, KeyRange keys, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<ETag>> CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) => throw new NotSupportedException();
}
