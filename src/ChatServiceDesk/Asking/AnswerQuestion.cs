using ChatServiceDesk.Conversations;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Asking;

/// <summary>The requester answers an agent's question; the agents read it in the ticket's thread.</summary>
internal sealed class AnswerQuestion(TicketActions actions)
{
    public ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        string answer = CardText.Truncate(turn.Inputs.Text(Fields.Answer) ?? "", Fields.MaxText);
        OpenQuestion? asked = null;
        return actions.ByRequesterAsync(
            turn,
            ticket =>
            {
                asked = ticket.Question;
                return answer.Length == 0 ? new Decision.Accepted(ticket, []) : ticket.Answer(turn.Person, answer, turn.Now);
            },
            (ticket, remark) => Show(turn, ticket, asked, answer, remark),
            mustBeCurrent: true,
            cancellationToken);
    }

    private static TurnOutcome Show(Turn turn, Ticket ticket, OpenQuestion? asked, string answer, string? remark)
    {
        AdaptiveCard card = (ticket.Question, answer) switch
        {
            ({ } open, "") => TicketCards.ForQuestion(ticket, open, "Your answer was empty. Please write one."),
            ({ } open, _) => TicketCards.ForQuestion(ticket, open, remark, answer),
            (null, not "") when remark is null && asked is not null => TicketCards.ForSettledQuestion(ticket, asked.AskedBy.Name, asked.Text, answer),
            _ => Cards.Remark(remark ?? Words.Of(Refusal.NothingAsked, ticket)),
        };
        return turn.Show(card, card.FallbackText ?? "");
    }
}
