using ChatServiceDesk.Storage;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Audit;

/// <summary>Checks what people have said about a ticket and what its requester has changed, and the messages that it was said with.</summary>
internal static class TalkCheck
{
    public static IEnumerable<Finding> Of(StoredPartition rows, StoredTicket stored, List<HistoryEntry> history)
    {
        string where = $"{rows.Partition} {stored.Ticket.Number}";
        bool isOpen = true;
        bool isWithdrawn = false;
        foreach (HistoryEntry entry in history)
        {
            if (isWithdrawn)
            {
                yield return new Finding(8, where, $"version {entry.Version}, {entry.Event}, comes after it was withdrawn");
            }

            if (WhyNot(rows, stored, history, entry, isOpen) is { } why)
            {
                yield return new Finding(8, where, $"version {entry.Version}, {entry.Event}, {why}");
            }

            isWithdrawn |= entry.Event == nameof(TicketEvent.Withdrawn);
            isOpen = entry.Event switch
            {
                nameof(TicketEvent.Resolved) or nameof(TicketEvent.Closed) or nameof(TicketEvent.Withdrawn) => false,
                nameof(TicketEvent.Reopened) => true,
                _ => isOpen,
            };
        }
    }

    /// <summary>3: a message said something that its ticket's history has.</summary>
    public static IEnumerable<Finding> Of(StoredPartition rows) => rows.Said
        .Where(message => Entry(rows, message.Ticket, message.Version) is not { Event: nameof(TicketEvent.Said) or nameof(TicketEvent.Answered) }
            || (message.Wording != message.Version && Entry(rows, message.Ticket, message.Wording)?.Event != nameof(TicketEvent.Reworded)))
        .Select(message => new Finding(3, $"{rows.Partition} {message.Key}", $"it has said nothing that stands in the history of {message.Ticket}"));

    private static string? WhyNot(StoredPartition rows, StoredTicket stored, List<HistoryEntry> history, HistoryEntry entry, bool isOpen) => entry switch
    {
        { By.Role: ActorRole.Requester, Event: nameof(TicketEvent.Said) or nameof(TicketEvent.Edited) or nameof(TicketEvent.Withdrawn) } when !isOpen => "was done to what is not open",
        { By.Role: not ActorRole.Requester, Event: nameof(TicketEvent.Edited) or nameof(TicketEvent.Withdrawn) } => "is its requester's alone",
        { By.Role: ActorRole.Agent, Event: nameof(TicketEvent.Said) or nameof(TicketEvent.Reworded) or nameof(TicketEvent.TakenBack) } when !IsThread(rows, stored, entry) => "was not said in its thread",
        { By.Role: ActorRole.Requester, Event: nameof(TicketEvent.PriorityChanged) } when !MaySetPriority(history, entry) => "goes with no edit, or against an agent",
        _ => null,
    };

    /// <summary>The thread of the team that had it then.</summary>
    private static bool IsThread(StoredPartition rows, StoredTicket stored, HistoryEntry entry)
    {
        int stay = rows.StayOf(stored.Ticket.Number.Value, Recipient.Queue, entry.Version);
        return rows.Places.GetValueOrDefault((stored.Ticket.Number.Value, AgendaPlan.QueuePlaceOf(stay)))?.Conversation is not { Length: > 0 } thread
            || thread.Split(';')[0] == entry.Conversation.Split(';')[0];
    }

    private static bool MaySetPriority(List<HistoryEntry> history, HistoryEntry entry) =>
        history.Exists(edit => edit.Version == entry.Version + 1 && edit.Last == entry.Last && edit.Event == nameof(TicketEvent.Edited))
        && !history.Exists(before => before.Version < entry.Version && before.Event == nameof(TicketEvent.PriorityChanged) && before.By.Role is ActorRole.Agent);

    private static HistoryEntry? Entry(StoredPartition rows, long ticket, int version) =>
        rows.History.GetValueOrDefault(ticket)?.Find(entry => entry.Version == version);
}
