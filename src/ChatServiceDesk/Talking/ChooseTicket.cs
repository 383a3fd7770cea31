using ChatServiceDesk.Conversations;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Talking;

/// <summary>The person says which ticket their words are about, or that they are about something new.</summary>
internal sealed class ChooseTicket(OwnTickets own, TalkStore talks, PassOn passOn)
{
    public async ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        Talk talk = await talks.FindAsync(turn.Home, turn.Activity.Conversation.Id, cancellationToken);
        return !IsOpen(turn, talk) ? await ShowSettledAsync(turn, talk, cancellationToken)
            : turn.Inputs.Number(CardInputs.Ticket) is { } number && await own.FindAsync(turn, number, cancellationToken) is { } stored
                ? passOn.Handle(turn, stored, talk.Settle(number), talk.Waiting)
                : turn.Say(turn.Texts["Tickets.NotFound"]);
    }

    /// <summary>Something new: the words become the message that they were written as.</summary>
    /// <param name="turn">The press.</param>
    /// <param name="report">What is done with a message that reports something.</param>
    /// <param name="cancellationToken">Cancels the turn.</param>
    public async ValueTask<TurnOutcome> ReportAsync(Turn turn, Func<Turn, ValueTask<TurnOutcome>> report, CancellationToken cancellationToken)
    {
        Talk talk = await talks.FindAsync(turn.Home, turn.Activity.Conversation.Id, cancellationToken);
        if (!IsOpen(turn, talk))
        {
            return await ShowSettledAsync(turn, talk, cancellationToken);
        }

        TurnOutcome reported = await report(turn with
        {
            Text = string.Join('\n', talk.Waiting.Select(words => words.Text)),
            Activity = turn.Activity with { Id = talk.Waiting[^1].Activity },
        });
        string going = turn.Texts["Talking.AsNew"];
        return (turn.IsInvoke && reported.Response is null ? reported with { Response = InvokeResponses.Card(Cards.Remark(going).ToJson()) } : reported).Then(talk.Settle(null).Save());
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
