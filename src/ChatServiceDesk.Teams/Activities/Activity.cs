using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatServiceDesk.Teams.Activities;

/// <summary>What a channel tells the bot. Tolerant: what it does not know is kept in <see cref="More"/>.</summary>
/// <remarks>Made by <see cref="ActivityReader"/>, which checks what a channel must send.
/// Source: https://github.com/microsoft/botframework-sdk/blob/main/specs/botframework-activity/botframework-activity.md</remarks>
public sealed record Activity
{
    public required string Type { get; init; }

    /// <summary>Unique within a conversation only, and an edit carries the id of what it edits; empty when there is none.</summary>
    [AllowNull]
    public string Id { get; init => field = value ?? ""; } = "";

    public DateTimeOffset? Timestamp { get; init; }

    public required Uri ServiceUrl { get; init; }

    public required string ChannelId { get; init; }

    public required ChannelAccount From { get; init; }

    public ChannelAccount? Recipient { get; init; }

    public required ConversationAccount Conversation { get; init; }

    public string? Text { get; init; }

    public string? TextFormat { get; init; }

    public string? Locale { get; init; }

    /// <summary>IANA name of the sender's time zone.</summary>
    public string? LocalTimezone { get; init; }

    /// <summary>Which invoke or event this is; see <see cref="InvokeNames"/>.</summary>
    public string? Name { get; init; }

    /// <summary>Of an installation update; see <see cref="InstallationActions"/>.</summary>
    public string? Action { get; init; }

    /// <summary>For a card's button: the message that shows the card.</summary>
    public string? ReplyToId { get; init; }

    public string? DeliveryMode { get; init; }

    /// <summary>Whatever a card or a client sent along. Anybody can forge it.</summary>
    public JsonElement? Value { get; init; }

    public TeamsChannelData? ChannelData { get; init; }

    [AllowNull]
    public IReadOnlyList<Entity> Entities { get; init => field = value ?? []; } = [];

    [AllowNull]
    public IReadOnlyList<Attachment> Attachments { get; init => field = value ?? []; } = [];

    [AllowNull]
    public IReadOnlyList<ChannelAccount> MembersAdded { get; init => field = value ?? []; } = [];

    [AllowNull]
    public IReadOnlyList<ChannelAccount> MembersRemoved { get; init => field = value ?? []; } = [];

    [AllowNull]
    public IReadOnlyList<MessageReaction> ReactionsAdded { get; init => field = value ?? []; } = [];

    [AllowNull]
    public IReadOnlyList<MessageReaction> ReactionsRemoved { get; init => field = value ?? []; } = [];

    /// <summary>Every field that has no property here, as it came.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> More => Extra ?? NoFields.Instance;

    [JsonExtensionData]
    [JsonInclude]
    internal Dictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The tenant that the channel names, <see langword="null"/> when it names none.</summary>
    [JsonIgnore]
    public string? TenantId => Conversation.TenantId ?? ChannelData?.Tenant?.Id;

    /// <summary>Decided by the entities; what the text says about itself proves nothing.</summary>
    [JsonIgnore]
    public bool MentionsRecipient => MentionText.Mentions(this);

    /// <summary>What was said to the bot: its own mentions taken out, hard spaces made soft, trimmed.</summary>
    [JsonIgnore]
    public string TextWithoutMention => MentionText.Strip(this);

    /// <summary>Without what was said and by whom: this may end up in a log.</summary>
    public override string ToString() => $"{Type} {Name} {Id}";
}
