using System.Text.Json;
using System.Text.Json.Serialization;
using ChatServiceDesk.Classifier;

namespace ChatServiceDesk.Intake;

/// <summary><c>classify</c>: one line of text in, one line of JSON out.</summary>
internal static class ClassifyCommand
{
    public static async Task<int> RunAsync(string cacheDirectory, TextReader input, TextWriter output, CancellationToken cancellationToken)
    {
        LocalClassifier ear = LocalClassifier.Shipped(System.IO.Directory.Exists(cacheDirectory) ? cacheDirectory : null);
        while (await input.ReadLineAsync(cancellationToken) is { } text)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(Line.Of(ear.Understand(text)), ClassifyJson.Default.Line));
        }

        return 0;
    }

    internal sealed record Line(
        string Intent, double IntentConfidence, string Category, double CategoryConfidence, string Impact, string Urgency, string Language, IReadOnlyList<string> Because)
    {
        public static Line Of(Understanding heard) => new(
            Taxonomy.LabelOf(heard.Intent), Math.Round(heard.IntentConfidence, 4), heard.Category, Math.Round(heard.CategoryConfidence, 4),
            heard.Impact.ToString().ToLowerInvariant(), heard.Urgency.ToString().ToLowerInvariant(), heard.Language, heard.Because);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ClassifyCommand.Line))]
internal sealed partial class ClassifyJson : JsonSerializerContext;
