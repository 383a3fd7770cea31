using System.Diagnostics;

namespace ChatServiceDesk.Classifier;

/// <summary>How well a model labels texts that it was not trained on.</summary>
public sealed record TextEvaluation
{
    /// <summary>Over the texts that are in scope, those that were turned away counted as wrong; 0 to 1.</summary>
    public required double Accuracy { get; init; }

    /// <summary>The mean F1 of the labels in scope; 0 to 1.</summary>
    public required double MacroF1 { get; init; }

    /// <summary>Share of the texts out of scope that were turned away; <see langword="null"/> when there are none.</summary>
    public required double? OutOfScopeRecall { get; init; }

    /// <summary>Expected calibration error over all texts, ten bins; 0 to 1.</summary>
    public required double CalibrationError { get; init; }

    /// <summary>The same over the texts in scope.</summary>
    public required double InScopeCalibrationError { get; init; }

    public required double MedianMicroseconds { get; init; }

    public static TextEvaluation Run(TextClassifier classifier, IReadOnlyList<LabelledText> texts, string? outOfScope)
    {
        Tally all = new();
        Tally inScope = new();
        List<double> microseconds = [];
        int outside = 0;
        int turnedAway = 0;
        foreach (LabelledText text in texts)
        {
            long start = Stopwatch.GetTimestamp();
            Scored answer = classifier.Classify(text.Text)[0];
            microseconds.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            all.Add(text.Label, answer.Label, answer.Probability);
            if (text.Label != outOfScope)
            {
                inScope.Add(text.Label, answer.Label, answer.Probability);
                continue;
            }

            outside++;
            if (answer.Label == outOfScope) turnedAway++;
        }

        microseconds.Sort();
        HeadScore known = inScope.Score();
        return new TextEvaluation
        {
            Accuracy = known.Accuracy,
            MacroF1 = known.MacroF1,
            OutOfScopeRecall = outside > 0 ? (double)turnedAway / outside : null,
            CalibrationError = all.Score().CalibrationError,
            InScopeCalibrationError = known.CalibrationError,
            MedianMicroseconds = microseconds.Count > 0 ? microseconds[microseconds.Count / 2] : 0,
        };
    }
}
