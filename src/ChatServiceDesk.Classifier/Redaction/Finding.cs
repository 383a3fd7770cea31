namespace ChatServiceDesk.Classifier.Redaction;

/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it stood in the text that was given.</param>
/// <param name="Length">How many UTF-16 units were taken out there.</param>
public readonly record struct Finding(SensitiveKind Kind, int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>Nobody should ever keep it, whatever else is kept.</summary>
    public bool IsSecret => Redactor.Secrets.Contains(Kind);
}
