using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatServiceDesk.Classifier;

/// <summary>The JSON that the model was asked for when it was given passages. Checked here as if nobody had promised anything.</summary>
internal sealed record ModelFinding
{
    public required bool Answered { get; init; }

    public required string? Answer { get; init; }

    public required int[] Citations { get; init; }

    /// <param name="content">What the model wrote.</param>
    /// <param name="passages">Those that it was given.</param>
    public static SecondOpinion Read(string content, IReadOnlyList<GivenPassage> passages)
    {
        try
        {
            return JsonSerializer.Deserialize(content, ModelFindingJson.Default.ModelFinding) switch
            {
                null => new SecondOpinion.None(ListeningOutcome.Malformed),
                { Answered: false } => new SecondOpinion.None(ListeningOutcome.NotAnswered),
                var found when Grounding.Check(found.Answer, found.Citations, passages) is { } answer => new SecondOpinion.Grounded(answer),
                _ => new SecondOpinion.None(ListeningOutcome.Ungrounded),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new SecondOpinion.None(ListeningOutcome.Malformed); // The latter is half a character, escaped.
        }
        catch (System.Text.RegularExpressions.RegexMatchTimeoutException)
        {
            return new SecondOpinion.None(ListeningOutcome.Ungrounded);
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ModelFinding))]
internal sealed partial class ModelFindingJson : JsonSerializerContext;
