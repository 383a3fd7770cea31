using ChatServiceDesk.Conversations;
using ChatServiceDesk.Files;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Activities;

namespace ChatServiceDesk.Talking;

/// <summary>The person says which ticket their words are about, or that they are about something new.</summary>
internal sealed class ChooseTicket(OwnTickets own, TalkStore talks, AttachFiles attach)
{
    private const int LongestId = 200;

    public async ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        Talk talk = await talks.FindAsync(turn.Home, turn.Activity.Conversation.Id, cancellationToken);
        return !IsOpen(turn, talk) ? await ShowSettledAsync(turn, talk, cancellationToken)
            : turn.Inputs.Number(CardInputs.Ticket) is { } number && await own.FindAsync(turn, number, cancellationToken) is { } stored
                ? PassOn.Handle(turn, stored, talk.Settle(number), talk.Waiting)
                    .Then(await attach.OfMessagesAsync(turn, talk.Waiting.Select(words => words.Activity), stored.Ticket, cancellationToken))
                : turn.Say(turn.Texts["Tickets.NotFound"]);
    }

    /// <summary>Something new: the words become the message that they were written as.</summary>
    /// <param name="turn">The press.</param>
    /// <param name="report">What is done with a message that reports something.</param>
    /// <param name="cancellationToken">Cancels the turn.</param>
    public async ValueTask<TurnOutcome> ReportAsync(Turn turn, Func<Turn, ValueTask<TurnOutcome>> report, CancellationToken cancellationToken)
    {
        if (turn.IsPersonal && turn.Inputs.Text(Fields.Information) is { } written && turn.Inputs.Id(WhichTicketCard.Ask) is { Length: <= LongestId } message)
        {
            return await ReportAsync(turn, written, message, report); // The words stood on the card.
        }

        Talk talk = await talks.FindAsync(turn.Home, turn.Activity.Conversation.Id, cancellationToken);
        return IsOpen(turn, talk)
            ? (await ReportAsync(turn, string.Join('\n', talk.Waiting.Select(words => words.Text)), talk.Ask, report)).Then(talk.Settle(null).Save())
            : await ShowSettledAsync(turn, talk, cancellationToken);
    }

    /// <summary>The person wants nothing done with them.</summary>
    public async ValueTask<TurnOutcome> DropAsync(Turn turn, CancellationToken cancellationToken)
    {
        Talk talk = await talks.FindAsync(turn.Home, turn.Activity.Conversation.Id, cancellationToken);
        string dropped = turn.Texts["Talking.NoLongerWaits"];
        return IsOpen(turn, talk)
            ? turn.Show(Cards.Remark(dropped), dropped).Then((talk.Settle(null) with { Settled = "" }).Save())
            : await ShowSettledAsync(turn, talk, cancellationToken);
    }

    /// <summary>As if it had just been written. A question of the desk's comes as a message; then the card says what became of it.</summary>
    private static async ValueTask<TurnOutcome> ReportAsync(Turn turn, string words, string message, Func<Turn, ValueTask<TurnOutcome>> report)
    {
        TurnOutcome reported = await report(turn with { Text = words, Activity = turn.Activity with { Id = message } });
        return turn.IsInvoke && reported.Response is null ? reported with { Response = InvokeResponses.Card(Cards.Remark(turn.Texts["Talking.AsNew"]).ToJson()) } : reported;
    }

    private static bool IsOpen(Turn turn, Talk talk) => turn.IsPersonal && talk.Waiting.Count > 0 && turn.Inputs.Id(WhichTicketCard.Ask) == talk.Ask;

    /// <summary>A second press, or one on a card that a newer one has replaced.</summary>
    private async ValueTask<TurnOutcome> ShowSettledAsync(Turn turn, Talk talk, CancellationToken cancellationToken)
    {
        bool isThis = talk.Settled.Length > 0 && turn.Inputs.Id(WhichTicketCard.Ask) == talk.Settled;
        string text = isThis && talk.SettledWith is { } number && await own.FindAsync(turn, number, cancellationToken) is { } stored
            ? turn.Texts.Say("Talking.WentTo", stored.Ticket.Number)
            : isThis ? turn.Texts["Talking.AsNew"] : turn.Texts["Talking.Gone"];
        return turn.Show(Cards.Remark(text), text);
    }
}
