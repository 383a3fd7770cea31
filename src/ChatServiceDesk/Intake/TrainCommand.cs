using System.Globalization;
using ChatServiceDesk.Classifier;

namespace ChatServiceDesk.Intake;

/// <summary><c>train</c>: makes the model of the shipped utterances and of what the desk adds, and keeps it beside the data, so that the next start only loads it.</summary>
internal static class TrainCommand
{
    /// <exception cref="IOException">The folder can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static async Task<int> RunAsync(string folder, Additions additions, TimeProvider clock, TextWriter output)
    {
        long start = clock.GetTimestamp();
        string file = LocalClassifier.Renew(folder, additions);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{new FileInfo(file).Length / 1e6:F1} MB in {clock.GetElapsedTime(start).TotalSeconds:F1} s: {file}"));
        return 0;
    }
}
