using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Following;

/// <summary>Somebody has reported something for a colleague, who may be at home in another partition: from there a row leads to the ticket, so that they find it.</summary>
internal sealed class PointToTicket(TicketStore tickets, TenantStore tenants)
{
    public async ValueTask<Change> HandleAsync(StoredTicket stored, AgendaRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        string home = Partitions.Shard(stored.Tenant, Partitions.ShardOf(stored.Ticket.Requester.Id, await tenants.ShardsAsync(stored.Tenant, cancellationToken)));
        if (home != stored.Partition)
        {
            await tickets.PointAsync(home, stored.Ticket.Requester.Id, stored, cancellationToken);
        }

        return Change.None;
    }
}
