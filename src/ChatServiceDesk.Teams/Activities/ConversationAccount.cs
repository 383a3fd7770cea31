using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatServiceDesk.Teams.Activities;

/// <summary>Where something was said.</summary>
public sealed record ConversationAccount
{
    private const string ThreadMark = ";messageid=";

    /// <summary>Opaque but for the suffix <c>;messageid=</c>, which names the thread of a channel.</summary>
    public required string Id { get; init; }

    /// <summary>See <see cref="ConversationTypes"/>.</summary>
    public string? ConversationType { get; init; }

    public string? TenantId { get; init; }

    public string? Name { get; init; }

    public bool? IsGroup { get; init; }

    /// <summary>Every field that has no property here, as it came.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> More => Extra ?? NoFields.Instance;

    [JsonExtensionData]
    [JsonInclude]
    internal Dictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The channel or chat without the thread.</summary>
    [JsonIgnore]
    public string BaseId => ThreadAt is >= 0 and int at ? Id[..at] : Id;

    /// <summary>The message that started the thread, <see langword="null"/> outside a thread.</summary>
    [JsonIgnore]
    public string? RootMessageId => ThreadAt is >= 0 and int at ? Id[(at + ThreadMark.Length)..] : null;

    private int ThreadAt => Id.IndexOf(ThreadMark, StringComparison.OrdinalIgnoreCase);
}
