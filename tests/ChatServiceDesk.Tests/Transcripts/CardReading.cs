using System.Text.Json;

namespace ChatServiceDesk.Tests.Transcripts;

/// <summary>What stands on a card.</summary>
internal static class CardReading
{
    private static readonly string[] Readable = ["text", "title", "value", "label", "placeholder", "altText", "errorMessage"];

    /// <summary>Of all buttons, however deep.</summary>
    public static IEnumerable<string> Titles(JsonElement card) =>
        Parts(card).Where(part => IsAction(part) && part.TryGetProperty("title", out _)).Select(part => part.GetProperty("title").GetString() ?? "");

    public static IEnumerable<string> Words(JsonElement card) =>
        from part in Parts(card)
        from property in part.EnumerateObject()
        where property.Value.ValueKind is JsonValueKind.String && Readable.Contains(property.Name)
        select property.Value.GetString();

    /// <summary>Of its rows of buttons, the longest.</summary>
    public static int MostActions(JsonElement card) =>
        Parts(card).Where(part => part.TryGetProperty("actions", out _)).Select(part => part.GetProperty("actions").GetArrayLength()).DefaultIfEmpty().Max();

    private static bool IsAction(JsonElement part) => part.TryGetProperty("type", out JsonElement type) && type.GetString()?.StartsWith("Action.", StringComparison.Ordinal) is true;

    /// <summary>Objects, the outer ones first, without what a client never shows.</summary>
    public static IEnumerable<JsonElement> Parts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Parts),
        JsonValueKind.Object => element.EnumerateObject()
            .Where(property => property.Name is not ("data" or "fallback" or "refresh" or "msteams"))
            .SelectMany(property => Parts(property.Value))
            .Prepend(element),
        _ => [],
    };
}
