namespace ChatServiceDesk.Classifier;

/// <summary>What the second ear makes of a text: labels that were offered, and words that are a model's own. Nothing but a suggestion.</summary>
public sealed record Suggestion
{
    public const int MaxTitle = 80;
    public const int MaxSummary = 400;
    public const int MaxReply = 1000;

    public required Intent Intent { get; init; }

    /// <summary>One of the configured categories.</summary>
    public required string Category { get; init; }

    public required Level Impact { get; init; }

    public required Level Urgency { get; init; }

    /// <summary>One of <see cref="Taxonomy.Languages"/>; <see langword="null"/> for any other.</summary>
    public required string? Language { get; init; }

    /// <summary>What the model says of itself, 0 to 1; not calibrated.</summary>
    public required double Confidence { get; init; }

    /// <summary>At most 80 characters, without links; <see langword="null"/> if there is none that can be shown.</summary>
    public string? Title { get; init; }

    /// <summary>At most 400 characters, without links; only for long texts.</summary>
    public string? Summary { get; init; }

    /// <summary>What an agent could answer, without links; for the agent to check.</summary>
    public string? SuggestedReply { get; init; }
}
