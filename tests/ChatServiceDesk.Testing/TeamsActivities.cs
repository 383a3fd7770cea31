using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace ChatServiceDesk.Testing;

/// <summary>Activities as Teams sends them, ready to be changed by a test and sent with <see cref="TeamsClient.SendAsync"/>.</summary>
/// <remarks>Shapes as seen from the Teams service, with the parts that the desk has no use for: they must not disturb it.</remarks>
public sealed class TeamsActivities
{
    private readonly FakeTeams _connector;
    private readonly TimeProvider _clock;

    internal TeamsActivities(FakeTeams connector, TimeProvider clock)
    {
        _connector = connector;
        _clock = clock;
    }

    /// <summary>The language of the people's clients.</summary>
    public string Locale { get; set; } = "en-US";

    private World World => _connector.World;

    /// <summary>In the one-to-one chat with the desk.</summary>
    public JsonObject Message(Person from, string text)
    {
        JsonObject activity = From(from, "message", Chat(from), _connector.NextId());
        AddText(activity, text, $"<p>{WebUtility.HtmlEncode(text)}</p>");
        return activity;
    }

    /// <summary>The message with a picture pasted into it.</summary>
    /// <param name="message">Changed, and given back.</param>
    /// <param name="url">Below the connector's own address, as Teams does it.</param>
    /// <param name="contentType">As Teams calls it.</param>
    public static JsonObject Paste(JsonObject message, Uri url, string contentType = "image/*")
    {
        AttachmentsOf(message).Insert(0, new JsonObject { ["contentType"] = contentType, ["contentUrl"] = url.AbsoluteUri });
        return message;
    }

    /// <summary>The message with a file attached to it: it lies in the sender's OneDrive, and its address opens it.</summary>
    public static JsonObject Attach(JsonObject message, string name, Uri downloadUrl)
    {
        AttachmentsOf(message).Insert(0, new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
            ["contentUrl"] = $"https://contoso-my.sharepoint.com/personal/somebody/Documents/{Uri.EscapeDataString(name)}",
            ["name"] = name,
            ["content"] = new JsonObject
            {
                ["downloadUrl"] = downloadUrl.AbsoluteUri,
                ["uniqueId"] = "1150D938-8870-4044-9F2C-5BBDEBA70C9D",
                ["fileType"] = System.IO.Path.GetExtension(name).TrimStart('.'),
                ["etag"] = "123",
            },
        });
        return message;
    }

    private static JsonArray AttachmentsOf(JsonObject message)
    {
        if (message["attachments"] is not JsonArray attachments)
        {
            message["attachments"] = attachments = [];
        }

        return attachments;
    }

    /// <summary>In a channel, with the desk mentioned first.</summary>
    /// <param name="from">Who writes.</param>
    /// <param name="conversationId">A bare channel id for a new post, a thread's id for an answer in it.</param>
    /// <param name="text">Without the mention.</param>
    public JsonObject Mention(Person from, string conversationId, string text)
    {
        string id = _connector.NextId();
        string channel = Conversations.BaseOf(conversationId);
        string thread = channel == conversationId ? Conversations.ThreadOf(channel, id) : conversationId;
        _connector.AddThread(thread);

        string mention = $"<at>{World.BotName}</at>";
        JsonObject activity = From(from, "message", Thread(thread), id);
        AddText(activity, $"{mention} {text}",
            $"<div><div><span itemscope itemtype=\"http://schema.skype.com/Mention\" itemid=\"0\">{World.BotName}</span>&nbsp;{WebUtility.HtmlEncode(text)}</div></div>");
        activity["entities"]!.AsArray().Insert(0, new JsonObject // From() has put it there
        {
            ["mentioned"] = Bot(),
            ["text"] = mention,
            ["type"] = "mention",
        });
        activity["channelData"] = ChannelData(channel);
        return activity;
    }

    /// <summary>A person changed what she wrote: the same id, another event.</summary>
    public JsonObject Edit(JsonObject message, string text)
    {
        JsonObject activity = message.DeepClone().AsObject();
        activity["type"] = "messageUpdate";
        activity["timestamp"] = Now();
        activity["text"] = text;
        activity["channelData"]!["eventType"] = "editMessage"; // every activity from here has channelData
        return activity;
    }

    /// <summary>A person deleted what she wrote.</summary>
    public JsonObject Deletion(JsonObject message)
    {
        JsonObject activity = message.DeepClone().AsObject();
        activity["type"] = "messageDelete";
        activity["timestamp"] = Now();
        activity.Remove("text");
        activity.Remove("attachments");
        activity.Remove("entities");
        activity["channelData"]!["eventType"] = "softDeleteMessage"; // every activity from here has channelData
        return activity;
    }

    /// <param name="from">Who did it.</param>
    /// <param name="action"><c>add</c> or <c>remove</c>.</param>
    /// <param name="channelId"><see langword="null"/> for her own chat with the desk.</param>
    public JsonObject InstallationUpdate(Person from, string action, string? channelId = null)
    {
        JsonObject activity = From(from, "installationUpdate", channelId is null ? Chat(from) : Thread(channelId), $"f:{_connector.NextId()}");
        activity["action"] = action;
        activity["channelData"] = channelId is null ? activity["channelData"]!.DeepClone() : ChannelData(channelId); // From() has put it there
        activity["channelData"]!["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = channelId ?? from.Chat } };
        activity["channelData"]!["source"] = new JsonObject { ["name"] = "message" };
        return activity;
    }

    /// <summary>The desk came into a chat or team; comes together with an installation update, before or after it.</summary>
    public JsonObject MembersAdded(Person from, string? channelId = null)
    {
        JsonObject activity = From(from, "conversationUpdate", channelId is null ? Chat(from) : Thread(channelId), $"f:{_connector.NextId()}");
        activity["membersAdded"] = new JsonArray(Bot());
        if (channelId is null) return activity;

        activity["channelData"] = ChannelData(channelId);
        activity["channelData"]!["eventType"] = "teamMemberAdded"; // set one line above
        return activity;
    }

    /// <param name="from">Who caused it.</param>
    /// <param name="name">Such as <c>composeExtension/query</c> or <c>task/fetch</c>.</param>
    /// <param name="value">Taken over, not copied.</param>
    /// <param name="conversationId"><see langword="null"/> for her own chat with the desk.</param>
    public JsonObject Invoke(Person from, string name, JsonObject value, string? conversationId = null)
    {
        JsonObject activity = From(from, "invoke", conversationId is null || conversationId == from.Chat ? Chat(from) : Thread(conversationId), $"f:{_connector.NextId()}");
        activity["name"] = name;
        activity["value"] = value;
        if (conversationId is not null && conversationId != from.Chat) activity["channelData"] = ChannelData(Conversations.BaseOf(conversationId));
        activity["channelData"]!["source"] = new JsonObject { ["name"] = "compose" }; // From() has put it there
        return activity;
    }

    /// <summary>A press of a card's button.</summary>
    internal static JsonObject OnCard(JsonObject activity, PostedMessage message)
    {
        activity["replyToId"] = message.Id;
        activity["channelData"]!["source"] = new JsonObject { ["name"] = "message" }; // every activity from here has channelData
        activity["channelData"]!["legacy"] = new JsonObject { ["replyToId"] = $"1:{message.Id}legacy" };
        return activity;
    }

    /// <summary>What a press of Action.Submit arrives as: a message without a text.</summary>
    internal JsonObject Submit(Person from, string conversationId, JsonObject value)
    {
        JsonObject activity = Invoke(from, "", value, conversationId);
        activity["type"] = "message";
        activity["id"] = _connector.NextId();
        activity.Remove("name");
        return activity;
    }

    private static void AddText(JsonObject activity, string text, string html)
    {
        activity["text"] = text;
        activity["textFormat"] = "plain";
        activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = html });
    }

    private string Now() => _clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private JsonObject From(Person from, string type, JsonObject conversation, string id) => new()
    {
        ["type"] = type,
        ["id"] = id,
        ["timestamp"] = Now(),
        ["localTimestamp"] = _clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
        ["localTimezone"] = "Europe/Oslo",
        ["channelId"] = "msteams",
        ["serviceUrl"] = _connector.ServiceUrl.ToString(),
        ["from"] = new JsonObject { ["id"] = from.Id, ["name"] = from.Name, ["aadObjectId"] = from.AadObjectId },
        ["conversation"] = conversation,
        ["recipient"] = Bot(),
        ["locale"] = Locale,
        ["entities"] = new JsonArray(new JsonObject
        {
            ["locale"] = Locale,
            ["country"] = "NO",
            ["platform"] = "Windows",
            ["timezone"] = "Europe/Oslo",
            ["type"] = "clientInfo",
        }),
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = World.TenantId } },
    };

    private JsonObject Bot() => new() { ["id"] = World.BotId, ["name"] = World.BotName };

    private JsonObject Chat(Person person) =>
        new() { ["conversationType"] = "personal", ["tenantId"] = World.TenantId, ["id"] = person.Chat };

    private JsonObject Thread(string id) =>
        new() { ["isGroup"] = true, ["conversationType"] = "channel", ["tenantId"] = World.TenantId, ["id"] = id };

    private JsonObject ChannelData(string channelId) => new()
    {
        ["teamsChannelId"] = channelId,
        ["teamsTeamId"] = World.Team.Id,
        ["channel"] = new JsonObject { ["id"] = channelId },
        ["team"] = new JsonObject { ["id"] = World.Team.Id, ["name"] = World.Team.Name, ["aadGroupId"] = World.Team.AadGroupId },
        ["tenant"] = new JsonObject { ["id"] = World.TenantId },
    };
}
