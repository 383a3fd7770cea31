namespace ChatServiceDesk.Classifier.Learning;

/// <remarks>
/// <c>Row</c>: the row of the weights.
/// <c>Token</c>: the token of the message that it comes from; -1 for the bias.
/// </remarks>
internal readonly record struct Feature(int Row, float Value, int Token);
