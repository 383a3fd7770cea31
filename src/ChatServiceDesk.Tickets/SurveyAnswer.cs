namespace ChatServiceDesk.Tickets;

/// <summary>How the requester rates what was done.</summary>
/// <param name="Score">1 (very dissatisfied) to 5 (very satisfied).</param>
/// <param name="Comment"><see langword="null"/> if they added none.</param>
/// <param name="At">When, UTC.</param>
public sealed record SurveyAnswer(int Score, string? Comment, DateTimeOffset At)
{
    public const int Lowest = 1;
    public const int Highest = 5;

    /// <summary>The lowest score that confirms the solution and closes the ticket; below it the ticket waits for a reopen, and it is a complaint.</summary>
    public const int Content = 3;

    /// <summary>What it was about.</summary>
    public SurveyReasons Reasons { get; init; }

    /// <summary>Whether it came when the time for it was over.</summary>
    public bool IsLate { get; init; }
}
