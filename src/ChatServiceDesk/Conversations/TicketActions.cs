using ChatServiceDesk.Directory;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Conversations;

/// <summary>How every button on a ticket's card is answered: load, check who presses, decide, compare versions, save, show the card as it is now.</summary>
internal sealed class TicketActions(TicketStore tickets, QueueChannels channels, TicketCards cards)
{
    /// <summary>For the buttons in the channel. Whoever can press them where the queue's cards are posted is an agent of that queue.</summary>
    /// <param name="turn">The press.</param>
    /// <param name="decide">What the rules say.</param>
    /// <param name="typed">What the agent has typed or chosen; given back when the card was stale.</param>
    /// <param name="cancellationToken">Cancels the turn.</param>
    public ValueTask<TurnOutcome> ByAgentAsync(Turn turn, Func<Ticket, Decision> decide, IReadOnlyList<TypedText> typed, CancellationToken cancellationToken) =>
        ByAgentAsync(turn, before => ValueTask.FromResult(new Verdict(decide(before.Ticket), Change.None)), typed, cancellationToken);

    /// <summary>The same for what the rules can't say without reading more, or what changes more than the ticket.</summary>
    /// <inheritdoc cref="ByAgentAsync(Turn, Func{Ticket, Decision}, IReadOnlyList{TypedText}, CancellationToken)"/>
    public async ValueTask<TurnOutcome> ByAgentAsync(Turn turn, Func<StoredTicket, ValueTask<Verdict>> decide, IReadOnlyList<TypedText> typed, CancellationToken cancellationToken)
    {
        if (await LoadAsync(turn, cancellationToken) is not { } before)
        {
            return NotFound(turn);
        }

        if (!await channels.IsForAgentsAsync(before, turn.Activity.Conversation.BaseId, cancellationToken))
        {
            return await channels.WasForAgentsAsync(before, turn.Activity.Conversation.BaseId, cancellationToken) ? ShowMoved(turn, before.Ticket) : NotFound(turn);
        }

        // Two queues can have one channel: the card of the one is no card of the other.
        return before.QueueVersion > 0 && turn.Inputs.Number(CardInputs.Version) < before.QueueVersion
            ? ShowMoved(turn, before.Ticket)
            : Answer(turn, before, await decide(before), true, Texts.English, (ticket, remark) => ticket.Queue == before.Ticket.Queue
                ? turn.Show(cards.ForQueue(ticket, remark, typed), ticket.Number.ToString())
                : ShowMoved(turn, ticket));
    }

    /// <summary>For the buttons in the requester's own chat.</summary>
    /// <param name="turn">The press.</param>
    /// <param name="decide">What the rules say.</param>
    /// <param name="show">Draws the card on which the button stood.</param>
    /// <param name="mustBeCurrent">Whether a press on a stale card only brings the fresh card.</param>
    /// <param name="cancellationToken">Cancels the turn.</param>
    public async ValueTask<TurnOutcome> ByRequesterAsync(
        Turn turn, Func<Ticket, Decision> decide, Func<Ticket, string?, TurnOutcome> show, bool mustBeCurrent, CancellationToken cancellationToken)
    {
        if (await LoadAsync(turn, cancellationToken) is not { } before || !before.Ticket.IsOf(turn.Person.Id))
        {
            return NotFound(turn);
        }

        return Answer(turn, before, new Verdict(decide(before.Ticket), Change.None), mustBeCurrent, Texts.Of(before.Ticket), show);
    }

    private static TurnOutcome Answer(
        Turn turn, StoredTicket before, Verdict verdict, bool mustBeCurrent, Texts texts, Func<Ticket, string?, TurnOutcome> show) => verdict.Decision switch
    {
        Decision.Refused refused => show(before.Ticket, Words.Of(refused.Why, before.Ticket, texts)),
        Decision.Accepted { Events.Count: 0 } => show(before.Ticket, null),
        Decision.Accepted when mustBeCurrent && turn.Inputs.Number(CardInputs.Version) != before.Ticket.Version =>
            show(before.Ticket, texts["Tickets.Stale"]),
        Decision.Accepted accepted =>
            show(accepted.Next, null).Then(TicketChange.Of(turn.Home, before, accepted, turn.Cause)).Then(verdict.Beside),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private TurnOutcome ShowMoved(Turn turn, Ticket ticket) => turn.Show(cards.ForFormerQueue(ticket), ticket.Number.ToString());

    /// <summary>The same words whether the ticket does not exist or is none of this person's business.</summary>
    private static TurnOutcome NotFound(Turn turn) => turn.Say(turn.Texts["Tickets.NotFound"]);

    private async ValueTask<StoredTicket?> LoadAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.Inputs.Number(CardInputs.Ticket) is { } number ? await tickets.FindAsync(turn.Home, number, cancellationToken) : null;
}
