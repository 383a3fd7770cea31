using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Azure;
using Microsoft.Data.Sqlite;

namespace ChatServiceDesk.Tables;

/// <summary>A table in one SQLite file on a local disk, which several processes of one machine may share.</summary>
/// <remarks>
/// A commit that was acknowledged survives the death of the process and, where the disk keeps its word, of the machine.
/// A commit that was cancelled has written nothing. Reads never wait for writes.
/// </remarks>
public sealed class SqliteTable : ITable, IAsyncDisposable
{
    private const int RowsPerPage = 200;

    private readonly ConcurrentBag<SqliteReader> _idle = [];
    private readonly SqliteFile _file;
    private readonly SqliteWriter _writer;
    private volatile bool _isDisposed;

    private SqliteTable(SqliteFile file)
    {
        _file = file;
        _writer = new(file);
    }

    /// <param name="file">Made when there is none; its directory must exist. SQLite puts two more files beside it.</param>
    /// <exception cref="TableException">The file cannot be used; the message says why and what to do.</exception>
    public static SqliteTable Open(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        SqliteFile prepared = new(Path.GetFullPath(file));
        prepared.Prepare();
        return new(prepared);
    }

    public ValueTask<Row?> GetAsync(string partition, string rowKey, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TableRules.CheckKey(partition, "partition");
        TableRules.CheckKey(rowKey, "row");
        return ValueTask.FromResult(Read(reader => reader.Get(partition, rowKey)));
    }

    public async IAsyncEnumerable<Row> RangeAsync(string partition, KeyRange keys, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TableRules.CheckKey(partition, "partition");
        string from = keys.From ?? "";
        int left = keys.Take ?? int.MaxValue;
        for (bool isFirst = true; left > 0; isFirst = false)
        {
            // A later page starts with the last row of the one before, which was handed out already.
            int asked = Math.Min(left, RowsPerPage) + (isFirst ? 0 : 1);
            List<Row> page = Read(reader => reader.Page(partition, from, keys.To, asked));
            foreach (Row row in page.Where(row => isFirst || row.Key != from))
            {
                cancellationToken.ThrowIfCancellationRequested();
                left--;
                yield return row;
            }

            if (page.Count < asked)
            {
                yield break;
            }

            from = page[^1].Key;
            await Task.Yield(); // a long range lets others have the thread between its pages
        }
    }

    public async Task<IReadOnlyList<ETag>> CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TableRules.CheckBatch(partition, changes);
        return changes.Count is 0 ? [] : await _writer.CommitAsync(partition, changes, cancellationToken);
    }

    /// <summary>Finishes the commits under way.</summary>
    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        await _writer.DisposeAsync();
        CloseIdle();
    }

    private T Read<T>(Func<SqliteReader, T> read)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        try
        {
            SqliteReader reader = _idle.TryTake(out SqliteReader? idle) ? idle : new SqliteReader(_file);
            try
            {
                return read(reader);
            }
            finally
            {
                _idle.Add(reader);
                if (_isDisposed)
                {
                    CloseIdle();
                }
            }
        }
        catch (SqliteException e)
        {
            throw SqliteErrors.Of(e, _file.Path);
        }
    }

    private void CloseIdle()
    {
        while (_idle.TryTake(out SqliteReader? reader))
        {
            reader.Dispose();
        }
    }
}
