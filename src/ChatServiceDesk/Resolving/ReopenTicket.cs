using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Resolving;

/// <summary>The requester says that it isn't done after all: back to the queue.</summary>
internal sealed class ReopenTicket(TicketActions actions, DeskSettings settings)
{
    public ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        string reason = CardText.Truncate(turn.Inputs.Text(Fields.Reason) ?? "", Fields.MaxText);
        return actions.ByRequesterAsync(
            turn,
            ticket => ticket.Reopen(turn.Person, reason, settings.Terms, turn.Now),
            (ticket, remark) => Show(turn, ticket, remark),
            mustBeCurrent: false,
            cancellationToken);
    }

    private static TurnOutcome Show(Turn turn, Ticket ticket, string? remark)
    {
        AdaptiveCard card = ticket.IsOpen
            ? Cards.Remark(Texts.Of(ticket).Say("Resolving.BackInQueue", ticket.Number))
            : TicketCards.ForResolution(ticket, isLast: true, turn.Now, Texts.Of(ticket), remark);
        return turn.Show(card, card.FallbackText ?? "");
    }
}
