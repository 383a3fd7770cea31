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

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; init; }
}
