using ChatServiceDesk.Storage;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Directory;

/// <summary>How the people of a ticket are reached. Who has reported it is known in its partition; for whom they did may be at home in another.</summary>
internal sealed class ContactDirectory(ContactStore contacts, TenantStore tenants)
{
    public async ValueTask<Contact?> OfRequesterAsync(StoredTicket stored, CancellationToken cancellationToken) =>
        await contacts.FindAsync(stored.Partition, stored.Ticket.Requester.Id, cancellationToken)
        ?? (stored.Ticket.ReportedBy is null ? null : await FindAsync(stored.Tenant, stored.Ticket.Requester.Id, cancellationToken));

    public async ValueTask<Contact?> OfReporterAsync(StoredTicket stored, CancellationToken cancellationToken) =>
        stored.Ticket.ReportedBy is { } reporter ? await contacts.FindAsync(stored.Partition, reporter.Id, cancellationToken) : null;

    /// <summary>Whoever of the two is known: enough to learn the service's address from.</summary>
    public async ValueTask<Contact?> OfEitherAsync(StoredTicket stored, CancellationToken cancellationToken) =>
        await contacts.FindAsync(stored.Partition, (stored.Ticket.ReportedBy ?? stored.Ticket.Requester).Id, cancellationToken);

    /// <returns><see langword="null"/> for somebody whom the desk has never met.</returns>
    public async ValueTask<Contact?> FindAsync(string tenant, PersonId person, CancellationToken cancellationToken) =>
        await contacts.FindAsync(Partitions.Shard(tenant, Partitions.ShardOf(person, await tenants.ShardsAsync(tenant, cancellationToken))), person, cancellationToken);
}
