using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.Json.Serialization;

namespace ChatServiceDesk.Teams.Activities;

/// <summary>A note about what the bot says: a mention, or that a model wrote it and from what.</summary>
public sealed record OutboundEntity
{
    public required string Type { get; init; }

    public OutboundMentioned? Mentioned { get; init; }

    /// <summary>Must occur in the activity's text or card letter by letter, or the channel drops the mention.</summary>
    public string? Text { get; init; }

    /// <summary>Of what is said about the whole message.</summary>
    [JsonPropertyName("@type")]
    public string? SchemaType { get; init; }

    [JsonPropertyName("@context")]
    public string? SchemaContext { get; init; }

    [AllowNull]
    public IReadOnlyList<string> AdditionalType { get; init => field = value ?? []; } = [];

    /// <summary>At most 20.</summary>
    [AllowNull]
    public IReadOnlyList<OutboundCitation> Citation { get; init => field = value ?? []; } = [];

    /// <summary>Teams shows its own label that a model wrote the message, and the sources. A message may have one such note.</summary>
    /// <param name="citations">Each stands in the text as <c>[1]</c>.</param>
    /// <remarks>Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bot-messages-ai-generated-content</remarks>
    public static OutboundEntity AiGenerated(IReadOnlyList<OutboundCitation> citations) => new()
    {
        Type = "https://schema.org/Message",
        SchemaType = "Message",
        SchemaContext = "https://schema.org",
        AdditionalType = ["AIGeneratedContent"],
        Citation = citations,
    };

    /// <param name="id"><c>29:…</c>, an Entra object id or a user principal name; from the directory, never from a message.</param>
    /// <param name="name">As displayed.</param>
    public static OutboundEntity Mention(string id, string name) => new()
    {
        Type = "mention",
        Mentioned = new OutboundMentioned(id, name),
        Text = $"<at>{WebUtility.HtmlEncode(name)}</at>",
    };
}
