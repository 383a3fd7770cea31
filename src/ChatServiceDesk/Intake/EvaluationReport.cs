using System.Diagnostics;
using System.Globalization;
using System.Text;
using ChatServiceDesk.Classifier;

namespace ChatServiceDesk.Intake;

/// <summary>How the desk's model reads labelled messages, as tables.</summary>
internal static class EvaluationReport
{
    private const int LabelWidth = 13;

    private static readonly NumberFormatInfo Percents = new() { PercentPositivePattern = 1 };

    public static async Task WriteAsync(LocalClassifier ear, IReadOnlyList<Utterance> lines, TextWriter output)
    {
        Evaluation all = Evaluation.Run(ear, lines);
        double[] microseconds = [.. lines.Select(line => Time(ear, line.Text)).Order()];
        await output.WriteLineAsync(Say($"{lines.Count} messages, {microseconds[microseconds.Length / 2]:F0} µs each (median)"));
        await output.WriteLineAsync();
        await output.WriteLineAsync($"{"head",-10}{"messages",9}{"accuracy",10}{"macro F1",10}{"calibration error",19}");
        await output.WriteLineAsync(HeadRow("intent", all.Intent) + Say($"{all.Intent.CalibrationError,19:P1}"));
        await output.WriteLineAsync(HeadRow("category", all.Category) + Say($"{all.Category.CalibrationError,19:P1}"));
        await output.WriteLineAsync(HeadRow("vague", all.Vague));
        await output.WriteLineAsync(HeadRow("language", all.Language) + Say($"{all.Language.CalibrationError,19:P1}"));
        SecurityScore security = all.Security;
        await output.WriteLineAsync(Say($"security incidents: {security.Found} of {security.Incidents} found, {security.FalseAlarms} false alarms"));
        await output.WriteLineAsync();
        await output.WriteLineAsync($"{"language",-10}{"messages",9}{"intent",10}{"category",10}{"security",19}");
        foreach (string language in Taxonomy.Languages) await output.WriteLineAsync(LanguageRow(ear, language, lines));
        await output.WriteLineAsync();
        await output.WriteLineAsync($"{"shown",-10}{"messages",9}{"right",10}{"right among three",19}");
        foreach (OutcomeScore outcome in all.Outcomes) await output.WriteLineAsync(OutcomeRow(outcome));
        await WriteAsync("intent", Taxonomy.Intents, all.Intents, output);
        await WriteAsync("category", ear.Categories, all.Categories, output);
    }

    private static double Time(LocalClassifier ear, string text)
    {
        long start = Stopwatch.GetTimestamp();
        ear.Understand(text);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    private static string HeadRow(string head, HeadScore score) => Say($"{head,-10}{score.Count,9}{score.Accuracy,10:P1}{score.MacroF1,10:P1}");

    private static string LanguageRow(LocalClassifier ear, string language, IReadOnlyList<Utterance> lines)
    {
        Utterance[] own = [.. lines.Where(line => line.Language == language)];
        Evaluation score = Evaluation.Run(ear, own);
        return Say($"{language,-10}{own.Length,9}{score.Intent.Accuracy,10:P1}{score.Category.Accuracy,10:P1}{$"{score.Security.Found} of {score.Security.Incidents}",19}");
    }

    private static string OutcomeRow(OutcomeScore outcome)
    {
        string shown = outcome.Certainty switch { Certainty.Sure => "card", Certainty.Unsure => "3 buttons", _ => "question" };
        double count = Math.Max(outcome.Count, 1);
        return Say($"{shown,-10}{outcome.Count,9}{outcome.Right / count,10:P1}{outcome.Offered / count,19:P1}");
    }

    /// <summary>Right labels in rows, answers in columns.</summary>
    private static async Task WriteAsync(string head, IReadOnlyList<string> labels, Confusion confusion, TextWriter output)
    {
        await output.WriteLineAsync();
        StringBuilder line = new($"{head,-LabelWidth}");
        foreach (string label in labels) line.Append(CultureInfo.InvariantCulture, $"{label[..Math.Min(label.Length, 6)],7}");
        await output.WriteLineAsync(line);
        foreach (string right in labels)
        {
            line.Clear().Append(CultureInfo.InvariantCulture, $"{right,-LabelWidth}");
            foreach (string answer in labels) line.Append(CultureInfo.InvariantCulture, $"{confusion.Counts.GetValueOrDefault((right, answer)),7}");
            await output.WriteLineAsync(line);
        }
    }

    private static string Say(FormattableString text) => text.ToString(Percents);
}
