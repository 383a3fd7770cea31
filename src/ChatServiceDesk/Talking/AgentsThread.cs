using ChatServiceDesk.Conversations;
using ChatServiceDesk.Directory;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Talking;

/// <summary>Whether somebody in a channel may speak to a ticket's requester: in the thread of the team that has it, or, with its number, elsewhere in that channel.</summary>
internal sealed class AgentsThread(TicketStore tickets, QueueChannels channels)
{
    /// <returns>The ticket, or why not.</returns>
    public async ValueTask<(StoredTicket? Found, string? WhyNot)> FindAsync(Turn turn, CancellationToken cancellationToken)
    {
        string channel = turn.Activity.Conversation.BaseId;
        if (turn.Thread is not { } number || await tickets.FindAsync(turn.Home, number, cancellationToken) is not { } stored)
        {
            return (null, Texts.English["Tickets.NotFound"]);
        }

        if (!await channels.IsForAgentsAsync(stored, channel, cancellationToken))
        {
            return (null, await channels.WasForAgentsAsync(stored, channel, cancellationToken) ? $"{stored.Ticket.Number} is with another team now. Nothing was sent." : Texts.English["Tickets.NotFound"]);
        }

        string place = (await tickets.PlaceAsync(turn.Home, number, stored.QueuePlace, cancellationToken)).Conversation;
        return place == turn.Activity.Conversation.Id || place == channel || ThreadTickets.Named(turn.Text) == stored.Ticket.Number
            ? (stored, null)
            : (null, $"This is not the thread of {stored.Ticket.Number} any more, so nothing was sent. Write in its newest thread, or begin with {stored.Ticket.Number}.");
    }
}
