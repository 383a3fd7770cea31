using ChatServiceDesk.Storage;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Audit;

/// <summary>13: a ticket that was reported without a name has none: not in its row, its history or its files, and nothing that leads to its requester but the id.</summary>
internal static class AnonymityCheck
{
    public static IEnumerable<Finding> Of(StoredPartition rows, StoredTicket stored, IReadOnlyList<HistoryEntry> history)
    {
        Ticket ticket = stored.Ticket;
        bool wasOpened = HistoryCodec.ValueAt(history, "Anonymous", version: 1) is not null;
        if (ticket.IsAnonymous != wasOpened)
        {
            yield return Found(rows, ticket, ticket.IsAnonymous ? "it has lost its requester's name later than it was reported" : "it was reported without a name and is not any more");
        }

        if (!ticket.IsAnonymous && !wasOpened)
        {
            yield break;
        }

        if (IsNamed(ticket.Requester) || ticket.ReportedBy is not null || ticket.MessageLink is not null || ticket.Likeness is not null)
        {
            yield return Found(rows, ticket, "it says who has reported it");
        }

        foreach (HistoryEntry entry in history.Where(entry => entry.By.Role is ActorRole.Requester && IsNamed(entry.By.Person)))
        {
            yield return Found(rows, ticket, $"version {entry.Version}, {entry.Event}, names its requester");
        }

        foreach (StoredFile file in rows.Files.Values.Where(file => file.Ticket == ticket.Number.Value && file.Role is ActorRole.Requester && IsNamed(file.Sender)))
        {
            yield return Found(rows, ticket, $"the file {file.Id} names its requester");
        }
    }

    private static bool IsNamed(Person person) => person.Name != Person.Unnamed;

    private static Finding Found(StoredPartition rows, Ticket ticket, string what) => new(13, $"{rows.Partition} {ticket.Number}", what);
}
