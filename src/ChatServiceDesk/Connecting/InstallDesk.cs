using ChatServiceDesk.Conversations;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Activities;

namespace ChatServiceDesk.Connecting;

/// <summary>The desk comes into a team or leaves it: the channel that it was put into gets cards until somebody connects others.</summary>
internal sealed class InstallDesk(ChannelStore channels)
{
    public async ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        ChannelStore.Channel here = ChannelOf(turn);
        if (turn.Activity.Action == InstallationActions.Remove)
        {
            return TurnOutcome.Nothing.Then(await channels.LeaveAsync(turn.Tenant, here, cancellationToken));
        }

        // An upgrade removes and adds in one go; neither changes where the cards belong.
        if (turn.Activity.Action != InstallationActions.Add
            || (await channels.IsInstalledAsync(turn.Tenant, here.Id, cancellationToken) && await channels.IsReachableAsync(turn.Tenant, here.Id, cancellationToken)))
        {
            return TurnOutcome.Nothing;
        }

        string me = turn.Activity.Recipient?.Name ?? "Desk";
        return turn
            .Reply($"Hello, I'm the service desk. Tickets will appear in this channel. To choose which, say \"@{me} connect\" with the name of a queue, or \"@{me} connect all\".")
            .Then(await channels.InstallAsync(turn.Tenant, here, turn.Person.Id.Value, turn.Now, cancellationToken));
    }

    /// <summary>The channel that a turn is about: the one chosen when the desk was added, else the one that it was heard in.</summary>
    public static ChannelStore.Channel ChannelOf(Turn turn) => new(
        turn.Activity.ChannelData?.Settings?.SelectedChannel?.Id ?? turn.Activity.Conversation.BaseId,
        turn.Activity.ServiceUrl.AbsoluteUri,
        turn.Bot,
        turn.Activity.ChannelData?.Team?.Id ?? "");
}
