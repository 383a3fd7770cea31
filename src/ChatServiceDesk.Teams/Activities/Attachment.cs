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

    /// <summary>Every field that has no property here, as it came.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> More => Extra ?? NoFields.Instance;

    [JsonExtensionData]
    [JsonInclude]
    internal Dictionary<string, JsonElement>? Extra { get; set; }
}
