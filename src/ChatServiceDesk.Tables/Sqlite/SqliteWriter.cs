using System.Threading.Channels;
using Azure;
using Microsoft.Data.Sqlite;

namespace ChatServiceDesk.Tables;

/// <summary>
/// The one writer of a process. Batches that arrive while it waits for the disk share the next transaction, so that
/// one flush serves them all; each has a savepoint of its own, and none is acknowledged before the commit.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int MaxBatchesPerTransaction = 256;

    private readonly Channel<PendingBatch> _queue = Channel.CreateUnbounded<PendingBatch>(new() { SingleReader = true });
    private readonly SqliteFile _file;
    private readonly SqliteConnection _connection;
    private readonly SqliteStatements _statements;
    private readonly Task _work;

    public SqliteWriter(SqliteFile file)
    {
        _file = file;
        _connection = file.Connect();
        _statements = new(_connection);
        _work = Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public Task<IReadOnlyList<ETag>> CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        PendingBatch batch = new(partition, changes);
        ObjectDisposedException.ThrowIf(!_queue.Writer.TryWrite(batch), typeof(SqliteTable));
        return batch.WaitAsync(cancellationToken);
    }

    /// <summary>What is queued is still written.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _work;
        _statements.Dispose();
        await _connection.DisposeAsync();
    }

    // SQLite blocks, and the thread is our own to block.
    private void Work()
    {
        List<PendingBatch> together = new(MaxBatchesPerTransaction);
        try
        {
            while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                Gather(together);
                if (together.Count > 0)
                {
                    Commit(together);
                }

                together.Clear();
            }
        }
        finally
        {
            // Nothing is left here unless something broke that nobody foresaw; then nobody may wait for ever.
            _queue.Writer.TryComplete();
            Gather(together, int.MaxValue);
            together.ForEach(batch => batch.Fail(new ObjectDisposedException(nameof(SqliteTable))));
        }
    }

    private void Gather(List<PendingBatch> together, int atMost = MaxBatchesPerTransaction)
    {
        while (together.Count < atMost && _queue.Reader.TryRead(out PendingBatch? batch))
        {
            if (batch.TryTake())
            {
                together.Add(batch);
            }
        }
    }

    private void Commit(List<PendingBatch> together)
    {
        bool isCommitting = false;
        try
        {
            _statements.Begin();
            together.ForEach(Apply);
            _statements.SaveCounter();
            isCommitting = true;
            _statements.Commit();
            together.ForEach(batch => batch.Answer());
        }
        catch (SqliteException e)
        {
            RollBack();
            TableException why = SqliteErrors.Of(e, _file.Path, isCommitting);
            together.ForEach(batch => batch.Fail(why));
        }
    }

    private void Apply(PendingBatch batch)
    {
        ETag[] etags = new ETag[batch.Changes.Count];
        _statements.Savepoint();
        for (int index = 0; index < etags.Length; index++)
        {
            if (_statements.Apply(batch.Partition, batch.Changes[index], index, out etags[index]) is { } conflict)
            {
                _statements.RollBackToSavepoint();
                batch.Refusal = conflict;
                return;
            }
        }

        _statements.Release();
        batch.ETags = etags;
    }

    // After some errors SQLite has rolled back by itself, and says so when asked to do it again.
    private void RollBack()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) is 0)
        {
            try
            {
                SqliteFile.Execute(_connection, "ROLLBACK");
            }
            catch (SqliteException)
            {
                // the next BEGIN will fail and say why
            }
        }
    }
}
