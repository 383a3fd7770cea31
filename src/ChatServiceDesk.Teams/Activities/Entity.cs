using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatServiceDesk.Teams.Activities;

/// <summary>A note about an activity. A type that is unknown here is kept and otherwise ignored.</summary>
/// <param name="Type">Empty when the channel names none.</param>
/// <param name="Mention">Set for the type <c>mention</c> only.</param>
/// <param name="Properties">The whole entity as it came.</param>
[JsonConverter(typeof(EntityConverter))]
public sealed record Entity(string Type, Mention? Mention, JsonElement Properties);
