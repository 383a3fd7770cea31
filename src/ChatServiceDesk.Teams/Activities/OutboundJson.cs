using System.Text.Json.Serialization;

namespace ChatServiceDesk.Teams.Activities;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(OutboundActivity))]
internal sealed partial class OutboundJson : JsonSerializerContext;
