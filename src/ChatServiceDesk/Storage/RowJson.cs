using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

/// <summary>The small JSON values inside rows.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.Unspecified, WriteIndented = false)]
[JsonSerializable(typeof(Dictionary<string, DateTimeOffset>))]
[JsonSerializable(typeof(Dictionary<string, int>))]
[JsonSerializable(typeof(SortedDictionary<string, string?[]>))]
[JsonSerializable(typeof(List<TicketDetail>))]
[JsonSerializable(typeof(List<DraftAnswer>))]
[JsonSerializable(typeof(List<StoredPerson>))]
internal sealed partial class RowJson : JsonSerializerContext
{
    /// <summary>Stored as it was written: escaping every letter beyond ASCII would make Cyrillic six times as long.</summary>
    public static RowJson Plain { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Write(Dictionary<string, DateTimeOffset> value) => JsonSerializer.Serialize(value, Default.DictionaryStringDateTimeOffset);
}
