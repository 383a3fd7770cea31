using System.Text.Json;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Simulation.Checks;

/// <summary>Where a call to the connector puts something.</summary>
internal static class ConnectorPlaces
{
    private const string ThreadMark = ";messageid=";

    /// <summary>The conversation that a message goes to, or the channel that a thread is made in; <see langword="null"/> for a call of another kind.</summary>
    public static string? PlaceOf(this ConnectorCall call) => call.ConversationId
        ?? (call.Body is { ValueKind: JsonValueKind.Object } body
            && body.TryGetProperty("channelData", out JsonElement data) && data.TryGetProperty("channel", out JsonElement channel)
            ? channel.GetProperty("id").GetString()
            : null);

    /// <summary>Without the part that names the thread.</summary>
    public static string BaseOf(string conversation) =>
        conversation.IndexOf(ThreadMark, StringComparison.Ordinal) is >= 0 and var at ? conversation[..at] : conversation;
}
