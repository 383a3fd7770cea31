using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatServiceDesk.Storage;

/// <summary>The small JSON values inside rows.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.Unspecified, WriteIndented = false)]
[JsonSerializable(typeof(Dictionary<string, DateTimeOffset>))]
[JsonSerializable(typeof(Dictionary<string, int>))]
[JsonSerializable(typeof(SortedDictionary<string, string?[]>))]
internal sealed partial class RowJson : JsonSerializerContext
{
    public static string Write(Dictionary<string, DateTimeOffset> value) => JsonSerializer.Serialize(value, Default.DictionaryStringDateTimeOffset);
}
