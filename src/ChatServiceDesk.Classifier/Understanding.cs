namespace ChatServiceDesk.Classifier;

/// <summary>What was read in one message. A suggestion: the employee or an agent confirms.</summary>
public sealed record Understanding
{
    public required Intent Intent { get; init; }

    /// <summary>Calibrated, 0 to 1: of the messages given 0.8, about 80 in 100 are right.</summary>
    public required double IntentConfidence { get; init; }

    /// <summary>The best guess, also where the intent has no category; then the confidence means nothing.</summary>
    public required string Category { get; init; }

    /// <summary>Calibrated, 0 to 1.</summary>
    public required double CategoryConfidence { get; init; }

    /// <summary>As far as words say it; low where they say nothing.</summary>
    public required Level Impact { get; init; }

    /// <summary>Calibrated, 0 to 1: how often people read the same from messages with such words.</summary>
    public required double ImpactConfidence { get; init; }

    /// <summary>As for impact.</summary>
    public required Level Urgency { get; init; }

    /// <summary>As for impact.</summary>
    public required double UrgencyConfidence { get; init; }

    /// <summary><c>en</c>, <c>de</c>, <c>fr</c> or <c>es</c>; <c>en</c> where nothing could be read.</summary>
    public required string Language { get; init; }

    /// <summary>Calibrated, 0 to 1.</summary>
    public required double LanguageConfidence { get; init; }

    /// <summary>An incident, request or question that says too little to act on: ask one thing first.</summary>
    public required bool IsVague { get; init; }

    /// <summary>The words that decided it, strongest first, as the person wrote them; at most five.</summary>
    public required IReadOnlyList<string> Because { get; init; }

    /// <summary>Every intent, likeliest first.</summary>
    public required IReadOnlyList<Scored> Intents { get; init; }

    /// <summary>Every category, likeliest first.</summary>
    public required IReadOnlyList<Scored> Categories { get; init; }

    /// <summary><see langword="null"/> unless <see cref="Intent"/> is smalltalk.</summary>
    public SmalltalkKind? Smalltalk { get; init; }

    /// <summary>Smalltalk that asks what the bot is and can do.</summary>
    public bool AsksForHelp { get; init; }

    /// <summary>The ticket that is named, without a space and in capitals: <c>INC-1042</c>, or <c>1042</c> where only the number is.</summary>
    public string? TicketNumber { get; init; }

    /// <summary>How likely it reports phishing, malware, a lost device, a leaked password or the like, 0 to 1. Made of two readings, so not calibrated.</summary>
    public double SecurityRisk { get; init; }

    /// <summary>Whether to treat it as a security incident. Recall comes first: of those that are none, some are taken for one.</summary>
    public bool IsSecurityIncident { get; init; }

    /// <summary>How much of it the desk may take for granted.</summary>
    public Certainty Certainty { get; init; }
}
