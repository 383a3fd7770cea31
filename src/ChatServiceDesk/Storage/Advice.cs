using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>What came of asking a model to answer from articles, and what the person thinks of its answer. Not the answer itself.</summary>
internal sealed record Advice
{
    /// <summary>The name of a <c>ListeningOutcome</c>; <c>Answered</c> means that the person was shown an answer.</summary>
    public required string Outcome { get; init; }

    public required string Deployment { get; init; }

    public required string PromptVersion { get; init; }

    /// <summary>As the service counted them; 0 where it said nothing.</summary>
    public required int TokensIn { get; init; }

    public required int TokensOut { get; init; }

    public required TimeSpan Duration { get; init; }

    /// <summary>The passages that are cited, as <c>article#number</c> with a space between; empty where nothing was answered.</summary>
    public string Sources { get; init; } = "";

    /// <summary><see langword="null"/> while no thumb was pressed. The last one counts.</summary>
    public bool? IsLiked { get; init; }

    /// <summary>What was written with it, without secrets; <see langword="null"/> if nothing was.</summary>
    public string? Comment { get; init; }

    public DateTimeOffset? RatedAt { get; init; }

    public const string Answered = "Answered";

    public bool IsAnswered => Outcome == Answered;

    /// <returns><see langword="null"/> when no model was to be asked, and in rows of an earlier version.</returns>
    public static Advice? Read(RowData data) => data.StringOrNull("AdviceOutcome") is not { } outcome ? null : new Advice
    {
        Outcome = outcome,
        Deployment = data.String("AdviceDeployment"),
        PromptVersion = data.String("AdvicePrompt"),
        TokensIn = data.Int32("AdviceTokensIn"),
        TokensOut = data.Int32("AdviceTokensOut"),
        Duration = TimeSpan.FromMilliseconds(data.Int32("AdviceMilliseconds")),
        Sources = data.String("AdviceSources"),
        IsLiked = data.BooleanOrNull("AdviceLiked"),
        Comment = data.StringOrNull("AdviceComment"),
        RatedAt = data.DateTimeOrNull("AdviceRatedAt"),
    };

    public RowData AddTo(RowData data) => data
        .With("AdviceOutcome", Outcome)
        .With("AdviceDeployment", Deployment)
        .With("AdvicePrompt", PromptVersion)
        .With("AdviceTokensIn", TokensIn)
        .With("AdviceTokensOut", TokensOut)
        .With("AdviceMilliseconds", (int)Duration.TotalMilliseconds)
        .With("AdviceSources", Sources)
        .With("AdviceLiked", IsLiked)
        .With("AdviceComment", Comment)
        .With("AdviceRatedAt", RatedAt);
}
