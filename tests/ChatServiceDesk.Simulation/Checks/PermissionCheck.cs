using System.Globalization;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Simulation.Checks;

/// <summary>Invariant 8: no event whose actor lacked the permission. Believes what Teams has vouched for and what was posted, not what the desk says of itself.</summary>
/// <param name="heard">Every activity that the desk was given.</param>
/// <param name="calls">Every call that it made.</param>
/// <param name="isMember">Whether a person of a tenant is in a channel's team; not asked if not given, because only members can press there.</param>
internal sealed class PermissionCheck(IEnumerable<Heard> heard, IEnumerable<ConnectorCall> calls, Func<string, string, string, bool>? isMember = null)
{
    private readonly ILookup<string, Heard> _heard = heard.ToLookup(one => one.InboxKey, StringComparer.Ordinal);
    private readonly ILookup<string, string> _channels = calls
        .Where(call => call is { IsSend: true, DeliveryId: not null })
        .Select(call => (Id: call.DeliveryId!, Place: call.PlaceOf())) // Filtered.
        .Where(call => call.Place is not null)
        .ToLookup(call => call.Id, call => ConnectorPlaces.BaseOf(call.Place!)); // Filtered.

    private readonly List<string> _findings = [];

    /// <summary>How many events were looked at: a check that sees none proves nothing.</summary>
    public int Seen { get; private set; }

    /// <returns>What must not be; empty when all is well.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(ITable table, CancellationToken cancellationToken)
    {
        await foreach (string partition in new TenantStore(table, TimeProvider.System, shardsOfNew: 1).PartitionsAsync(cancellationToken))
        {
            StoredPartition rows = await StoredPartition.ReadAsync(table, partition, cancellationToken);
            foreach ((long number, StoredTicket stored) in rows.Tickets)
            {
                Check(rows, stored, rows.History.GetValueOrDefault(number) ?? []);
            }
        }

        return _findings;
    }

    private static ActorRole? RoleFor(string happened) => happened switch
    {
        nameof(TicketEvent.Opened) or nameof(TicketEvent.Answered) or nameof(TicketEvent.Reopened) or nameof(TicketEvent.SurveyAnswered) or nameof(TicketEvent.Edited) or nameof(TicketEvent.Withdrawn) => ActorRole.Requester,
        nameof(TicketEvent.Claimed) or nameof(TicketEvent.Asked) or nameof(TicketEvent.Recategorised) or nameof(TicketEvent.Resolved) => ActorRole.Agent,
        nameof(TicketEvent.ImpactRaised) => ActorRole.Desk,
        _ => null, // Closed: by whoever has rated it, or by the desk in time. PriorityChanged: by an agent, by the desk when it has raised the impact, or with its requester's edit. Said and what changes that: by both.
    };

    private void Check(StoredPartition rows, StoredTicket stored, List<HistoryEntry> history)
    {
        if (history is not [var opened, ..])
        {
            return; // Another invariant's business.
        }

        if (stored.Ticket.Requester.Id != opened.By.Person.Id)
        {
            Add(stored, opened, $"the ticket says that it is {stored.Ticket.Requester.Id}'s, who did not open it");
        }

        foreach (HistoryEntry entry in history)
        {
            if (RoleFor(entry.Event) is { } role && role != entry.By.Role)
            {
                Add(stored, entry, $"done as {entry.By.Role}");
            }

            Seen++;
            CheckActor(rows, stored, opened.By.Person.Id, entry);
        }
    }

    private void CheckActor(StoredPartition rows, StoredTicket stored, PersonId requester, HistoryEntry entry)
    {
        if (entry.By.Role is ActorRole.Desk)
        {
            if (entry.Event is not (nameof(TicketEvent.Closed) or nameof(TicketEvent.ImpactRaised) or nameof(TicketEvent.PriorityChanged))
                || entry.Conversation.Length > 0 || entry.Source.StartsWith(Keys.InboxPrefix, StringComparison.Ordinal))
            {
                Add(stored, entry, $"the desk itself was told to by {entry.Source}");
            }

            return;
        }

        if (!_heard[entry.Source].Any(one => one.Tenant == stored.Tenant && one.Person == entry.By.Person.Id.Value && one.Conversation == entry.Conversation))
        {
            Add(stored, entry, $"nobody like {entry.By.Person.Id} in {entry.Conversation} was heard as {entry.Source}");
        }

        if (entry.By.Role is ActorRole.Requester && entry.By.Person.Id != requester)
        {
            Add(stored, entry, $"done by {entry.By.Person.Id}, who is not the requester");
        }

        if (entry.By.Role is ActorRole.Agent)
        {
            CheckAgent(rows, stored, entry);
        }
    }

    private void CheckAgent(StoredPartition rows, StoredTicket stored, HistoryEntry entry)
    {
        string channel = ConnectorPlaces.BaseOf(entry.Conversation);
        int began = rows.History[stored.Ticket.Number.Value].LastOrDefault(earlier => earlier.Version < entry.Version && HistoryCodec.IsMove(earlier))?.Version ?? 1;
        string post = AgendaRow.DeliveryIdOf(rows.Partition, stored.Ticket.Number.Value, string.Create(CultureInfo.InvariantCulture, $"post-queue-{began}"));
        if (!_channels[post].Contains(channel))
        {
            Add(stored, entry, $"pressed in {channel}, but its card is in [{string.Join(", ", _channels[post])}]");
        }

        if (isMember?.Invoke(stored.Tenant, channel, entry.By.Person.Id.Value) is false)
        {
            Add(stored, entry, $"{entry.By.Person.Id} is not in the team of {channel}");
        }
    }

    private void Add(StoredTicket stored, HistoryEntry entry, string what) =>
        _findings.Add($"{stored.Partition} {stored.Ticket.Number}: invariant 8: {entry.Event} (version {entry.Version}): {what}");
}
