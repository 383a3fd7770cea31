using System.Text.Json;
using System.Text.Json.Serialization;
using ChatServiceDesk.Classifier;

namespace ChatServiceDesk.Hosting;

/// <summary>Reads texts, one JSON object a line. Every mistake names option or file, line and remedy.</summary>
internal static class LabelledFiles
{
    /// <exception cref="UsageException">A file can't be read, or a line is not as it must be.</exception>
    public static IReadOnlyList<LabelledText> Read(string option, IReadOnlyList<string> files) => [.. files.SelectMany(file => Read(option, file))];

    /// <param name="line">One line.</param>
    /// <param name="place">Where it stands, for the message.</param>
    public static string TextOf(string line, string place) =>
        Parse(line) is { Text: { } text } ? text : throw new UsageException($"{place}: no object with a text. Write each line as {{\"text\":\"...\"}}");

    private static List<LabelledText> Read(string option, string file)
    {
        List<LabelledText> texts = [];
        try
        {
            int number = 0;
            foreach (string line in File.ReadLines(file))
            {
                number++;
                if (string.IsNullOrWhiteSpace(line)) continue;
                texts.Add(Parse(line) is { Text: { } text, Label: { Length: > 0 } label }
                    ? new LabelledText(text, label)
                    : throw new UsageException($"{file}:{number}: no object with text and label. Write each line as {{\"text\":\"...\",\"label\":\"...\"}}"));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The file '{file}' of {option} can't be read. Check its name.", e);
        }

        return texts.Count > 0 ? texts : throw new UsageException($"The file '{file}' of {option} is empty. It needs one object {{\"text\":\"...\",\"label\":\"...\"}} a line.");
    }

    private static Line? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, LabelledJson.Default.Line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal sealed record Line(string? Text, string? Label);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LabelledFiles.Line))]
internal sealed partial class LabelledJson : JsonSerializerContext;
