using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Correcting;

/// <summary>An agent says what a ticket really is. The team that its category belongs to gets it, and the ear has a lesson.</summary>
internal sealed class CorrectTicket(TicketActions actions, DeskSettings settings)
{
    public ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (settings.FindCategory(turn.Inputs.Text(Fields.Category) ?? "") is not { } category || turn.Inputs.Choice<TicketKind>(Fields.Kind) is not { } kind)
        {
            return ValueTask.FromResult(turn.Say("That is not a category or kind that I know. Please open the card again and choose both from the lists."));
        }

        return actions.ByAgentAsync(
            turn,
            ticket => ticket.Recategorise(turn.Person, new Sorting(category.Key, kind), category.Queue.Key, turn.Now),
            [new TypedText(Fields.Category, category.Key), new TypedText(Fields.Kind, kind.ToString())],
            cancellationToken);
    }
}
