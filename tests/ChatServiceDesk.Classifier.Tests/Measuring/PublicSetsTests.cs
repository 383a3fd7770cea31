using System.Globalization;
using System.Text.Json;

namespace ChatServiceDesk.Classifier.Tests.Measuring;

/// <summary>The engine on public labelled text, where it is present: the environment variable DESK_PUBLIC_DATA names the folder.</summary>
public sealed class PublicSetsTests
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("DESK_PUBLIC_DATA");

    /// <summary>Floors stand just under what was measured, in percent.</summary>
    [Theory]
    [InlineData("clinc150", "train.jsonl,oos_train.jsonl", "val.jsonl,oos_val.jsonl", "test.jsonl,oos_test.jsonl", "oos", 93.0, 52)]
    [InlineData("banking77", "train.jsonl", "", "test.jsonl", null, 92.4, 0)]
    [InlineData("hwu64", "fold1_train.jsonl", "", "fold1_test.jsonl", null, 89.5, 0)]
    public void Public_sets_are_read_as_well_as_measured(string set, string training, string validation, string test, string? outOfScope, double accuracy, double recall)
    {
        if (Folder is null || !Directory.Exists(System.IO.Path.Combine(Folder, set)))
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"{set}: not there, nothing measured. DESK_PUBLIC_DATA must name the folder that holds it.");
            return;
        }

        LabelledText[] learned = Read(set, training);
        long start = TimeProvider.System.GetTimestamp();
        TextClassifier classifier = TextClassifier.Train(learned, Read(set, validation), outOfScope);
        TimeSpan took = TimeProvider.System.GetElapsedTime(start);
        TextEvaluation score = TextEvaluation.Run(classifier, Read(set, test), outOfScope);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{set}: accuracy {100 * score.Accuracy:F2}, macro F1 {100 * score.MacroF1:F2}, out-of-scope recall {100 * score.OutOfScopeRecall:F1}, calibration error {100 * score.CalibrationError:F2} (in scope {100 * score.InScopeCalibrationError:F2}), {took.TotalSeconds:F1} s, {score.MedianMicroseconds:F0} µs"));
        Assert.InRange(100 * score.Accuracy, accuracy, 100);
        Assert.InRange(100 * (score.OutOfScopeRecall ?? 0), recall, 100);
        Assert.InRange(score.InScopeCalibrationError, 0, 0.03);
    }

    private static LabelledText[] Read(string set, string files) =>
        [.. files.Split(',', StringSplitOptions.RemoveEmptyEntries).SelectMany(file => File.ReadLines(System.IO.Path.Combine(Folder!, set, file))).Select(Parse)]; // Checked before.

    private static LabelledText Parse(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        return new LabelledText(Text(document, "text"), Text(document, "label"));
    }

    private static string Text(JsonDocument document, string name) => document.RootElement.GetProperty(name).GetString() ?? "";
}
