using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>Remembers what has had its effect: activities by their ids, and reports by the card that made them.</summary>
internal sealed class InboxStore(ITable table)
{
    public async ValueTask<InboxEntry?> FindAsync(string partition, string key, CancellationToken cancellationToken) =>
        await table.GetAsync(partition, key, cancellationToken) is { } row ? InboxEntry.Read(row) : null;

    /// <summary>The key under which one activity has its effect once.</summary>
    public static string ActivityKey(string conversation, string activity) => Keys.Inbox(conversation, activity);

    /// <summary>The key under which one report makes one ticket, whichever activities bring it.</summary>
    public static string ReportKey(string conversation, string draft) => Keys.Inbox(conversation, $"draft-{draft}");
}
