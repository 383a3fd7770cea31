using ChatServiceDesk.Conversations;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Talking;

/// <summary>Takes words to a ticket, or says why not and what can be done instead. Words are never lost: they wait, or stand on the card that is shown.</summary>
internal sealed class PassOn
{
    /// <param name="turn">The message, or the press that has chosen the ticket.</param>
    /// <param name="stored">The person's own ticket.</param>
    /// <param name="talk">What is talked about in this chat; saved with it.</param>
    /// <param name="messages">What was said.</param>
    public TurnOutcome Handle(Turn turn, StoredTicket stored, Talk talk, IReadOnlyList<Talk.Words> messages)
    {
        Ticket ticket = stored.Ticket;
        string conversation = turn.Activity.Conversation.Id;
        return Speaking.Of(ticket, turn.Person, conversation, messages, turn.Now) switch
        {
            Decision.Accepted accepted => Tell(turn, turn.Texts.Say("Talking.PassedOn", ticket.Number, Words.TitleOf(ticket, turn.Texts)))
                .Then(TicketChange.Of(turn.Home, stored, accepted, turn.Cause))
                .Then(Speaking.AnswerOf(stored, conversation, messages))
                .Then(talk.About(ticket.Number.Value, isAgents: false, turn.Now).Save()),
            _ when turn.Now <= ticket.ReopenUntil => OfferReopening(turn, ticket, messages).Then(talk.ETag == default ? Change.None : talk.Save()),
            _ => Offer(turn, talk, messages, WhichTicketCard.ForNoneOpen(ticket, AskOf(messages), turn.Texts)),
        };
    }

    /// <summary>Which of several: asked once; until the person has chosen, the words wait.</summary>
    public TurnOutcome Ask(Turn turn, Talk talk, IReadOnlyList<TicketLine> open, Talk.Words words)
    {
        Talk.Words[] waiting = [.. talk.Waiting.TakeLast(Talk.MaxWaiting - 1), words];
        return Offer(turn, talk, waiting, WhichTicketCard.For(open, waiting, AskOf(waiting), turn.Texts));
    }

    private static string AskOf(IReadOnlyList<Talk.Words> waiting) => waiting[^1].Activity;

    private static TurnOutcome Offer(Turn turn, Talk talk, IReadOnlyList<Talk.Words> waiting, AdaptiveCard card) =>
        turn.Show(card, card.FallbackText ?? "").Then((talk with { Waiting = waiting, Ask = AskOf(waiting), AskedAt = turn.Now }).Save());

    /// <summary>What was written becomes the reason; one press sends it.</summary>
    private static TurnOutcome OfferReopening(Turn turn, Ticket ticket, IReadOnlyList<Talk.Words> messages)
    {
        AdaptiveCard card = ReopeningCard.For(ticket, CardText.Truncate(string.Join('\n', messages.Select(message => message.Text)), Fields.MaxText), turn.Texts);
        return turn.Show(card, card.FallbackText ?? "");
    }

    private static TurnOutcome Tell(Turn turn, string text) => turn.IsInvoke ? turn.Show(Cards.Remark(text), text) : turn.Reply(text);
}
