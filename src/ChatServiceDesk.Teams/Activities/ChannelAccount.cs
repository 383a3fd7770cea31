using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatServiceDesk.Teams.Activities;

/// <summary>A person or a bot in a conversation.</summary>
public sealed record ChannelAccount
{
    /// <summary><c>29:…</c> for a person, <c>28:{app id}</c> for a bot; differs from bot to bot for one person.</summary>
    public required string Id { get; init; }

    /// <summary>For display only: anybody may be called anything.</summary>
    public string? Name { get; init; }

    /// <summary>Entra object id, the one identity to decide by; <see langword="null"/> for bots and anonymous guests.</summary>
    public string? AadObjectId { get; init; }

    public string? Role { get; init; }

    /// <summary>Every field that has no property here, as it came.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> More => Extra ?? NoFields.Instance;

    [JsonExtensionData]
    [JsonInclude]
    internal Dictionary<string, JsonElement>? Extra { get; set; }
}
