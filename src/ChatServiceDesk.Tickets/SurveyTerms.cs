namespace ChatServiceDesk.Tickets;

/// <summary>When requesters are asked how it went, and what follows from it.</summary>
public sealed record SurveyTerms
{
    /// <summary>Wait between resolution and question: none if not set, so that the question comes with the news.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.Zero;

    /// <summary>Wait between question and the only reminder: 2 days if not set. Zero: none.</summary>
    public TimeSpan RemindAfter { get; init; } = TimeSpan.FromDays(2);

    /// <summary>How long after the question an answer is in time: 7 days if not set.</summary>
    public TimeSpan ExpiresAfter { get; init; } = TimeSpan.FromDays(7);

    /// <summary>A person is asked at most once in this time. Zero, if not set: about each ticket.</summary>
    public TimeSpan OncePer { get; init; } = TimeSpan.Zero;

    /// <summary>Whether answers are only counted, and shown to no agent: no if not set.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>By when somebody sees to a complaint: 1 day if not set.</summary>
    public TimeSpan FollowUpWithin { get; init; } = TimeSpan.FromDays(1);
}
