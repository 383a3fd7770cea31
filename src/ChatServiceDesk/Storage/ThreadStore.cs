using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>Which ticket a thread in a channel is about. Beside the channels, for a thread does not say in which shard its ticket is.</summary>
internal sealed class ThreadStore(ITable table)
{
    /// <returns><see langword="null"/> when no card of a ticket has begun that thread.</returns>
    public async ValueTask<long?> FindAsync(string tenant, string conversation, CancellationToken cancellationToken) =>
        await table.GetAsync(Partitions.Desk(tenant), Keys.Thread(conversation), cancellationToken) is { } row ? row.Data.Int64("Ticket") : null;

    /// <summary>Notes which ticket's card has begun a thread. When that can't be saved, agents there have to name the ticket.</summary>
    public async Task RememberAsync(string tenant, string conversation, long ticket)
    {
        try
        {
            // Not the attempt's token: the card is out, and nothing may call that in question.
            await table.CommitAsync(Partitions.Desk(tenant), [new RowChange.Insert(Keys.Thread(conversation), new RowData { ["Ticket"] = ticket })], CancellationToken.None);
        }
        catch (TableException)
        {
            // It stands there already, or the table is slow.
        }
    }
}
