using ChatServiceDesk.Conversations;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Talking;

/// <summary>Takes words to a ticket, or says why not and what can be done instead. Words are not lost: they wait, or stand on the card that is shown.</summary>
internal static class PassOn
{
    /// <param name="turn">The message, or the press that has chosen the ticket.</param>
    /// <param name="stored">The person's own ticket.</param>
    /// <param name="talk">What is talked about in this chat; saved with it.</param>
    /// <param name="messages">What was said.</param>
    public static TurnOutcome Handle(Turn turn, StoredTicket stored, Talk talk, IReadOnlyList<Talk.Words> messages)
    {
        Ticket ticket = stored.Ticket;
        string conversation = turn.Activity.Conversation.Id;
        return Speaking.Of(ticket, turn.Person, conversation, messages, turn.Now) switch
        {
            Decision.Accepted accepted => Tell(turn, turn.Texts.Say("Talking.PassedOn", ticket.Number, Words.TitleOf(ticket, turn.Texts)))
                .Then(TicketChange.Of(turn.Home, stored, accepted, turn.Cause))
                .Then(Speaking.AnswerOf(stored, conversation, messages))
                .Then(turn.KeepFiles(accepted.Next))
                .Then(talk.About(ticket.Number.Value, isAgents: false, turn.Now).Save()),
            _ => OfferInstead(turn, ticket, messages).Then(turn.KeepFiles(ticket)).Then(talk.ETag == default ? Change.None : talk.Save()),
        };
    }

    /// <summary>Which of several: asked once; until the person has chosen, the words wait.</summary>
    public static TurnOutcome Ask(Turn turn, Talk talk, IReadOnlyList<TicketLine> open, Talk.Words words)
    {
        Talk.Words[] waiting = [.. talk.Waiting.TakeLast(Talk.MaxWaiting - 1), words];
        AdaptiveCard card = WhichTicketCard.For(open, waiting, words.Activity, turn.Texts);
        return turn.Show(card, card.FallbackText ?? "").Then((talk with { Waiting = waiting, Ask = words.Activity, AskedAt = turn.Now }).Save()).Then(turn.KeepFiles());
    }

    /// <summary>What was written stands on the card, as the reason to reopen it or as a new report; one press sends it.</summary>
    private static TurnOutcome OfferInstead(Turn turn, Ticket ticket, IReadOnlyList<Talk.Words> messages)
    {
        string words = CardText.Truncate(string.Join('\n', messages.Select(message => message.Text)), Fields.MaxText);
        AdaptiveCard card = turn.Now <= ticket.ReopenUntil ? OverCard.ForReopening(ticket, words, turn.Texts) : OverCard.ForNewReport(ticket, words, messages[^1].Activity, turn.Texts);
        return turn.Show(card, card.FallbackText ?? "");
    }

    private static TurnOutcome Tell(Turn turn, string text) => turn.IsInvoke ? turn.Show(Cards.Remark(text), text) : turn.Reply(text);
}
