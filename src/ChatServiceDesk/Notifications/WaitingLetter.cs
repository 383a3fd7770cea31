using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Notifications;

/// <summary>A dead letter as the operators' card tells of it: nothing that anybody wrote, no names.</summary>
/// <param name="Ticket"><see langword="null"/> for one about no ticket, or whose ticket can't be read.</param>
/// <param name="What">What it would have been, in words.</param>
/// <param name="Why">Why it was given up, in words.</param>
/// <param name="Since">When it was first due; <see langword="null"/> when that can't be read.</param>
internal sealed record WaitingLetter(TicketNumber? Ticket, string What, string Why, DateTimeOffset? Since);
