using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatServiceDesk.Testing;

/// <summary>The part of the Bot Connector that the desk may use, done the way Teams does it. Callers hold the connector's lock.</summary>
/// <remarks>Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference</remarks>
internal sealed class ConnectorRoutes(World world, Conversations conversations)
{
    private const int MostBytes = 100 * 1024;
    private readonly Roster _roster = new(world);

    public ConnectorAnswer Answer(ConnectorCall call, string rawBody) => (call.Method, call.Segments) switch
    {
        ("POST" or "PUT", _) when call.Body is not { ValueKind: JsonValueKind.Object } => Bad("The body isn't a JSON object."),
        ("POST" or "PUT", _) when rawBody.Length * 2 > MostBytes =>
            ConnectorAnswer.Wrong(HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig", $"{rawBody.Length} characters."),
        ("POST", ["v3", "conversations"]) => Create(call.Body.GetValueOrDefault()),
        ("POST", ["v3", "conversations", var id, "activities"]) => Send(id, call.Body.GetValueOrDefault()),
        ("POST", ["v3", "conversations", var id, "activities", not ""]) => Send(id, call.Body.GetValueOrDefault()),
        ("PUT", ["v3", "conversations", var id, "activities", var activity]) => Update(id, activity, call.Body.GetValueOrDefault()),
        ("DELETE", ["v3", "conversations", var id, "activities", var activity]) => Delete(id, activity),
        ("GET", ["v3", "conversations", var id, "members", var member]) => Known(id, () => _roster.Member(member)),
        ("GET", ["v3", "conversations", var id, "pagedmembers"]) => Known(id, () => _roster.Page(id, call.Path)),
        ("GET", ["v3", "teams", var id]) => _roster.Team(id),
        ("GET", ["v3", "teams", var id, "conversations"]) => _roster.Channels(id),
        _ => ConnectorAnswer.Wrong(HttpStatusCode.NotFound, "NoSuchRoute", $"{call.Method} {call.Path}"),
    };

    private static ConnectorAnswer Bad(string message) => ConnectorAnswer.Wrong(HttpStatusCode.BadRequest, "BadSyntax", message);

    private ConnectorAnswer Known(string conversationId, Func<ConnectorAnswer> answer) => conversations.Exists(conversationId)
        ? answer()
        : ConnectorAnswer.Wrong(HttpStatusCode.NotFound, "ConversationNotFound", $"There is no conversation {conversationId}.");

    private ConnectorAnswer Create(JsonElement body)
    {
        if (body.Field("bot")?.Text("id") is { } bot && bot != world.BotId) return Bad($"bot.id is {bot}, not {world.BotId}.");
        return body.IsTrue("isGroup") ? CreateThread(body) : CreateChat(body);
    }

    private ConnectorAnswer CreateThread(JsonElement body)
    {
        string? channel = body.Field("channelData")?.Field("channel")?.Text("id");
        if (channel is null || !conversations.IsChannel(channel)) return Bad($"channelData.channel.id is {channel ?? "missing"}: no channel.");
        if (body.Field("activity") is not { } activity) return Bad("A thread is created with its first activity.");
        if (ActivityRules.Complaint(activity) is { } complaint) return Bad(complaint);

        PostedMessage root = conversations.Post(channel, activity);
        return ConnectorAnswer.Created(new JsonObject { ["id"] = root.ConversationId, ["activityId"] = root.Id });
    }

    private ConnectorAnswer CreateChat(JsonElement body)
    {
        string? tenant = body.Text("tenantId") ?? body.Field("channelData")?.Field("tenant")?.Text("id");
        if (tenant != world.TenantId) return Bad($"Malformed tenant id: {tenant ?? "missing"}.");
        if (body.Items("members").ToArray() is not [var member]) return Bad("A chat is created with exactly one member.");
        if (_roster.Find(member.Text("id") ?? "") is not { } person)
            return ConnectorAnswer.Wrong(HttpStatusCode.Forbidden, "BotNotInConversationRoster", $"{member.Text("id")} hasn't got the app.");

        JsonObject answer = new() { ["id"] = person.Chat };
        if (body.Field("activity") is not { } activity) return ConnectorAnswer.Created(answer);
        if (ActivityRules.Complaint(activity) is { } complaint) return Bad(complaint);
        answer["activityId"] = conversations.Post(person.Chat, activity).Id;
        return ConnectorAnswer.Created(answer);
    }

    private ConnectorAnswer Send(string conversationId, JsonElement activity) => Known(conversationId, () =>
    {
        if (ActivityRules.Complaint(activity) is { } complaint) return Bad(complaint);
        return activity.Text("type") == "typing"
            ? new ConnectorAnswer(HttpStatusCode.Accepted, new JsonObject { ["id"] = conversations.NextId() })
            : ConnectorAnswer.Created(new JsonObject { ["id"] = conversations.Post(conversationId, activity).Id });
    });

    private ConnectorAnswer Update(string conversationId, string id, JsonElement activity) => Known(conversationId, () =>
    {
        if (ActivityRules.Complaint(activity) is { } complaint) return Bad(complaint);
        if (activity.Text("type") != "message") return Bad("Only a message can be updated.");
        if (conversations.Find(conversationId, id) is not { } message) return NoActivity(conversationId, id);
        message.Update(activity);
        return ConnectorAnswer.Ok(new JsonObject { ["id"] = id });
    });

    private ConnectorAnswer Delete(string conversationId, string id) => Known(conversationId, () =>
    {
        if (conversations.Find(conversationId, id) is not { } message) return NoActivity(conversationId, id);
        message.Delete();
        return new ConnectorAnswer(HttpStatusCode.OK, null);
    });

    private static ConnectorAnswer NoActivity(string conversationId, string id) => ConnectorAnswer.Wrong(
        HttpStatusCode.NotFound, "ActivityNotFoundInConversation", $"The desk never posted {id} to {conversationId}.");
}
