using Azure;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

/// <summary>What somebody has put right about how a report was read: the words with the labels that they should have got. One for each ticket; the last correction counts.</summary>
/// <param name="Text">The employee's words as the ticket holds them.</param>
/// <param name="Intent">A label of the classifier.</param>
/// <param name="Category">The category's key.</param>
/// <param name="Language">As first read; <see langword="null"/> where it was not written down.</param>
/// <param name="Role">Whether an agent put it right, or the requester on the intake card.</param>
/// <param name="By">The person's id; empty for a requester who has reported without their name.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Version">The version of the ticket that made it a lesson.</param>
internal sealed record Lesson(string Text, string Intent, string Category, string? Language, ActorRole Role, string By, DateTimeOffset At, int Version)
{
    private const string Incident = "incident";
    private const string Request = "request";
    private const string Question = "question";

    /// <summary>An agent's correction is a lesson at once. What the requester has changed becomes one when an agent resolves the ticket and has left it so.</summary>
    /// <returns>The version that its lesson is about after a change; 0 if it has none.</returns>
    public static int VersionOf(StoredTicket? before, Decision.Accepted accepted) => accepted.Events[^1] switch
    {
        TicketEvent.Recategorised sorted when sorted.From != sorted.To => accepted.Next.Version,
        TicketEvent.Resolved when before is { LessonVersion: 0 } && IsOtherwise(accepted.Next) => accepted.Next.Version,
        _ => before?.LessonVersion ?? 0,
    };

    /// <summary>Whether an agent has put something right; to move a ticket after its category has been given to another team is no correction.</summary>
    public static bool IsCorrection(HistoryEntry entry) =>
        entry.Event == nameof(TicketEvent.Recategorised) && (HistoryCodec.Changed(entry, "Category") ?? HistoryCodec.Changed(entry, "CorrectedKind")) is not null;

    /// <summary>Whether it is something else now than the desk had read.</summary>
    public static bool IsOtherwise(Ticket ticket) => ticket.Classification is { } read && read.Sorting != ticket.Sorting;

    /// <param name="before">The ticket before the change; <see langword="null"/> for a new one.</param>
    /// <param name="next">The ticket after it.</param>
    /// <param name="last">The last entry of the change.</param>
    public static IEnumerable<RowChange> Changes(StoredTicket? before, StoredTicket next, HistoryEntry last)
    {
        if (next.LessonVersion == (before?.LessonVersion ?? 0))
        {
            return [];
        }

        string key = Keys.Lesson(next.Ticket.Number.Value);
        RowData data = Of(next.Ticket, last).Write();
        // The ticket's own ETag guards the batch.
        return [before is { LessonVersion: > 0 } ? new RowChange.Replace(key, data, ETag.All) : new RowChange.Insert(key, data)];
    }

    /// <param name="ticket">As it is after the correction.</param>
    /// <param name="entry">What made it a lesson.</param>
    public static Lesson Of(Ticket ticket, HistoryEntry entry)
    {
        bool isByAgent = entry.Event == nameof(TicketEvent.Recategorised);
        return new(
            ticket.Description,
            IntentOf(ticket),
            ticket.Category,
            ticket.Classification?.Language,
            isByAgent ? ActorRole.Agent : ActorRole.Requester,
            isByAgent ? entry.By.Person.Id.Value : ticket.IsAnonymous ? "" : ticket.Requester.Id.Value,
            isByAgent ? entry.At : ticket.OpenedAt,
            entry.Version);
    }

    /// <exception cref="RowFormatException">The row is not one that the desk wrote.</exception>
    public static Lesson Read(Row row) => new(
        row.Data.String("Text"),
        row.Data.String("Intent"),
        row.Data.String("Category"),
        row.Data.StringOrNull("Language"),
        Enum.TryParse(row.Data.String("Role"), out ActorRole role) ? role : throw new RowFormatException(row.Partition, row.Key, "Role", "is unknown"),
        row.Data.String("By"),
        row.Data.DateTime("At"),
        row.Data.Int32("Version"));

    private RowData Write() => new()
    {
        ["Text"] = Text,
        ["Intent"] = Intent,
        ["Category"] = Category,
        ["Language"] = Language,
        ["Role"] = Role.ToString(),
        ["By"] = By,
        ["At"] = At,
        ["Version"] = Version,
    };

    /// <summary>A question is filed as a request, and stays a question where it was read as one.</summary>
    private static string IntentOf(Ticket ticket) =>
        ticket.Kind is TicketKind.Incident ? Incident
        : ticket.Classification?.Intent == Question ? Question
        : Request;
}
