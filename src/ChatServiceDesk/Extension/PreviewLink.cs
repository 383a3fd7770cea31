using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Directory;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Extension;

/// <summary>Somebody pastes the address of a ticket. Its requester, and whoever writes in the channel of the team that has it, get a preview; everybody else learns nothing, not even whether it exists.</summary>
internal sealed class PreviewLink(DeskSettings settings, TicketStore tickets, QueueChannels channels, TicketLinks links)
{
    public async ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Extension is not ExtensionInvoke.Link link)
        {
            return turn.Say(turn.Texts["Turns.UnknownButton"]);
        }

        TicketLine? seen = link.IsAnonymous || links.Read(link.Url) is not { } number ? null : await FindAsync(turn, number, cancellationToken);
        AdaptiveCard card = seen is null ? TicketPreview.Neutral(settings.Name, turn.Texts) : TicketPreview.Of(seen, turn.Texts, links.For(seen.Number));
        return new TurnOutcome(Change.None, InvokeResponses.ExtensionResults([new ExtensionResult(card.ToJson(), seen?.Number.ToString() ?? settings.Name, seen?.Title ?? turn.Texts["Extension.Neutral"])]));
    }

    private async ValueTask<TicketLine?> FindAsync(Turn turn, TicketNumber number, CancellationToken cancellationToken)
    {
        string partition = Partitions.Shard(turn.Tenant, Partitions.ShardOf(number.Value, turn.Shards));
        return await tickets.FindAsync(partition, number.Value, cancellationToken) is { } stored
            && stored.Ticket.Number == number
            && (stored.Ticket.Requester.Id == turn.Person.Id || await channels.IsForAgentsAsync(stored, turn.Activity.Conversation.BaseId, cancellationToken))
                ? new TicketLine(stored.Ticket.Number, stored.Ticket.State, stored.Ticket.Title)
                : null;
    }
}
