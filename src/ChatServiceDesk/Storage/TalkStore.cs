using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

internal sealed class TalkStore(ITable table, TimeProvider clock)
{
    /// <returns>One that has not been written yet if there is none.</returns>
    public async ValueTask<Talk> FindAsync(string partition, string conversation, CancellationToken cancellationToken) =>
        await table.GetAsync(partition, Keys.Talk(conversation), cancellationToken) is { } row
            ? Talk.Read(row, conversation)
            : new Talk { Conversation = conversation, At = clock.GetUtcNow(), AskedAt = clock.GetUtcNow() };
}
