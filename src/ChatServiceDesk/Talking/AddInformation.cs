using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Talking;

/// <summary>The requester adds something on the ticket's card instead of writing it.</summary>
internal sealed class AddInformation(TicketActions actions, TicketCards cards)
{
    public ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        string words = CardText.Truncate(turn.Inputs.Text(Fields.Information) ?? "", Fields.MaxText);
        return actions.ByRequesterAsync(
            turn,
            ticket => words.Length == 0 ? new Decision.Accepted(ticket, []) : ticket.Say(Actor.Requester(turn.Person), words, message: null, turn.Now),
            (ticket, remark) => turn.Show(
                remark is null && words.Length > 0
                    ? Cards.Below(Texts.Of(ticket).Say("Talking.PassedOn", ticket.Number, Words.TitleOf(ticket, Texts.Of(ticket))), cards.ForRequester(ticket, Texts.Of(ticket)), ContainerStyle.Good)
                    : cards.ForRequester(ticket, Texts.Of(ticket), remark, remark is null ? [] : [new TypedText(Fields.Information, words)]),
                ticket.Number.ToString()),
            mustBeCurrent: true,
            cancellationToken);
    }
}
