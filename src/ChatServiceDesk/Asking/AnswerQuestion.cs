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
        return actions.ByRequesterAsync(
            turn,
            ticket => answer.Length == 0 ? new Decision.Accepted(ticket, []) : ticket.Answer(turn.Person, answer, turn.Now),
            (ticket, remark) => Show(turn, ticket, answer, remark),
            mustBeCurrent: true,
            cancellationToken);
    }

    private static TurnOutcome Show(Turn turn, Ticket ticket, string answer, string? remark)
    {
        AdaptiveCard card = (ticket.Question, answer) switch
        {
            (not null, "") => TicketCards.ForQuestion(ticket, isOpen: true, "Your answer was empty. Please write one."),
            (not null, _) => TicketCards.ForQuestion(ticket, isOpen: true, remark, answer),
            (null, _) when remark is not null => Cards.Remark(remark),
            _ => Cards.Remark($"Thank you! I passed your answer on: {answer}"),
        };
        return turn.Show(card, card.FallbackText ?? "");
    }
}
