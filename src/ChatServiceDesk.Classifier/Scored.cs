namespace ChatServiceDesk.Classifier;

/// <param name="Label">As written in the utterances: <c>out_of_scope</c>, <c>printing</c>.</param>
/// <param name="Probability">Calibrated, 0 to 1; the list that this is in sums to 1.</param>
public readonly record struct Scored(string Label, double Probability);
