using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Talking;

/// <summary>Somebody edits or deletes a message that has been passed on: the other side hears of it, once. Words that still wait are simply changed.</summary>
internal sealed class ChangeSaid(SaidMessageStore said, TicketStore tickets, TalkStore talks, AgentsThread threads)
{
    /// <returns><see langword="null"/> when that message has said nothing about a ticket.</returns>
    public async ValueTask<TurnOutcome?> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        bool isDeletion = turn.Activity.Type == ActivityTypes.MessageDelete;
        if (!isDeletion && turn.Activity.ChannelData?.EventType != ChannelEvents.MessageEdited)
        {
            return null;
        }

        SaidMessage? message = await said.FindAsync(turn.Home, turn.Activity.Conversation.Id, turn.Activity.Id, cancellationToken);
        return message is not null ? await ChangeAsync(turn, message, isDeletion, cancellationToken)
            : turn.IsPersonal ? await ChangeWaitingAsync(turn, isDeletion, cancellationToken)
            : null;
    }

    private async ValueTask<TurnOutcome> ChangeAsync(Turn turn, SaidMessage message, bool isDeletion, CancellationToken cancellationToken)
    {
        if (await tickets.FindAsync(turn.Home, message.Ticket, cancellationToken) is not { } stored
            || await tickets.HistoryAsync(turn.Home, message.Ticket, message.Version, cancellationToken) is not { } first
            || first.By.Person.Id != turn.Person.Id
            || message.IsGone)
        {
            return TurnOutcome.Nothing;
        }

        if (!turn.IsPersonal && await threads.FindAsync(turn, cancellationToken) is (null, var why))
        {
            return turn.Reply(why ?? Texts.English["Tickets.NotFound"]);
        }

        return isDeletion ? TakeBack(turn, stored, message) : await RewordAsync(turn, stored, message, cancellationToken);
    }

    private async ValueTask<TurnOutcome> RewordAsync(Turn turn, StoredTicket stored, SaidMessage message, CancellationToken cancellationToken)
    {
        string text = turn.IsPersonal ? turn.Text : ThreadTickets.WithoutNumber(turn.Text, stored.Ticket.Number);
        string words = CardText.Truncate(text, Speaking.MaxText);
        bool isOvertaken = turn.Activity.Timestamp < message.Edited;
        if (words.Length == 0 || isOvertaken || (await tickets.HistoryAsync(turn.Home, message.Ticket, message.Wording, cancellationToken))?.Words == words)
        {
            return TurnOutcome.Nothing;
        }

        return Answer(
            turn, stored, stored.Ticket.Reword(ActorOf(turn), words, turn.Now),
            turn.Texts.Say("Talking.EditPassedOn", stored.Ticket.Number),
            version => message with { Edited = turn.Activity.Timestamp, Wording = version });
    }

    private static TurnOutcome TakeBack(Turn turn, StoredTicket stored, SaidMessage message) => Answer(
        turn, stored, stored.Ticket.TakeBack(ActorOf(turn), turn.Now), turn.Texts.Say("Talking.DeletionPassedOn", stored.Ticket.Number), _ => message with { IsGone = true });

    /// <summary>Agents see in their thread what they have done; a requester is told that it went on.</summary>
    private static TurnOutcome Answer(Turn turn, StoredTicket stored, Decision decision, string passedOn, Func<int, SaidMessage> changed) => decision switch
    {
        Decision.Accepted accepted => (turn.IsPersonal ? turn.Reply(passedOn) : TurnOutcome.Nothing)
            .Then(TicketChange.Of(turn.Home, stored, accepted, turn.Cause))
            .Then(changed(accepted.Next.Version).Save()),
        Decision.Refused refused => turn.Reply(turn.Texts.Say("Talking.ChangeTooLate", Words.Of(refused.Why, stored.Ticket, turn.Texts))),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private async ValueTask<TurnOutcome?> ChangeWaitingAsync(Turn turn, bool isDeletion, CancellationToken cancellationToken)
    {
        Talk talk = await talks.FindAsync(turn.Home, turn.Activity.Conversation.Id, cancellationToken);
        if (!talk.Waiting.Any(words => words.Activity == turn.Activity.Id))
        {
            return null;
        }

        if (!isDeletion)
        {
            string text = CardText.Truncate(turn.Text, Speaking.MaxText);
            return text.Length == 0 ? TurnOutcome.Nothing : new TurnOutcome((talk with
            {
                Waiting = [.. talk.Waiting.Select(words => words.Activity == turn.Activity.Id ? words with { Text = text } : words)],
            }).Save());
        }

        Talk.Words[] left = [.. talk.Waiting.Where(words => words.Activity != turn.Activity.Id)];
        return turn.Reply(turn.Texts["Talking.NoLongerWaits"]).Then((left.Length == 0 ? talk.Settle(null) with { Settled = "" } : talk with { Waiting = left }).Save());
    }

    private static Actor ActorOf(Turn turn) => turn.IsPersonal ? Actor.Requester(turn.Person) : Actor.Agent(turn.Person);
}
