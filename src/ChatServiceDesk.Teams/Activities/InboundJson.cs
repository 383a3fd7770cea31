using System.Text.Json.Serialization;

namespace ChatServiceDesk.Teams.Activities;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    MaxDepth = 64,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    Converters = [typeof(StrictElementConverter)])]
[JsonSerializable(typeof(Activity))]
internal sealed partial class InboundJson : JsonSerializerContext;
