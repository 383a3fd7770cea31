using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

/// <summary>What an index row says of a ticket.</summary>
internal sealed record TicketSummary(TicketNumber Number, TicketState State, string Title);
