using ChatServiceDesk.Conversations;

namespace ChatServiceDesk.Claiming;

/// <summary>An agent takes a ticket from the queue. Of any number who press at once, one has it and the others are told who.</summary>
internal sealed class ClaimTicket(TicketActions actions)
{
    public ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken) =>
        actions.ByAgentAsync(turn, ticket => ticket.Claim(turn.Person, turn.Now), typed: [], cancellationToken);
}
