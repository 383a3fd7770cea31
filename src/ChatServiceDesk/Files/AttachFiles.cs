using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Files;

/// <summary>Gives files to a ticket, in the batch of what happens to it. Whoever is fetching one of them at the same time loses the race, or this does.</summary>
internal sealed class AttachFiles(FileStore files)
{
    /// <summary>The files of messages whose words have waited until now.</summary>
    /// <param name="turn">What has decided about them.</param>
    /// <param name="activities">The messages' ids; all were written in the turn's conversation.</param>
    /// <param name="ticket">As it will stand.</param>
    /// <param name="cancellationToken">Cancels the turn.</param>
    public ValueTask<Change> OfMessagesAsync(Turn turn, IEnumerable<string> activities, Ticket ticket, CancellationToken cancellationToken) => ToAsync(
        turn.Home,
        [.. activities.SelectMany(activity => Enumerable.Range(0, FileRules.MostPerMessage).Select(index =>
            ReceiveFiles.IdOf(turn.Tenant, InboxStore.ActivityKey(turn.Activity.Conversation.Id, activity), index)))],
        ticket,
        turn.Now,
        cancellationToken);

    /// <param name="partition">The ticket's.</param>
    /// <param name="ids">Of files that were kept before; those that are gone or were refused are left out.</param>
    /// <param name="ticket">As it will stand.</param>
    /// <param name="now">When, UTC.</param>
    /// <param name="cancellationToken">Cancels the turn.</param>
    public async ValueTask<Change> ToAsync(string partition, IReadOnlyList<string> ids, Ticket ticket, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Change change = Change.None;
        foreach (string id in ids)
        {
            if (await files.FindAsync(partition, id, cancellationToken) is { Ticket: null, State: FileState.Waiting or FileState.Stored } file)
            {
                StoredFile given = file.Of(ticket);
                change = change.And(new Change([given.Save(), given.Mention(ticket.Number.Value)], given.State is FileState.Stored ? [FetchFile.News(partition, given, now)] : []));
            }
        }

        return change;
    }
}
