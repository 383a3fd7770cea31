using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Prioritising;

/// <summary>An agent sets another priority; due times follow, and the requester hears of it.</summary>
internal sealed class ChangePriority(TicketActions actions, DeskSettings settings)
{
    public ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.Inputs.Choice<Priority>(Fields.Priority) is { } priority
            ? actions.ByAgentAsync(turn, ticket => ticket.ChangePriority(turn.Person, priority, settings.Terms, turn.Now), [new TypedText(Fields.Priority, priority.ToString())], cancellationToken)
            : ValueTask.FromResult(turn.Say("That is not a priority. Please open the card again and choose P1 to P5."));
}
