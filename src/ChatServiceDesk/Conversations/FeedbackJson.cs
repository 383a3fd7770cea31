using System.Text.Json.Serialization;

namespace ChatServiceDesk.Conversations;

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class FeedbackJson : JsonSerializerContext;
