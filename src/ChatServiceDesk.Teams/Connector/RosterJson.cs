using System.Text.Json.Serialization;

namespace ChatServiceDesk.Teams.Connector;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MemberBody))]
[JsonSerializable(typeof(MemberPageBody))]
[JsonSerializable(typeof(TeamDetails))]
[JsonSerializable(typeof(ChannelListBody))]
internal sealed partial class RosterJson : JsonSerializerContext;
