using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Reports;

/// <summary>How often a reason was given with a rating.</summary>
/// <param name="Reason">Its stored name.</param>
/// <param name="Low">With ratings that are complaints.</param>
/// <param name="Others">With better ones.</param>
internal sealed record ReasonRow(string Reason, int Low, int Others)
{
    /// <summary>Every reason that somebody gave, late ones included.</summary>
    public static IReadOnlyList<ReasonRow> Of(IReadOnlyCollection<SurveyRound> rounds) =>
    [
        .. Enum.GetValues<SurveyReasons>().Where(reason => reason is not SurveyReasons.None)
            .Select(reason => (Reason: reason, Rounds: rounds.Where(round => round.Score is not null && round.Reasons.HasFlag(reason)).ToArray()))
            .Where(given => given.Rounds.Length > 0)
            .Select(given => new ReasonRow(
                given.Reason.ToString(),
                given.Rounds.Count(round => round.Score < SurveyAnswer.Content),
                given.Rounds.Count(round => round.Score >= SurveyAnswer.Content))),
    ];
}
