using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Surveys;

/// <summary>The requester rates the resolution with one tap; a comment may come with it or after it.</summary>
internal sealed class RateResolution(TicketActions actions)
{
    public ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        string? comment = turn.Inputs.Text(Fields.Comment) is { } typed ? CardText.Truncate(typed, Fields.MaxText) : null;
        return turn.Inputs.Number(Fields.Score) is >= SurveyAnswer.Lowest and <= SurveyAnswer.Highest and var score
            ? actions.ByRequesterAsync(
                turn,
                ticket => ticket.Rate(turn.Person, (int)score, comment, turn.Now),
                (ticket, remark) => turn.Show(TicketCards.ForResolution(ticket, isLast: true, turn.Now, Texts.Of(ticket), remark), Texts.Of(ticket)["Surveys.Thanks"]),
                mustBeCurrent: false,
                cancellationToken)
            : ValueTask.FromResult(turn.Say(turn.Texts["Surveys.NotARating"]));
    }
}
