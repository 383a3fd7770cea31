using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Teams.Cards;

namespace ChatServiceDesk.Withdrawing;

/// <summary>The requester needs no help any more: it is over, though nobody has resolved it.</summary>
internal sealed class WithdrawTicket(TicketActions actions, TicketCards cards)
{
    public ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        string reason = CardText.Truncate(turn.Inputs.Text(Fields.WithdrawalReason) ?? "", Fields.MaxText);
        return actions.ByRequesterAsync(
            turn,
            ticket => ticket.Withdraw(turn.Person, reason, turn.Now),
            (ticket, remark) => turn.Show(cards.ForRequester(ticket, Texts.Of(ticket), remark, remark is null ? [] : [new TypedText(Fields.WithdrawalReason, reason)]), ticket.Number.ToString()),
            mustBeCurrent: true,
            cancellationToken);
    }
}
