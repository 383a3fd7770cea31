using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

internal sealed class DraftStore(ITable table)
{
    public async ValueTask<Draft?> FindAsync(string partition, string conversation, CancellationToken cancellationToken) =>
        await table.GetAsync(partition, Keys.Conversation(conversation), cancellationToken) is { } row ? Draft.Read(row, conversation) : null;
}
