using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Teams.Cards;

namespace ChatServiceDesk.Resolving;

/// <summary>An agent says that it is done, and what was done.</summary>
internal sealed class ResolveTicket(TicketActions actions, DeskSettings settings)
{
    public ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Inputs.Text(Fields.Note) is not { } typed)
        {
            return ValueTask.FromResult(turn.Say("The note was empty. Please open the card again and say what you did."));
        }

        string note = CardText.Truncate(typed, Fields.MaxText);
        return actions.ByAgentAsync(turn, ticket => ticket.Resolve(turn.Person, note, settings.Terms, turn.Now), [new TypedText(Fields.Note, note)], cancellationToken);
    }
}
