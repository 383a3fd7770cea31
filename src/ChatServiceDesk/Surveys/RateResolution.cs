using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Surveys;

/// <summary>The requester rates the resolution with one tap; reasons and a comment may come with it or after it.</summary>
internal sealed class RateResolution(TicketActions actions, DeskSettings settings)
{
    public ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Inputs.Number(Fields.Score) is not (>= SurveyAnswer.Lowest and <= SurveyAnswer.Highest and var score))
        {
            return ValueTask.FromResult(turn.Say(turn.Texts["Surveys.NotARating"]));
        }

        string? comment = turn.Inputs.Text(Fields.Comment) is { } typed ? CardText.Truncate(typed, Fields.MaxText) : null;
        SurveyAnswer answer = new((int)score, comment, turn.Now) { Reasons = ReadReasons(turn.Inputs.Text(Fields.Reasons)) };
        return actions.ByRequesterAsync(
            turn,
            ticket => ticket.Rate(turn.Person, answer, settings.Terms.Surveys, replaces: turn.Inputs.Number(Fields.Whole) is 1),
            (ticket, remark) => turn.Show(CardOf(turn, ticket, remark), Texts.Of(ticket)["Surveys.Thanks"]),
            mustBeCurrent: false,
            cancellationToken);
    }

    /// <summary>The card on which the button stood.</summary>
    private static AdaptiveCard CardOf(Turn turn, Ticket ticket, string? remark) => turn.Inputs.Number(Fields.Apart) is 1
        ? SurveyCards.ForSurvey(ticket, turn.Now, Texts.Of(ticket), remark)
        : TicketCards.ForResolution(ticket, isLast: true, turn.Now, Texts.Of(ticket), remark);

    /// <summary>Names joined by commas; what is no reason that a card offers is left out.</summary>
    private static SurveyReasons ReadReasons(string? chosen) => (chosen ?? "").Split(',', StringSplitOptions.TrimEntries)
        .Where(name => Enum.GetNames<SurveyReasons>().Contains(name, StringComparer.Ordinal))
        .Aggregate(SurveyReasons.None, (reasons, name) => reasons | Enum.Parse<SurveyReasons>(name));
}
