using System.Text.Json;

namespace ChatServiceDesk.Testing;

/// <summary>Reading JSON that may not be what it should.</summary>
internal static class JsonReading
{
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";

    public static JsonElement? Field(this JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out JsonElement field)
        && field.ValueKind is not JsonValueKind.Null ? field : null;

    public static string? Text(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>As a client takes it: true, or the word.</summary>
    public static bool IsTrue(this JsonElement element, string name) => element.Field(name) is { ValueKind: JsonValueKind.True };

    public static bool IsFalse(this JsonElement element, string name) => element.Field(name) is { ValueKind: JsonValueKind.False };

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    public static IEnumerable<JsonElement> AdaptiveCards(this JsonElement activity) =>
        from attachment in activity.Items("attachments")
        where attachment.Text("contentType") == AdaptiveCard
        let content = attachment.Field("content")
        where content is not null
        select content.Value;

    /// <returns><see langword="null"/> when it isn't JSON.</returns>
    public static JsonElement? Parse(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
