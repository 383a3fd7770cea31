using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatServiceDesk.Teams.Activities;

/// <summary>What Teams adds to an activity.</summary>
public sealed record TeamsChannelData
{
    public TeamsTenant? Tenant { get; init; }

    public TeamsTeam? Team { get; init; }

    public TeamsChannel? Channel { get; init; }

    /// <summary>See <see cref="ChannelEvents"/>.</summary>
    public string? EventType { get; init; }

    public TeamsSettings? Settings { get; init; }

    /// <summary>Every field that has no property here, as it came.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> More => Extra ?? NoFields.Instance;

    [JsonExtensionData]
    [JsonInclude]
    internal Dictionary<string, JsonElement>? Extra { get; set; }
}
