using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Connecting;

/// <summary>"@Desk connect Network" in a channel: from now on that queue's cards come here.</summary>
internal sealed partial class ConnectChannel(DeskSettings settings, ChannelStore channels, ILogger<ConnectChannel> logger)
{
    private const string Command = "connect";

    public async ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        string text = turn.Text;
        if (!text.StartsWith(Command, StringComparison.OrdinalIgnoreCase) || (text.Length > Command.Length && !char.IsWhiteSpace(text[Command.Length])))
        {
            return turn.Reply($"In a channel I understand \"connect\" with the name of a queue, or \"connect all\". {Known} To report something, write to me in our own chat.");
        }

        string named = text[Command.Length..].Trim().Trim('"', '\'');
        bool all = string.Equals(named, ChannelStore.AllQueues, StringComparison.OrdinalIgnoreCase);
        Queue? queue = settings.FindQueue(named);
        if (!all && queue is null)
        {
            return turn.Reply(named.Length == 0 ? $"Which queue? {Known}" : $"I know no queue \"{named}\". {Known}");
        }

        string key = queue?.Key ?? ChannelStore.AllQueues;
        ChannelStore.Channel channel = new(turn.Activity.Conversation.BaseId, turn.Activity.ServiceUrl.AbsoluteUri, turn.Bot);
        LogConnected(key, channel.Id, turn.Person.Id.Value);
        return turn
            .Reply(all
                ? "Done: the cards of every queue that has no channel of its own come here now."
                : $"Done: the cards of {queue!.Name} come here now.") // Either all or a queue was found.
            .Then(await channels.BindAsync(turn.Tenant, key, channel, turn.Person.Id.Value, turn.Now, cancellationToken));
    }

    private string Known => $"The queues are: {string.Join(", ", settings.Queues.Select(queue => queue.Name))}.";

    [LoggerMessage(2401, LogLevel.Information, "Queue {Queue} connected to channel {Channel} by {Person}")]
    private partial void LogConnected(string queue, string channel, string person);
}
