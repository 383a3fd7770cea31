using System.Text.Json;

namespace ChatServiceDesk.Classifier;

/// <summary>What the service answered. Only what is needed is read: services add fields at any time.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="RetryAfter">How long it wants to be left alone; <see langword="null"/> if it did not say.</param>
/// <param name="Body">As it came; <see langword="null"/> if it was too long.</param>
/// <remarks>Source: https://learn.microsoft.com/azure/ai-foundry/openai/reference</remarks>
internal sealed record ModelReply(int Status, TimeSpan? RetryAfter, byte[]? Body)
{
    /// <param name="read">What the content says that the model wrote.</param>
    public SecondOpinion Read(Func<string, SecondOpinion> read) => Status switch
    {
        200 => Parse(root => Usage(root, ReadChoice(root, read))),
        400 => Parse(static root => None(ErrorCode(root) is "content_filter" ? ListeningOutcome.ContentFiltered : ListeningOutcome.BadRequest), ListeningOutcome.BadRequest),
        401 or 403 => None(ListeningOutcome.Unauthorized),
        429 => new SecondOpinion.None(ListeningOutcome.Throttled) { RetryAfter = RetryAfter },
        408 or >= 500 => None(ListeningOutcome.ServerError),
        _ => None(ListeningOutcome.BadRequest),
    };

    private static SecondOpinion.None None(ListeningOutcome why) => new(why);

    private static SecondOpinion ReadChoice(JsonElement root, Func<string, SecondOpinion> read)
    {
        if (root.ValueKind is not JsonValueKind.Object || !root.TryGetProperty("choices", out JsonElement choices) || choices.ValueKind is not JsonValueKind.Array || choices.GetArrayLength() == 0)
        {
            return None(ListeningOutcome.Malformed);
        }

        JsonElement choice = choices[0];
        JsonElement message = Child(choice, "message");
        return (Text(choice, "finish_reason"), Text(message, "refusal"), Text(message, "content")) switch
        {
            (_, { Length: > 0 }, _) => None(ListeningOutcome.Refused),
            ("length", _, _) => None(ListeningOutcome.CutOff),
            ("content_filter", _, _) => None(ListeningOutcome.AnswerFiltered),
            ("stop", _, null or "") => None(ListeningOutcome.Empty),
            ("stop", _, var content) => read(content),
            _ => None(ListeningOutcome.Malformed),
        };
    }

    private static SecondOpinion Usage(JsonElement root, SecondOpinion opinion)
    {
        JsonElement usage = Child(root, "usage");
        return opinion with { TokensIn = Number(usage, "prompt_tokens"), TokensOut = Number(usage, "completion_tokens") };
    }

    private static string? ErrorCode(JsonElement root) => Text(Child(root, "error"), "code");

    private static JsonElement Child(JsonElement parent, string name) =>
        parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement child) ? child : default;

    private static string? Text(JsonElement parent, string name) => Child(parent, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static int Number(JsonElement parent, string name) =>
        Child(parent, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out int value) && value > 0 ? value : 0;

    private SecondOpinion Parse(Func<JsonElement, SecondOpinion> read, ListeningOutcome otherwise = ListeningOutcome.Malformed)
    {
        if (Body is null) return None(otherwise);
        try
        {
            using JsonDocument document = JsonDocument.Parse(Body);
            return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return None(otherwise); // The latter is text that is no Unicode.
        }
    }
}
