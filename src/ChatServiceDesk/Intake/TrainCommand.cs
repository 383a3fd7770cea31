using System.Globalization;
using ChatServiceDesk.Classifier;

namespace ChatServiceDesk.Intake;

/// <summary><c>train</c>: makes the model of the shipped utterances of what the desk adds and of what people have put right, and keeps it beside the data, so that the next start only loads it.</summary>
internal static class TrainCommand
{
    /// <param name="folder">Where the model is kept.</param>
    /// <param name="additions">What is learned beside the shipped utterances.</param>
    /// <param name="corrections">How many of these people have made by putting something right.</param>
    /// <param name="clock">Says how long it took.</param>
    /// <param name="output">Where to write.</param>
    /// <exception cref="IOException">The folder can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static async Task<int> RunAsync(string folder, Additions additions, int corrections, TimeProvider clock, TextWriter output)
    {
        long start = clock.GetTimestamp();
        string file = LocalClassifier.Renew(folder, additions);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{new FileInfo(file).Length / 1e6:F1} MB in {clock.GetElapsedTime(start).TotalSeconds:F1} s, {corrections} corrections learned: {file}"));
        return 0;
    }
}
