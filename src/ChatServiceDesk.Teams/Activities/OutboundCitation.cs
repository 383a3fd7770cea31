using System.Text.Json.Serialization;

namespace ChatServiceDesk.Teams.Activities;

/// <summary>A source of what a model wrote; Teams shows it where <c>[1]</c> stands in the text.</summary>
/// <param name="Position">The number in the text.</param>
/// <param name="Appearance">What is shown of it.</param>
public sealed record OutboundCitation(int Position, CitedDocument Appearance)
{
    [JsonPropertyName("@type")]
    public string SchemaType { get; init; } = "Claim";
}
