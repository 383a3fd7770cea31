namespace ChatServiceDesk.Tickets;

/// <summary>Under what a ticket is filed.</summary>
/// <param name="Category">The category's key.</param>
/// <param name="Kind">Incident or service request.</param>
public sealed record Sorting(string Category, TicketKind Kind);
