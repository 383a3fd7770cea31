using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

internal sealed class SaidMessageStore(ITable table)
{
    /// <returns><see langword="null"/> when that message has said nothing about a ticket.</returns>
    public async ValueTask<SaidMessage?> FindAsync(string partition, string conversation, string activity, CancellationToken cancellationToken) =>
        activity.Length > 0 && await table.GetAsync(partition, Keys.Said(conversation, activity), cancellationToken) is { } row ? SaidMessage.Read(row) : null;
}
