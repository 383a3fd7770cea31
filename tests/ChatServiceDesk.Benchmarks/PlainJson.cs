using System.Text.Json.Serialization;

namespace ChatServiceDesk.Benchmarks;

[JsonSerializable(typeof(PlainRow))]
internal sealed partial class PlainJson : JsonSerializerContext;
