using System.Text.Json;
using ChatServiceDesk.Teams.Activities;

namespace ChatServiceDesk.Teams.Connector;

/// <summary>The two conversations that a bot can create in Teams: a chat with one person, and a thread in a channel.</summary>
internal static class CreateConversationBody
{
    public static byte[] Personal(string botId, string userId, string tenantId) => JsonBody.Of(json =>
    {
        json.WriteBoolean("isGroup", false);
        WriteAccount(json, "bot", botId);
        json.WriteStartArray("members");
        json.WriteStartObject();
        json.WriteString("id", userId);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("tenantId", tenantId);
        json.WriteStartObject("channelData");
        WriteAccount(json, "tenant", tenantId);
        json.WriteEndObject();
    });

    public static byte[] Thread(string botId, string channelId, string tenantId, OutboundActivity first) => JsonBody.Of(json =>
    {
        json.WriteBoolean("isGroup", true);
        WriteAccount(json, "bot", botId);
        json.WriteString("tenantId", tenantId);
        json.WriteStartObject("channelData");
        WriteAccount(json, "channel", channelId);
        WriteAccount(json, "tenant", tenantId);
        json.WriteEndObject();
        json.WritePropertyName("activity");
        json.WriteRawValue(first.ToUtf8Json());
    });

    private static void WriteAccount(Utf8JsonWriter json, string name, string id)
    {
        json.WriteStartObject(name);
        json.WriteString("id", id);
        json.WriteEndObject();
    }
}
