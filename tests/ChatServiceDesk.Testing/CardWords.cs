using System.Text.Json;

namespace ChatServiceDesk.Testing;

/// <summary>What a person can read on a card.</summary>
internal static class CardWords
{
    private static readonly HashSet<string> s_read =
        new(StringComparer.Ordinal) { "text", "title", "value", "label", "placeholder", "altText", "errorMessage", "tooltip" };

    /// <summary>Never shown: what a button sends, or what stands in when a client can't show the element.</summary>
    private static readonly HashSet<string> s_hidden = new(StringComparer.Ordinal) { "data", "fallback", "refresh", "msteams", "metadata" };

    public static IEnumerable<string> Of(string? text, JsonElement? card) =>
        [.. string.IsNullOrEmpty(text) ? Array.Empty<string>() : [text], .. card is { } content ? Of(content) : []];

    public static IEnumerable<string> Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Of),
        JsonValueKind.Object => element.EnumerateObject()
            .Where(property => !s_hidden.Contains(property.Name) && !IsCode(element, property.Name))
            .SelectMany(Of),
        _ => [],
    };

    private static IEnumerable<string> Of(JsonProperty property) => property.Value.ValueKind switch
    {
        JsonValueKind.String when s_read.Contains(property.Name) => [property.Value.GetString() ?? ""],
        JsonValueKind.Array when property.Name == "choices" => property.Value.EnumerateArray().Select(static choice => choice.Text("title") ?? ""),
        JsonValueKind.Array or JsonValueKind.Object => Of(property.Value),
        _ => [],
    };

    /// <summary>The value of a choice or a toggle stands for its title, which is what is shown.</summary>
    private static bool IsCode(JsonElement owner, string property) =>
        property == "value" && owner.Text("type") is "Input.ChoiceSet" or "Input.Toggle";
}
