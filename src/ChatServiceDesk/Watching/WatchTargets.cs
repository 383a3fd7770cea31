using ChatServiceDesk.Configuration;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Watching;

/// <summary>A target is due: if it is missed, that is written down, the requester hears a new time and the agents that they have.</summary>
internal sealed class WatchTargets(DeskSettings settings)
{
    public Change Handle(StoredTicket stored, AgendaRow row, DateTimeOffset now)
    {
        Decision decision = row.What == AgendaPlan.WatchResponse ? stored.Ticket.MissResponse(settings.Terms, now) : stored.Ticket.MissResolution(settings.Terms, now);
        return decision is Decision.Accepted accepted ? TicketChange.Of(stored.Partition, stored, accepted, Cause.Of(row)) : Change.None;
    }
}
