using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

internal sealed class ShownPassageStore(ITable table)
{
    public async ValueTask<ShownPassage?> FindAsync(string partition, string conversation, string draft, CancellationToken cancellationToken) =>
        await table.GetAsync(partition, Keys.Passage(conversation, draft), cancellationToken) is { } row ? ShownPassage.Read(row) : null;
}
