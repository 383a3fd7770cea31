using ChatServiceDesk.Conversations;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Teams.Cards;

namespace ChatServiceDesk.Holding;

/// <summary>An agent waits for somebody else, and says for whom; or goes on.</summary>
internal sealed class HoldTicket(TicketActions actions)
{
    public ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Inputs.Text(Fields.WaitingFor) is not { } typed)
        {
            return ValueTask.FromResult(turn.Say("The reason was empty. Please open the card again and write for whom or what you wait."));
        }

        string reason = CardText.Truncate(typed, Fields.MaxText);
        return actions.ByAgentAsync(turn, ticket => ticket.Wait(turn.Person, reason, turn.Now), [new TypedText(Fields.WaitingFor, reason)], cancellationToken);
    }

    public ValueTask<TurnOutcome> ContinueAsync(Turn turn, CancellationToken cancellationToken) =>
        actions.ByAgentAsync(turn, ticket => ticket.Continue(turn.Person, turn.Now), typed: [], cancellationToken);
}
