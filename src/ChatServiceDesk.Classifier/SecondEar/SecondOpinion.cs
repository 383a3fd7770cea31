namespace ChatServiceDesk.Classifier;

/// <summary>What came of asking the second ear. Whatever went wrong is a <see cref="None"/> that says what.</summary>
public abstract record SecondOpinion
{
    private SecondOpinion()
    {
    }

    public abstract ListeningOutcome Outcome { get; }

    /// <summary>Tokens that the service counted; 0 where it said nothing.</summary>
    public int TokensIn { get; init; }

    public int TokensOut { get; init; }

    public TimeSpan Duration { get; init; }

    public sealed record Given(Suggestion Suggestion) : SecondOpinion
    {
        public override ListeningOutcome Outcome => ListeningOutcome.Answered;
    }

    /// <summary>To a question that came with passages.</summary>
    public sealed record Grounded(GroundedAnswer Answer) : SecondOpinion
    {
        public override ListeningOutcome Outcome => ListeningOutcome.Answered;
    }

    public sealed record None(ListeningOutcome Why) : SecondOpinion
    {
        public override ListeningOutcome Outcome => Why;

        /// <summary>How long the service wants to be left alone; <see langword="null"/> if it did not say.</summary>
        internal TimeSpan? RetryAfter { get; init; }
    }
}
