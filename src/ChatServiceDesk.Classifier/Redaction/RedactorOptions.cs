namespace ChatServiceDesk.Classifier.Redaction;

public sealed record RedactorOptions
{
    /// <summary>What is taken out; everything if not set.</summary>
    public IReadOnlyCollection<SensitiveKind> Kinds { get; init; } = Enum.GetValues<SensitiveKind>();

    /// <summary>Mail addresses of these domains, and of domains below them, stay.</summary>
    public IReadOnlyCollection<string> OwnDomains { get; init; } = [];
}
