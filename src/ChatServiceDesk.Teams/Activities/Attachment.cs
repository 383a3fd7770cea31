using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatServiceDesk.Teams.Activities;

/// <summary>Something that came with a message: the text once more as HTML, a picture, a file.</summary>
public sealed record Attachment
{
    public string? ContentType { get; init; }

    public Uri? ContentUrl { get; init; }

    public string? Name { get; init; }

    public JsonElement? Content { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; init; }
}
