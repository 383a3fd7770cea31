using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Reports;

/// <summary>What came of asking a model to answer from articles, in one week.</summary>
/// <param name="Week">ISO week in which the passages were shown; <see cref="LabelRow.EveryWeek"/> for their sum.</param>
/// <param name="By">Deployment and version of what it is told.</param>
/// <param name="Asked">How often a model was to be asked.</param>
/// <param name="Answered">The person was shown an answer.</param>
/// <param name="NotInPassages">The model said that the passages don't say it.</param>
/// <param name="ThrownAway">An answer that stands in no passage, or is none.</param>
/// <param name="Failed">Everything else: no answer in time, no tokens left, a failure.</param>
/// <param name="Liked">Thumbs up, the last one of each message.</param>
/// <param name="Disliked">Thumbs down.</param>
/// <param name="Comments">How many of these came with words.</param>
/// <param name="Tokens">In and out.</param>
internal sealed record AdviceRow(string Week, string By, int Asked, int Answered, int NotInPassages, int ThrownAway, int Failed, int Liked, int Disliked, int Comments, long Tokens)
{
    private static readonly string[] Thrown = ["Ungrounded", "Malformed", "CutOff", "Empty"];

    /// <param name="passages">All that was shown.</param>
    /// <param name="from">What was shown before does not count.</param>
    public static IReadOnlyList<AdviceRow> Count(IEnumerable<ShownPassage> passages, DateTimeOffset from) =>
    [
        .. passages.Where(shown => shown.Advice is not null && shown.At >= from)
            .SelectMany(shown => new[] { Weeks.NameOf(shown.At), LabelRow.EveryWeek }.Select(week => (Week: week, Advice: shown.Advice!))) // Filtered.
            .GroupBy(item => (item.Week, By: $"{item.Advice.Deployment} {item.Advice.PromptVersion}"), item => item.Advice)
            .Select(group => Of(group.Key.Week, group.Key.By, [.. group]))
            .OrderBy(row => row.Week, StringComparer.Ordinal)
            .ThenBy(row => row.By, StringComparer.Ordinal),
    ];

    private static AdviceRow Of(string week, string by, Advice[] all)
    {
        int answered = all.Count(advice => advice.IsAnswered);
        int notThere = all.Count(advice => advice.Outcome == "NotAnswered");
        int thrown = all.Count(advice => Thrown.Contains(advice.Outcome));
        return new AdviceRow(
            week, by, all.Length, answered, notThere, thrown, all.Length - answered - notThere - thrown,
            all.Count(advice => advice.IsLiked is true), all.Count(advice => advice.IsLiked is false), all.Count(advice => advice.Comment is not null),
            all.Sum(advice => (long)advice.TokensIn + advice.TokensOut));
    }
}
