namespace ChatServiceDesk.Classifier.Redaction;

/// <param name="Text">With a marker such as <c>[password]</c> in place of each finding.</param>
/// <param name="Findings">In the order of the text. They say where something was, not what.</param>
public sealed record Redacted(string Text, IReadOnlyList<Finding> Findings)
{
    public bool HasSecrets => Findings.Any(finding => finding.IsSecret);

    public int Count(SensitiveKind kind) => Findings.Count(finding => finding.Kind == kind);

    /// <summary>Without the text: this may end up in a log.</summary>
    public override string ToString() => string.Join(", ", Findings.GroupBy(finding => finding.Kind).Select(kind => $"{kind.Key} {kind.Count()}"));
}
