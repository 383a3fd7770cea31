using Azure;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>The one door through which the desk writes: what caused a change and all that it changes, in one batch.</summary>
internal sealed class Journal(ITable table)
{
    /// <summary>Commits what an activity has caused.</summary>
    /// <param name="partition">All of it lies here.</param>
    /// <param name="activity">Its inbox row goes into the same batch.</param>
    /// <param name="change">What it changes.</param>
    /// <param name="cancellationToken">Cancels before the commit; afterwards it has happened.</param>
    /// <exception cref="DuplicateException">The activity has had its effect before: nothing was written.</exception>
    /// <exception cref="LostRaceException">Another change came first: nothing was written.</exception>
    /// <exception cref="TableException">The store failed.</exception>
    public Task CommitAsync(string partition, InboxEntry activity, Change change, CancellationToken cancellationToken) =>
        CommitAsync(partition, activity.Insert(), change, cancellationToken);

    /// <summary>Commits what a timer has caused. The timer goes away in the same batch.</summary>
    /// <inheritdoc cref="CommitAsync(string, InboxEntry, Change, CancellationToken)"/>
    public Task CommitAsync(AgendaRow timer, Change change, CancellationToken cancellationToken) =>
        CommitAsync(timer.Partition, new RowChange.Delete(timer.Key, ETag.All), change, cancellationToken);

    private async Task CommitAsync(string partition, RowChange cause, Change change, CancellationToken cancellationToken)
    {
        RowChange[] batch = [cause, .. change.Rows, .. change.Agenda.Select(row => row.Insert())];
        try
        {
            await table.CommitAsync(partition, batch, cancellationToken);
        }
        catch (TableException e) when (e.IsConflict && e.FailedIndex is 0)
        {
            throw new DuplicateException($"{cause.Key} has had its effect.", e);
        }
        catch (TableException e) when (e.IsConflict)
        {
            throw new LostRaceException($"A row of {partition} was changed first.", e);
        }
    }
}
