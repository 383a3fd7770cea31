using ChatServiceDesk.Storage;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Resolving;

/// <summary>Nobody has objected in time: the ticket closes.</summary>
internal static class CloseTicket
{
    public static Change Handle(StoredTicket stored, AgendaRow row, DateTimeOffset now) =>
        stored.Ticket.Close(now) is Decision.Accepted accepted ? TicketChange.Of(stored.Partition, stored, accepted, Cause.Of(row)) : Change.None;
}
