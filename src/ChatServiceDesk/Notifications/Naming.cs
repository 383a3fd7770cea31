using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Notifications;

/// <summary>
/// What agents read of people: the one place that puts a requester's name into words. Who has reported without their name is an employee, on
/// cards, in threads and in the history. A test finds code that reads the name elsewhere.
/// </summary>
internal static class Naming
{
    private const string Begun = "An employee";

    /// <summary>The requester at the beginning of a sentence.</summary>
    public static string Begin(Ticket ticket) => ticket.IsAnonymous ? Begun : ticket.Requester.Name;

    /// <summary>The requester within a sentence.</summary>
    public static string Within(Ticket ticket) => ticket.IsAnonymous ? Person.Unnamed : ticket.Requester.Name;

    /// <summary>Who did it, at the beginning of a sentence.</summary>
    public static string Begin(HistoryEntry entry, Ticket ticket) => ticket.IsAnonymous && entry.By.Role is ActorRole.Requester ? Begun : entry.By.Person.Name;

    /// <summary>Who sent a file, at the beginning of a sentence.</summary>
    public static string Begin(StoredFile file, Ticket ticket) => ticket.IsAnonymous && file.Role is ActorRole.Requester ? Begun : file.Sender.Name;

    /// <summary>For agents: what is the matter with a ticket that nobody's name stands on.</summary>
    public static CardElement[] ForAgents(Ticket ticket) => ticket.IsAnonymous
        ? [new TextBlock("Reported without a name. What you ask or write reaches them all the same. Please do not try to find out who it is.") { IsSubtle = true, Spacing = Spacing.Small }]
        : [];
}
