using System.Globalization;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Reports;

/// <summary>One resolution, and how its requester was asked about it.</summary>
/// <param name="At">When they were asked, or when it was decided that they are not, UTC.</param>
/// <param name="Skipped">Why they were not; <see langword="null"/> if they were.</param>
internal sealed record SurveyRound(DateTimeOffset At, string? Skipped)
{
    /// <summary><see langword="null"/> until they answer.</summary>
    public int? Score { get; init; }

    public bool IsLate { get; init; }

    /// <summary>What the rating was about, as far as its requester said so.</summary>
    public SurveyReasons Reasons { get; init; }

    /// <summary>As a history tells them, oldest first. Of a rating that was changed the last one counts.</summary>
    public static IReadOnlyList<SurveyRound> Of(IReadOnlyList<HistoryEntry> history)
    {
        List<SurveyRound> rounds = [];
        foreach (HistoryEntry entry in history)
        {
            if (Begins(entry) is { } round)
            {
                rounds.Add(round);
            }

            if (rounds.Count > 0 && After(entry, SurveyCodec.Score) is { } score)
            {
                rounds[^1] = rounds[^1] with
                {
                    Score = int.Parse(score, CultureInfo.InvariantCulture),
                    IsLate = rounds[^1].IsLate || After(entry, SurveyCodec.Late) is not null,
                };
            }

            if (rounds.Count > 0 && entry.Event == nameof(TicketEvent.SurveyAnswered) && HistoryCodec.Changed(entry, SurveyCodec.Reasons) is var (_, reasons))
            {
                rounds[^1] = rounds[^1] with { Reasons = Enum.TryParse(reasons, out SurveyReasons named) ? named : SurveyReasons.None };
            }
        }

        return rounds;
    }

    private static SurveyRound? Begins(HistoryEntry entry) =>
        After(entry, SurveyCodec.Skipped) is { } why ? new SurveyRound(entry.At, why)
        : After(entry, SurveyCodec.AskedAt) is not null ? new SurveyRound(entry.At, null)
        : entry.Event == nameof(TicketEvent.Resolved) && After(entry, SurveyCodec.AskAt) is null ? new SurveyRound(entry.At, null) // An earlier version asked about everything.
        : null;

    private static string? After(HistoryEntry entry, string name) => HistoryCodec.Changed(entry, name)?.After;
}
