namespace ChatServiceDesk.Reports;

/// <summary>How satisfied requesters were.</summary>
/// <param name="Week">ISO week in which they were asked, or it was decided that they are not; <see cref="LabelRow.EveryWeek"/> for the sum.</param>
/// <param name="Asked">Resolutions that somebody was asked about.</param>
/// <param name="Answered">Of those, answered in time.</param>
/// <param name="Late">Of those, answered when the time was over.</param>
/// <param name="NotAsked">Resolutions that nobody was asked about.</param>
/// <param name="Average">Of the scores given in time; <see langword="null"/> without any.</param>
/// <param name="Content">Of the scores given in time, the share that is 4 or 5.</param>
internal sealed record SurveyWeek(string Week, int Asked, int Answered, int Late, int NotAsked, double? Average, double? Content)
{
    private const int Good = 4;

    public static SurveyWeek Of(string week, IReadOnlyCollection<SurveyRound> rounds)
    {
        int[] scores = [.. rounds.Where(round => !round.IsLate).Select(round => round.Score).OfType<int>()];
        return new SurveyWeek(
            week,
            rounds.Count(round => round.Skipped is null),
            scores.Length,
            rounds.Count(round => round.IsLate),
            rounds.Count(round => round.Skipped is not null),
            scores.Length == 0 ? null : scores.Average(),
            scores.Length == 0 ? null : (double)scores.Count(score => score >= Good) / scores.Length);
    }
}
