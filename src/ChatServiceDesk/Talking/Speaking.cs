using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Talking;

/// <summary>From a person's messages to moves of a ticket. Pure.</summary>
internal static class Speaking
{
    /// <summary>Longer messages are cut; twice as much would not fit into one message of Teams.</summary>
    public const int MaxText = 8000;

    /// <summary>Says all of it in one change. While an agent waits for an answer, the first message is that.</summary>
    /// <param name="ticket">As it stands.</param>
    /// <param name="person">Its requester, or somebody who is refused.</param>
    /// <param name="conversation">Where it was written.</param>
    /// <param name="messages">At least one.</param>
    /// <param name="now">When, UTC.</param>
    public static Decision Of(Ticket ticket, Person person, string conversation, IReadOnlyList<Talk.Words> messages, DateTimeOffset now)
    {
        List<TicketEvent> events = [];
        Ticket next = ticket;
        foreach (Talk.Words message in messages)
        {
            string words = CardText.Truncate(message.Text, MaxText);
            Decision decision = next.Question is not null
                ? next.Answer(person, words, now)
                : next.Say(Actor.Requester(person), words, SaidMessage.KeyOf(conversation, message.Activity), now);
            if (decision is not Decision.Accepted accepted)
            {
                return decision;
            }

            next = accepted.Next;
            events.AddRange(accepted.Events);
        }

        return new Decision.Accepted(next, events);
    }

    /// <summary>The message that has answered a question: the event does not name it, and an edit of it must find it.</summary>
    public static Change AnswerOf(StoredTicket before, string conversation, IReadOnlyList<Talk.Words> messages) =>
        before.Ticket.Question is null ? Change.None : SaidMessage.Answer(conversation, messages[0].Activity, before.Ticket.Number.Value, before.Ticket.Version + 1);
}
