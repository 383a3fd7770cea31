using ChatServiceDesk.Storage;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Reports;

/// <summary>A ticket with what the desk made of it at first, and what people made of that.</summary>
/// <param name="Ticket">As it is now.</param>
/// <param name="History">Of the ticket, oldest first.</param>
internal sealed record ReadTicket(Ticket Ticket, IReadOnlyList<HistoryEntry> History)
{
    /// <summary><see langword="null"/> where it was not written down.</summary>
    public Classification? Read => Ticket.Classification;

    public string Week => Weeks.NameOf(Ticket.OpenedAt);

    /// <summary>Before it is resolved, an agent may still find out that it is something else.</summary>
    public bool IsFinal => !Ticket.IsOpen;

    public bool IsKindRight => Read?.Sorting.Kind == Ticket.Kind;

    public bool IsCategoryRight => Read?.Category == Ticket.Category;

    public bool IsPriorityRight => Read?.Priority == Ticket.Priority;

    public int Corrections => History.Count(Lesson.IsCorrection);

    public int Priorities => History.Count(entry => entry.Event == nameof(TicketEvent.PriorityChanged));

    /// <summary>Whether it was opened as something else than the card had said.</summary>
    public bool IsCorrectedByRequester =>
        Read is { } read && History is [var opened, ..] && read.Sorting != new Sorting(HistoryCodec.Changed(opened, "Category")?.After ?? "", Ticket.Number.Kind);
}
