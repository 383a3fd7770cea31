namespace ChatServiceDesk.Classifier;

/// <param name="Count">How many utterances had a label to compare with.</param>
/// <param name="Accuracy">0 to 1.</param>
/// <param name="MacroF1">The mean F1 of the labels that occur, each counting the same; 0 to 1.</param>
/// <param name="CalibrationError">Expected calibration error over ten equal bins of confidence; 0 to 1, less is better.</param>
public sealed record HeadScore(int Count, double Accuracy, double MacroF1, double CalibrationError);
