using System.Text.Json;
using System.Text.Json.Serialization;
using ChatServiceDesk.Classifier;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Intake;

/// <summary><c>classify</c>: one line of text in, one line of JSON out.</summary>
internal static class ClassifyCommand
{
    /// <param name="cacheDirectory">Where the model is kept, if it exists.</param>
    /// <param name="desk">Its matrix, and what it has taught the ear.</param>
    /// <param name="input">What to read.</param>
    /// <param name="textOf">From a line and its number to the text in it.</param>
    /// <param name="output">Where to write.</param>
    /// <param name="cancellationToken">Ends it between two lines.</param>
    public static async Task<int> RunAsync(
        string cacheDirectory, DeskSettings desk, TextReader input, Func<string, int, string> textOf, TextWriter output, CancellationToken cancellationToken)
    {
        LocalClassifier ear = LocalClassifier.Shipped(System.IO.Directory.Exists(cacheDirectory) ? cacheDirectory : null, desk.Additions);
        for (int number = 1; await input.ReadLineAsync(cancellationToken) is { } line; number++)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(Line.Of(ear.Understand(textOf(line, number)), desk.Matrix), ClassifyJson.Default.Line));
        }

        return 0;
    }

    internal sealed record Line(
        string Intent,
        double IntentConfidence,
        string Category,
        double CategoryConfidence,
        string Impact,
        string Urgency,
        string Priority,
        string Language,
        IReadOnlyList<string> Because)
    {
        public static Line Of(Understanding heard, PriorityMatrix matrix) => new(
            Taxonomy.LabelOf(heard.Intent),
            Math.Round(heard.IntentConfidence, 4),
            heard.Category,
            Math.Round(heard.CategoryConfidence, 4),
            heard.Impact.ToString().ToLowerInvariant(),
            heard.Urgency.ToString().ToLowerInvariant(),
            Drafting.PriorityOf(heard, matrix).ToString(),
            heard.Language,
            heard.Because);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ClassifyCommand.Line))]
internal sealed partial class ClassifyJson : JsonSerializerContext;
