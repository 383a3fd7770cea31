using System.Globalization;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Conversations;

/// <summary>Finds a person's own tickets, and nobody else's.</summary>
internal sealed class OwnTickets(TicketStore tickets)
{
    /// <summary>Named with or without its prefix; the prefix must then be the right one.</summary>
    /// <returns><see langword="null"/> when the person has no such ticket.</returns>
    public async ValueTask<StoredTicket?> FindAsync(Turn turn, string named, CancellationToken cancellationToken)
    {
        bool isComplete = TicketNumber.TryParse(named, null, out TicketNumber number);
        long value = isComplete ? number.Value : long.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out long bare) ? bare : 0;
        return await FindAsync(turn, value, cancellationToken) is { } stored && (!isComplete || stored.Ticket.Number == number) ? stored : null;
    }

    /// <inheritdoc cref="FindAsync(Turn, string, CancellationToken)"/>
    public async ValueTask<StoredTicket?> FindAsync(Turn turn, long number, CancellationToken cancellationToken) =>
        await tickets.FindAsync(HomeOf(turn), number, cancellationToken) is { } stored && stored.Ticket.Requester.Id == turn.Person.Id ? stored : null;

    /// <summary>What the index says of them, newest first: enough to choose from them.</summary>
    public async ValueTask<IReadOnlyList<TicketLine>> LinesAsync(Turn turn, CancellationToken cancellationToken) =>
        await tickets.LinesAsync(HomeOf(turn), turn.Person.Id, cancellationToken).ToListAsync(cancellationToken);

    private static string HomeOf(Turn turn) => Partitions.Shard(turn.Tenant, Partitions.ShardOf(turn.Person.Id, turn.Shards));
}
