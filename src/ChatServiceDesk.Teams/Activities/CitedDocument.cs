using System.Text.Json.Serialization;

namespace ChatServiceDesk.Teams.Activities;

/// <summary>What is shown of a source.</summary>
/// <param name="Name">At most 80 characters.</param>
/// <param name="Abstract">At most 160 characters; plain.</param>
public sealed record CitedDocument(string Name, string Abstract)
{
    public const int MaxName = 80;
    public const int MaxAbstract = 160;

    [JsonPropertyName("@type")]
    public string SchemaType { get; init; } = "DigitalDocument";

    /// <summary>Where it can be read; <see langword="null"/> if nowhere.</summary>
    public Uri? Url { get; init; }
}
