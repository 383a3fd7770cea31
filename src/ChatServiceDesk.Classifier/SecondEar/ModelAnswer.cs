using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatServiceDesk.Classifier;

/// <summary>The JSON that the model was asked for. A schema is a promise of the service; here it is checked.</summary>
internal sealed record ModelAnswer
{
    public required string Intent { get; init; }

    public required string Category { get; init; }

    public required string Impact { get; init; }

    public required string Urgency { get; init; }

    public required string Language { get; init; }

    public required double Confidence { get; init; }

    public required string? Title { get; init; }

    public required string? Summary { get; init; }

    public required string? SuggestedReply { get; init; }

    /// <param name="content">What the model wrote.</param>
    /// <param name="categories">The labels that it was offered.</param>
    /// <param name="isLong">Whether it was asked for a summary.</param>
    public static SecondOpinion Read(string content, IReadOnlyList<string> categories, bool isLong)
    {
        ModelAnswer? answer;
        try
        {
            answer = JsonSerializer.Deserialize(content, ModelAnswerJson.Default.ModelAnswer);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new SecondOpinion.None(ListeningOutcome.Malformed); // The latter is half a character, escaped.
        }

        return answer switch
        {
            null or { Confidence: not (>= 0 and <= 1) } => new SecondOpinion.None(ListeningOutcome.Malformed),
            _ when !answer.IsOffered(categories) => new SecondOpinion.None(ListeningOutcome.UnknownLabel),
            _ => new SecondOpinion.Given(answer.ToSuggestion(isLong)),
        };
    }

    private bool IsOffered(IReadOnlyList<string> categories) =>
        Taxonomy.Intents.Contains(Intent) && categories.Contains(Category) && SecondPrompt.Levels.Contains(Impact) && SecondPrompt.Levels.Contains(Urgency) && SecondPrompt.Languages.Contains(Language);

    private Suggestion ToSuggestion(bool isLong) => new()
    {
        Intent = Taxonomy.IntentOf(Intent),
        Category = Category,
        Impact = LevelOf(Impact),
        Urgency = LevelOf(Urgency),
        Language = Taxonomy.Languages.Contains(Language) ? Language : null,
        Confidence = Confidence,
        Title = PlainWords.Of(Title, Suggestion.MaxTitle, isOneLine: true),
        Summary = isLong ? PlainWords.Of(Summary, Suggestion.MaxSummary, isOneLine: false) : null,
        SuggestedReply = PlainWords.Of(SuggestedReply, Suggestion.MaxReply, isOneLine: false),
    };

    /// <summary>In the order of <see cref="Level"/>.</summary>
    private static Level LevelOf(string label) => (Level)SecondPrompt.Levels.IndexOf(label);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ModelAnswer))]
internal sealed partial class ModelAnswerJson : JsonSerializerContext;
