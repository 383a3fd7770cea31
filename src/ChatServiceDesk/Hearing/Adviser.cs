using ChatServiceDesk.Classifier;
using ChatServiceDesk.Observability;

namespace ChatServiceDesk.Hearing;

/// <summary>Has the second ear answer from passages. It counts against the same shares as what is asked about reports.</summary>
/// <param name="metrics">Counts how that went.</param>
/// <param name="logger">Gets outcomes, never words.</param>
/// <param name="second">Not there unless it is configured.</param>
internal sealed partial class Adviser(DeskMetrics metrics, ILogger<Adviser> logger, SecondEar? second = null)
{
    /// <summary>Whether there is anybody to ask.</summary>
    public bool IsThere => second is not null;

    public string Deployment => second?.Deployment ?? "";

    /// <param name="question">All that the person has written about it.</param>
    /// <param name="passages">What may be said.</param>
    /// <param name="language">Of the answer, ISO 639-1.</param>
    /// <param name="person">Whose share it counts against.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns><see langword="null"/> when there is nobody to ask.</returns>
    public async ValueTask<SecondOpinion?> AskAsync(string question, IReadOnlyList<GivenPassage> passages, string language, string person, CancellationToken cancellationToken)
    {
        if (second is null)
        {
            return null;
        }

        SecondOpinion opinion = await second.AnswerAsync(question, passages, language, person, cancellationToken);
        metrics.Advised(opinion.Outcome, opinion.TokensIn, opinion.TokensOut);
        LogAdvised(opinion.Outcome, passages.Count, opinion.Duration.TotalMilliseconds);
        return opinion;
    }

    [LoggerMessage(1302, LogLevel.Information, "Second ear: answer from {Passages} passages: {Outcome}, {Milliseconds:F0} ms")]
    private partial void LogAdvised(ListeningOutcome outcome, int passages, double milliseconds);
}
