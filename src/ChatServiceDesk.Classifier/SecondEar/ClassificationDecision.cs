namespace ChatServiceDesk.Classifier;

/// <summary>Evidence of who decided what a message is about. Nothing of the message is in it.</summary>
public sealed record ClassificationDecision
{
    /// <summary>Whether the second ear's labels were taken; else those of the local model stand.</summary>
    public required bool IsByModel { get; init; }

    /// <summary>Which local model it was: the beginning of its SHA-256.</summary>
    public required string LocalModel { get; init; }

    /// <summary>The confidence of whoever decided, in intent or category, whichever is less.</summary>
    public required double Confidence { get; init; }

    /// <summary><see langword="null"/> when the second ear was not needed or is not there; so are the others below.</summary>
    public ListeningOutcome? Outcome { get; init; }

    public string? Deployment { get; init; }

    public string? PromptVersion { get; init; }

    public int? TokensIn { get; init; }

    public int? TokensOut { get; init; }

    public TimeSpan? Duration { get; init; }
}
