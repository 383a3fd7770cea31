namespace ChatServiceDesk.Classifier.Learning;

/// <summary>A calibrated model, and what models like it said about texts that they had not seen: thresholds are set by that.</summary>
internal sealed record Trained(Model Model, IReadOnlyList<Heard> Heard);
