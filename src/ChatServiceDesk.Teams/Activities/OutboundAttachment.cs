using System.Text.Json;

namespace ChatServiceDesk.Teams.Activities;

/// <summary>A card or a file that goes with what the bot says.</summary>
public sealed record OutboundAttachment
{
    public const string AdaptiveCardType = "application/vnd.microsoft.card.adaptive";

    public required string ContentType { get; init; }

    public JsonElement? Content { get; init; }

    public Uri? ContentUrl { get; init; }

    public string? Name { get; init; }

    public static OutboundAttachment AdaptiveCard(JsonElement card) => new() { ContentType = AdaptiveCardType, Content = card };
}
