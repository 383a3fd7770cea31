namespace ChatServiceDesk.Classifier.Learning;

/// <param name="Row">The row of the weights.</param>
/// <param name="Token">The token of the message that it comes from; -1 for the bias.</param>
internal readonly record struct Feature(int Row, float Value, int Token);
