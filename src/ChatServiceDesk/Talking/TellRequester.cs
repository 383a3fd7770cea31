using ChatServiceDesk.Conversations;
using ChatServiceDesk.Directory;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Talking;

/// <summary>An agent writes to the desk in a ticket's thread: the requester gets it as a message. What agents write to each other stays there.</summary>
internal sealed class TellRequester(AgentsThread threads, QueueChannels channels, TalkStore talks, ChangeSaid changes)
{
    public async ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Activity.Type != ActivityTypes.Message)
        {
            return await changes.HandleAsync(turn, cancellationToken) ?? TurnOutcome.Nothing;
        }

        (StoredTicket? found, string? why) = await threads.FindAsync(turn, cancellationToken);
        return found is { } stored ? await SayAsync(turn, stored, cancellationToken) : turn.Reply(why ?? Texts.English["Tickets.NotFound"]);
    }

    private async ValueTask<TurnOutcome> SayAsync(Turn turn, StoredTicket stored, CancellationToken cancellationToken)
    {
        Ticket ticket = stored.Ticket;
        string words = CardText.Truncate(ThreadTickets.WithoutNumber(turn.Text, ticket.Number), Speaking.MaxText);
        if (words.Length == 0 && turn.Files.Ids.Count > 0)
        {
            return new TurnOutcome(turn.KeepFiles(ticket)).Then(await NowTalkedAboutAsync(turn, stored, cancellationToken));
        }

        if (words.Length == 0)
        {
            return turn.Reply($"What is {Naming.Within(ticket)} to read? Write it behind my name.");
        }

        return ticket.Say(Actor.Agent(turn.Person), words, SaidMessage.KeyOf(turn.Activity.Conversation.Id, turn.Activity.Id), turn.Now) switch
        {
            Decision.Accepted accepted => new TurnOutcome(TicketChange.Of(turn.Home, stored, accepted, turn.Cause)).Then(turn.KeepFiles(accepted.Next)).Then(await NowTalkedAboutAsync(turn, stored, cancellationToken)),
            Decision.Refused refused => turn.Reply($"{Words.Of(refused.Why, ticket, Texts.English)} {Naming.Begin(ticket)} was not sent anything."),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>What the requester writes next is likely the answer.</summary>
    private async ValueTask<Change> NowTalkedAboutAsync(Turn turn, StoredTicket stored, CancellationToken cancellationToken) =>
        await channels.ContactOfAsync(stored, cancellationToken) is { } contact
            ? (await talks.FindAsync(turn.Home, contact.Conversation, cancellationToken)).About(stored.Ticket.Number.Value, isAgents: true, turn.Now).Save()
            : Change.None;
}
