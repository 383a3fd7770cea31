using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Intake;

/// <summary>A card whose report has become a ticket already, on another device, say: whatever is pressed on it shows the ticket.</summary>
internal sealed class MadeTicket(InboxStore inbox, TicketStore tickets, TicketCards cards)
{
    /// <returns><see langword="null"/> as long as there is none.</returns>
    public async ValueTask<TurnOutcome?> ShowAsync(Turn turn, string draftId, CancellationToken cancellationToken) =>
        await inbox.FindAsync(turn.Home, InboxStore.ReportKey(turn.Activity.Conversation.Id, draftId), cancellationToken) is { Ticket: { } made }
        && await tickets.FindAsync(turn.Home, made, cancellationToken) is { Ticket: var ticket }
        && ticket.IsOf(turn.Person.Id)
            ? turn.Show(cards.ForRequester(ticket, Texts.Of(ticket)), Texts.Of(ticket).Say("Intake.CreatedAlready", ticket.Number))
            : null;
}
