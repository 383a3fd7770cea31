using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatServiceDesk.Teams.Activities;

/// <summary>What the bot says. Kept as JSON until it is sent, so both ways are exact.</summary>
public sealed record OutboundActivity
{
    public static OutboundActivity Typing { get; } = new() { Type = ActivityTypes.Typing };

    [AllowNull]
    public string Type { get; init => field = value ?? ActivityTypes.Message; } = ActivityTypes.Message;

    public string? Text { get; init; }

    /// <summary><c>plain</c>, <c>markdown</c> or <c>xml</c>; the channel takes none for markdown.</summary>
    public string? TextFormat { get; init; }

    /// <summary>What a notification shows of a card.</summary>
    public string? Summary { get; init; }

    public string? ReplyToId { get; init; }

    public string? InputHint { get; init; }

    [AllowNull]
    public IReadOnlyList<OutboundAttachment> Attachments { get; init => field = value ?? []; } = [];

    [AllowNull]
    public IReadOnlyList<OutboundEntity> Entities { get; init => field = value ?? []; } = [];

    public JsonElement? ChannelData { get; init; }

    /// <summary>Channel data that has Teams show its own thumbs below the message; what people press comes as <see cref="InvokeNames.Feedback"/>.</summary>
    public static JsonElement AsksForFeedback { get; } = JsonElement.Parse("""{"feedbackLoop":{"type":"default"}}""");

    /// <summary>Goes out as the header <c>x-ms-client-request-id</c> and is no part of what is said: the same for each attempt at the same
    /// thing, so that attempts can be told from messages. Letters and digits; <see langword="null"/> sends none.</summary>
    [JsonIgnore]
    public string? DeliveryId { get; init; }

    /// <summary>Shown letter by letter: nothing in it is taken for formatting.</summary>
    public static OutboundActivity Message(string plainText) => new() { Text = plainText, TextFormat = "plain" };

    /// <param name="cardJson">An Adaptive Card.</param>
    /// <param name="summary">What a notification shows.</param>
    /// <param name="text">Plain text above the card, if any.</param>
    /// <exception cref="JsonException">The card is not JSON.</exception>
    public static OutboundActivity Card(string cardJson, string summary, string? text = null) =>
        Card(JsonElement.Parse(cardJson), summary, text);

    /// <inheritdoc cref="Card(string, string, string?)"/>
    public static OutboundActivity Card(JsonElement card, string summary, string? text = null) => new()
    {
        Attachments = [OutboundAttachment.AdaptiveCard(card)],
        Summary = summary,
        Text = text,
        TextFormat = text is null ? null : "plain",
    };

    /// <exception cref="JsonException">This is not what <see cref="ToJson"/> wrote.</exception>
    public static OutboundActivity FromJson(string json) =>
        JsonSerializer.Deserialize(json, OutboundFormat.Activity)
        ?? throw new JsonException("An activity is an object.");

    /// <summary>Without what is said: this may end up in a log.</summary>
    public override string ToString() => $"{Type} with {Attachments.Count} attachments";

    public string ToJson() => JsonSerializer.Serialize(this, OutboundFormat.Activity);

    /// <summary>The same as <see cref="ToJson"/>, in UTF-8.</summary>
    public byte[] ToUtf8Json() => JsonSerializer.SerializeToUtf8Bytes(this, OutboundFormat.Activity);
}
