namespace ChatServiceDesk.Classifier;

/// <summary>A text and its right label, of whatever kind.</summary>
public sealed record LabelledText(string Text, string Label);
