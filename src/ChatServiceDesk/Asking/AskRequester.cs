using ChatServiceDesk.Conversations;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Teams.Cards;

namespace ChatServiceDesk.Asking;

/// <summary>An agent needs to know something; the requester gets the question in their chat.</summary>
internal sealed class AskRequester(TicketActions actions)
{
    public ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Inputs.Text(Fields.Question) is not { } typed)
        {
            return ValueTask.FromResult(turn.Say("The question was empty. Please open the card again and write one."));
        }

        string question = CardText.Truncate(typed, Fields.MaxText);
        return actions.ByAgentAsync(turn, ticket => ticket.Ask(turn.Person, question, turn.Now), [new TypedText(Fields.Question, question)], cancellationToken);
    }
}
