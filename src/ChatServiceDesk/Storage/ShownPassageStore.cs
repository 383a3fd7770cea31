using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

internal sealed class ShownPassageStore(ITable table)
{
    public async ValueTask<ShownPassage?> FindAsync(string partition, string conversation, string draft, CancellationToken cancellationToken) =>
        await table.GetAsync(partition, Keys.Passage(conversation, draft), cancellationToken) is { } row ? ShownPassage.Read(row) : null;

    /// <summary>The passages that were shown with a model's answer.</summary>
    /// <param name="partition">The person's.</param>
    /// <param name="conversation">Their chat.</param>
    /// <param name="activity">The message that the answer stands in.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns><see langword="null"/> when no answer stands there.</returns>
    public async ValueTask<ShownPassage?> FindByMessageAsync(string partition, string conversation, string activity, CancellationToken cancellationToken) =>
        await table.GetAsync(partition, Keys.AdviceMessage(conversation, activity), cancellationToken) is { } row
            ? await FindAsync(partition, conversation, AdviceMessage.Read(row).Draft, cancellationToken)
            : null;
}
