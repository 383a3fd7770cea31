using ChatServiceDesk.Conversations;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Activities;

namespace ChatServiceDesk.Connecting;

/// <summary>The desk comes into a team or leaves it: the channel that it was put into gets cards until somebody connects others.</summary>
internal sealed class InstallDesk(ChannelStore channels)
{
    public async ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        string channel = turn.Activity.ChannelData?.Settings?.SelectedChannel?.Id ?? turn.Activity.Conversation.BaseId;
        if (turn.Activity is { Type: ActivityTypes.InstallationUpdate, Action: InstallationActions.Remove or InstallationActions.RemoveUpgrade })
        {
            return TurnOutcome.Nothing.Then(await channels.UninstallAsync(turn.Tenant, channel, cancellationToken));
        }

        bool isNew = !await channels.IsInstalledAsync(turn.Tenant, channel, cancellationToken);
        ChannelStore.Channel here = new(channel, turn.Activity.ServiceUrl.AbsoluteUri, turn.Bot);
        return isNew
            ? turn.Reply(Hello(turn.Activity.Recipient?.Name ?? "Desk"))
                .Then(await channels.InstallAsync(turn.Tenant, here, turn.Person.Id.Value, turn.Now, cancellationToken))
            : TurnOutcome.Nothing;
    }

    private static string Hello(string me) =>
        $"Hello, I'm the service desk. Tickets for this team's queues will appear here. Say \"@{me} connect\" with the name of a queue to choose which, or \"@{me} connect all\".";
}
