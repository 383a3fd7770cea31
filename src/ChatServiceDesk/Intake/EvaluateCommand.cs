using System.Globalization;
using ChatServiceDesk.Classifier;

namespace ChatServiceDesk.Intake;

/// <summary><c>evaluate</c>: how right the ear is, on the desk's own measuring file or on anybody's labelled text.</summary>
internal static class EvaluateCommand
{
    /// <summary>12.34%, wherever the desk runs.</summary>
    private static readonly NumberFormatInfo Percents = new() { PercentPositivePattern = 1 };

    public static async Task<int> RunAsync(string cacheDirectory, Additions additions, TextWriter output)
    {
        LocalClassifier ear = LocalClassifier.Shipped(System.IO.Directory.Exists(cacheDirectory) ? cacheDirectory : null, additions);
        await EvaluationReport.WriteAsync(ear, UtteranceFile.Measuring(), output);
        return 0;
    }

    public static async Task<int> RunAsync(
        IReadOnlyList<LabelledText> training, IReadOnlyList<LabelledText> validation, IReadOnlyList<LabelledText> test, string? outOfScope, TimeProvider clock, TextWriter output)
    {
        long start = clock.GetTimestamp();
        TextClassifier classifier = TextClassifier.Train(training, validation, outOfScope);
        TimeSpan took = clock.GetElapsedTime(start);
        TextEvaluation score = TextEvaluation.Run(classifier, test, outOfScope);
        using MemoryStream model = new();
        classifier.Save(model);
        (string What, string Value)[] lines =
        [
            ("training texts", Say($"{training.Count}")),
            ("validation texts", validation.Count > 0 ? Say($"{validation.Count}") : "none: a fifth of the training text was held back"),
            ("test texts", Say($"{test.Count}")),
            ("labels", Say($"{classifier.Labels.Count}")),
            ("accuracy (in scope)", Say($"{score.Accuracy:P2}")),
            ("macro F1", Say($"{score.MacroF1:P2}")),
            ("out-of-scope recall", score.OutOfScopeRecall is { } recall ? Say($"{recall:P2}") : "nothing is out of scope"),
            ("calibration error", Say($"{score.CalibrationError:P2} (in scope {score.InScopeCalibrationError:P2})")),
            ("training", Say($"{took.TotalSeconds:F1} s")),
            ("a message (median)", Say($"{score.MedianMicroseconds:F0} µs")),
            ("model", Say($"{model.Length / 1e6:F1} MB")),
        ];
        foreach ((string what, string value) in lines) await output.WriteLineAsync($"{what,-20} {value}");
        return 0;
    }

    private static string Say(FormattableString text) => text.ToString(Percents);
}
