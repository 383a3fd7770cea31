using ChatServiceDesk.Conversations;

namespace ChatServiceDesk.Surveys;

/// <summary>An agent has seen to a complaint.</summary>
internal sealed class CloseComplaint(TicketActions actions)
{
    public ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken) =>
        actions.ByAgentAsync(turn, ticket => ticket.CloseComplaint(turn.Person, turn.Now), [], cancellationToken);
}
