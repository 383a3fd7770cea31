using ChatServiceDesk.Configuration;
using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Directory;

/// <summary>Which channel a queue's cards go to.</summary>
internal sealed class QueueChannels(DeskSettings settings, ChannelStore channels, ContactDirectory contacts, TicketStore tickets)
{
    /// <summary>The queue's own channel, else the one for all queues, else what <c>desk.yaml</c> says, else where the desk was installed.
    /// Those that take nothing from the desk are passed over. A restricted queue's cards go only where the queue is named.</summary>
    /// <returns><see langword="null"/> while there is none of them.</returns>
    public async ValueTask<ChannelStore.Channel?> ForAsync(StoredTicket ticket, CancellationToken cancellationToken) =>
        await OpenAsync(ticket.Tenant, await channels.BoundAsync(ticket.Tenant, ticket.Ticket.Queue, cancellationToken), cancellationToken)
        ?? await OpenAsync(ticket.Tenant, await ConfiguredAsync(ticket, byName: true, cancellationToken), cancellationToken)
        ?? (settings.IsRestricted(ticket.Ticket.Queue) ? null : await ForAnyAsync(ticket, cancellationToken));

    public bool IsRestricted(StoredTicket ticket) => settings.IsRestricted(ticket.Ticket.Queue);

    /// <summary>Where operators are told that something went wrong: the channel connected to <c>operators</c>, else what <c>desk.yaml</c> says,
    /// else where the desk was installed.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="somebody">Anybody there: the file names the channel only.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async ValueTask<ChannelStore.Channel?> ForOperatorsAsync(string tenant, Contact? somebody, CancellationToken cancellationToken)
    {
        ConfiguredChannel? configured = settings.Channels.FirstOrDefault(channel => IsOf(channel, tenant) && channel.Queues.Contains(ChannelStore.Operators));
        return await OpenAsync(tenant, await channels.BoundAsync(tenant, ChannelStore.Operators, cancellationToken), cancellationToken)
            ?? (configured is null || somebody is null ? null : await OpenAsync(tenant, new ChannelStore.Channel(configured.Channel, somebody.ServiceUrl, somebody.Bot), cancellationToken))
            ?? await channels.InstalledAsync(tenant, cancellationToken);
    }

    public ValueTask<Contact?> ContactOfAsync(StoredTicket ticket, CancellationToken cancellationToken) =>
        contacts.OfRequesterAsync(ticket, cancellationToken);

    /// <summary>Whether this is the channel where the ticket's card was posted; while it is not, the one where it would be posted now.</summary>
    public async ValueTask<bool> IsForAgentsAsync(StoredTicket ticket, string conversation, CancellationToken cancellationToken)
    {
        Place place = await tickets.PlaceAsync(ticket.Partition, ticket.Ticket.Number.Value, ticket.QueuePlace, cancellationToken);
        return place.Conversation.Length > 0 ? IsIn(place.Conversation, conversation) : (await ForAsync(ticket, cancellationToken))?.Id == conversation;
    }

    /// <summary>Whether a card of the ticket stands here from a time when it was another team's.</summary>
    public async ValueTask<bool> WasForAgentsAsync(StoredTicket ticket, string conversation, CancellationToken cancellationToken) =>
        ticket.QueueVersion > 0
        && await tickets.PlacesAsync(ticket.Partition, ticket.Ticket.Number.Value, cancellationToken)
            .AnyAsync(place => AgendaPlan.ReadQueuePlace(place.Name) < ticket.QueueVersion && IsIn(place.Conversation, conversation), cancellationToken);

    /// <summary>A thread's id is its channel's with a suffix.</summary>
    private static bool IsIn(string thread, string channel) =>
        thread == channel || thread.StartsWith(channel + ";", StringComparison.Ordinal);

    private static bool IsOf(ConfiguredChannel channel, string tenant) => string.Equals(channel.Tenant, tenant, StringComparison.OrdinalIgnoreCase);

    private async ValueTask<ChannelStore.Channel?> OpenAsync(string tenant, ChannelStore.Channel? channel, CancellationToken cancellationToken) =>
        channel is not null && await channels.IsReachableAsync(tenant, channel.Id, cancellationToken) ? channel : null;

    /// <summary>Where cards of every queue may go that has no channel of its own.</summary>
    private async ValueTask<ChannelStore.Channel?> ForAnyAsync(StoredTicket ticket, CancellationToken cancellationToken) =>
        await OpenAsync(ticket.Tenant, await channels.BoundAsync(ticket.Tenant, ChannelStore.AllQueues, cancellationToken), cancellationToken)
        ?? await OpenAsync(ticket.Tenant, await ConfiguredAsync(ticket, byName: false, cancellationToken), cancellationToken)
        ?? await channels.InstalledAsync(ticket.Tenant, cancellationToken);

    /// <remarks>The file names the channel only; the connector's address and the bot's id are those of the requester's own chat.</remarks>
    private async ValueTask<ChannelStore.Channel?> ConfiguredAsync(StoredTicket ticket, bool byName, CancellationToken cancellationToken) =>
        settings.Channels.FirstOrDefault(channel => IsOf(channel, ticket.Tenant) && (byName ? channel.Queues.Contains(ticket.Ticket.Queue) : channel.Queues.Count == 0)) is { } configured
        && await contacts.OfEitherAsync(ticket, cancellationToken) is { } contact
            ? new ChannelStore.Channel(configured.Channel, contact.ServiceUrl, contact.Bot)
            : null;
}
