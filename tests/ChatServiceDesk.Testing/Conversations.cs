using System.Globalization;
using System.Text.Json;

namespace ChatServiceDesk.Testing;

/// <summary>The chats, channels and threads that exist, and what the desk has put there. Callers hold the connector's lock.</summary>
internal sealed class Conversations(World world, TimeProvider clock)
{
    private const string ThreadMark = ";messageid=";
    private readonly List<PostedMessage> _messages = [];
    private readonly HashSet<string> _roots = new(StringComparer.Ordinal);
    private long _lastId;

    /// <summary>Teams' ids are milliseconds of the epoch; two in one millisecond still differ.</summary>
    public string NextId()
    {
        _lastId = Math.Max(_lastId + 1, clock.GetUtcNow().ToUnixTimeMilliseconds());
        return _lastId.ToString(CultureInfo.InvariantCulture);
    }

    public static string ThreadOf(string channelId, string root) => channelId + ThreadMark + root;

    /// <summary>Without the part that names the thread.</summary>
    public static string BaseOf(string conversationId) => conversationId.Split(ThreadMark)[0];

    public bool IsChannel(string id) => id == world.Team.Id || world.Team.Channels.Any(channel => channel.Id == id);

    /// <summary>A post of a person in a channel, which the desk may answer in its thread.</summary>
    public void AddRoot(string threadId) => _roots.Add(threadId);

    public bool Exists(string id) =>
        _roots.Contains(id) || IsChannel(id) || world.GroupChat == id || world.People.Any(person => person.Chat == id);

    public PostedMessage Post(string conversationId, JsonElement body)
    {
        string id = NextId();
        bool isNewThread = IsChannel(conversationId);
        string home = isNewThread ? ThreadOf(conversationId, id) : conversationId;
        if (isNewThread) AddRoot(home);
        PostedMessage message = new(id, home, body);
        _messages.Add(message);
        return message;
    }

    /// <summary>A channel's message can be named by its thread or by the bare channel.</summary>
    public PostedMessage? Find(string conversationId, string id) =>
        _messages.Find(message => message.Id == id && !message.IsDeleted && BaseOf(message.ConversationId) == BaseOf(conversationId));

    public ConversationView View(string id) =>
        new(id, [.. _messages.Where(message => !message.IsDeleted && (message.ConversationId == id || BaseOf(message.ConversationId) == id))]);

    public IReadOnlyList<PostedMessage> All() => [.. _messages.Where(static message => !message.IsDeleted)];
}
