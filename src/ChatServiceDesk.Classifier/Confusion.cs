namespace ChatServiceDesk.Classifier;

/// <param name="Counts">How often a message with the right label got which answer; pairs that never occurred are missing.</param>
public sealed record Confusion(IReadOnlyDictionary<(string Right, string Answer), int> Counts);
