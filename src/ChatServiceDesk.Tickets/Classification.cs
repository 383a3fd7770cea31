namespace ChatServiceDesk.Tickets;

/// <summary>
/// How a report was read before its person confirmed it: who decided, and what a model wrote. It never changes: an auditor compares it
/// with what became of the ticket.
/// </summary>
public sealed record Classification
{
    /// <summary>Whether a model outside the desk decided; else the local one did.</summary>
    public required bool IsByModel { get; init; }

    public required string Intent { get; init; }

    public required string Category { get; init; }

    /// <summary>Of whoever decided, 0 to 1; the local model's is calibrated.</summary>
    public required double Confidence { get; init; }

    /// <summary>ISO 639-1; <see langword="null"/> where it was not written down.</summary>
    public string? Language { get; init; }

    /// <summary>What the words alone would give; <see langword="null"/> where it was not written down.</summary>
    public Priority? Priority { get; init; }

    /// <summary>The beginning of the SHA-256 of the local model.</summary>
    public required string LocalModel { get; init; }

    /// <summary>How asking the other model ended: <c>Answered</c>, <c>TimedOut</c> …; <see langword="null"/> when it was not needed or is not there. So are the next five.</summary>
    public string? Outcome { get; init; }

    public string? Deployment { get; init; }

    public string? PromptVersion { get; init; }

    public int? TokensIn { get; init; }

    public int? TokensOut { get; init; }

    public TimeSpan? Duration { get; init; }

    /// <summary>A title that a model wrote. Shown with that said, or not at all; so are the next two.</summary>
    public string? AiTitle { get; init; }

    public string? AiSummary { get; init; }

    /// <summary>For an agent to check and send in their own name.</summary>
    public string? AiReply { get; init; }

    /// <summary>What the intake card said before its person saw it.</summary>
    public Sorting Sorting => new(Category, Intent == "incident" ? TicketKind.Incident : TicketKind.ServiceRequest);
}
