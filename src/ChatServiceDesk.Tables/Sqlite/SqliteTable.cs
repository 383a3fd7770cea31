using Azure;

namespace ChatServiceDesk.Tables;

/// <summary>A table in one SQLite file.</summary>
public sealed class SqliteTable : ITable, IAsyncDisposable
{
    public static SqliteTable Open(string file) => throw new NotSupportedException();

    public ValueTask<Row?> GetAsync(string partition, string rowKey, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<Row> RangeAsync(string partition, KeyRange keys, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<ETag>> CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => throw new NotSupportedException();
}
