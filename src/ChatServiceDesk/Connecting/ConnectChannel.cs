using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Connecting;

/// <summary>"@Desk connect Network" in a channel: from now on that queue's cards come here. "@Desk disconnect Network" ends it.</summary>
internal sealed partial class ConnectChannel(DeskSettings settings, ChannelStore channels, ILogger<ConnectChannel> logger)
{
    public async ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        string[] words = turn.Text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string command = words.Length > 0 ? words[0].ToLowerInvariant() : "";
        if (command is not ("connect" or "disconnect"))
        {
            return turn.Reply($"In a channel I understand \"connect\" and \"disconnect\" with the name of a queue, \"all\" or \"operators\". {Known} To report something, write to me in our own chat.");
        }

        string named = words.Length > 1 ? words[1].Trim('"', '\'') : "";
        bool all = string.Equals(named, ChannelStore.AllQueues, StringComparison.OrdinalIgnoreCase);
        bool operators = string.Equals(named, ChannelStore.Operators, StringComparison.OrdinalIgnoreCase);
        Queue? queue = settings.FindQueue(named);
        if (!all && !operators && queue is null)
        {
            return turn.Reply(named.Length == 0 ? $"Which queue? {Known}" : $"I know no queue \"{named}\". {Known}");
        }

        string key = queue?.Key ?? (operators ? ChannelStore.Operators : ChannelStore.AllQueues);
        string cards = queue is not null ? $"the cards of {queue.Name}" : operators ? "the alerts for operators" : "the cards of every queue that has no channel of its own";
        ChannelStore.Channel? bound = await channels.BoundAsync(turn.Tenant, key, cancellationToken);
        return command is "connect"
            ? await ConnectAsync(turn, key, cards, bound, cancellationToken)
            : await DisconnectAsync(turn, key, cards, bound, cancellationToken);
    }

    private string Known => $"The queues are: {string.Join(", ", settings.Queues.Select(queue => queue.Name))}.";

    /// <remarks>Whoever holds a queue gives it up before somebody else can have it: its tickets are none of another team's business.</remarks>
    private async ValueTask<TurnOutcome> ConnectAsync(Turn turn, string key, string cards, ChannelStore.Channel? bound, CancellationToken cancellationToken)
    {
        ChannelStore.Channel here = InstallDesk.ChannelOf(turn);
        if (bound is not null && bound.Id != here.Id)
        {
            return turn.Reply($"Another channel gets {cards}. Say \"disconnect\" there first, then connect here.");
        }

        LogConnected(key, here.Id, turn.Person.Id.Value);
        return turn.Reply($"Done: {cards} come here now.")
            .Then(await channels.BindAsync(turn.Tenant, key, here, turn.Person.Id.Value, turn.Now, cancellationToken));
    }

    private async ValueTask<TurnOutcome> DisconnectAsync(Turn turn, string key, string cards, ChannelStore.Channel? bound, CancellationToken cancellationToken)
    {
        if (bound?.Id != turn.Activity.Conversation.BaseId)
        {
            return turn.Reply($"This channel was not connected to {cards}.".Replace("to the cards of", "to", StringComparison.Ordinal));
        }

        LogDisconnected(key, bound.Id, turn.Person.Id.Value);
        return turn.Reply($"Done: {cards} don't come here any more.").Then(await channels.UnbindAsync(turn.Tenant, key, cancellationToken));
    }

    [LoggerMessage(2401, LogLevel.Information, "Queue {Queue} connected to channel {Channel} by {Person}")]
    private partial void LogConnected(string queue, string channel, string person);

    [LoggerMessage(2402, LogLevel.Information, "Queue {Queue} disconnected from channel {Channel} by {Person}")]
    private partial void LogDisconnected(string queue, string channel, string person);
}
