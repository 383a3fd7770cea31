using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>The one door through which the desk writes: what caused a change and all that it changes, in one batch.</summary>
internal sealed class Journal(ITable table)
{
    /// <param name="partition">All of it lies here.</param>
    /// <param name="cause">Consumes what caused the change: the inbox row of an activity, or the agenda row of a timer.</param>
    /// <param name="change">What it changes.</param>
    /// <param name="cancellationToken">Cancels before the commit; afterwards it has happened.</param>
    /// <exception cref="DuplicateException">The cause was consumed before: nothing was written.</exception>
    /// <exception cref="LostRaceException">Another change came first: nothing was written.</exception>
    /// <exception cref="TableException">The store failed.</exception>
    public async Task CommitAsync(string partition, IReadOnlyList<RowChange> cause, Change change, CancellationToken cancellationToken)
    {
        RowChange[] batch = [.. cause, .. change.Rows, .. change.Agenda.Select(row => row.Insert())];
        try
        {
            await table.CommitAsync(partition, batch, cancellationToken);
        }
        catch (TableException e) when (e.IsConflict && e.FailedIndex < cause.Count)
        {
            throw new DuplicateException($"{batch[e.FailedIndex.Value].Key} has had its effect.", e);
        }
        catch (TableException e) when (e.IsConflict)
        {
            throw new LostRaceException($"A row of {partition} was changed first.", e);
        }
    }
}
