using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Resolving;

/// <summary>An agent says that it is done, and what was done.</summary>
internal sealed class ResolveTicket(TicketActions actions, SurveyStore surveys, DeskSettings settings)
{
    public ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Inputs.Text(Fields.Note) is not { } typed)
        {
            return ValueTask.FromResult(turn.Say("The note was empty. Please open the card again and say what you did."));
        }

        string note = CardText.Truncate(typed, Fields.MaxText);
        return actions.ByAgentAsync(turn, before => DecideAsync(turn, before, note, cancellationToken), [new TypedText(Fields.Note, note)], cancellationToken);
    }

    /// <summary>Whether the requester is asked how it went depends on when they last were; whatever is decided goes into the same batch.</summary>
    private async ValueTask<Verdict> DecideAsync(Turn turn, StoredTicket before, string note, CancellationToken cancellationToken)
    {
        LastSurvey? last = await surveys.LastAsync(before.Partition, before.Ticket.Requester.Id, cancellationToken);
        Decision decision = before.Ticket.Resolve(turn.Person, note, settings.Terms, turn.Now, last?.At);
        return new Verdict(decision, decision is Decision.Accepted resolved ? LastSurvey.After(last, resolved.Next) : Change.None);
    }
}
