using Azure;

namespace ChatServiceDesk.Tables.Tests;

public sealed class PendingBatchTests
{
    [Fact]
    public async Task A_batch_that_its_caller_took_back_is_not_written()
    {
        using CancellationTokenSource giveUp = new();
        PendingBatch batch = new("p", A.Inserts(1));
        Task<IReadOnlyList<ETag>> waiting = batch.WaitAsync(giveUp.Token);

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.False(batch.TryTake());
    }

    [Fact]
    public async Task A_batch_that_is_being_written_cannot_be_taken_back()
    {
        using CancellationTokenSource giveUp = new();
        PendingBatch batch = new("p", A.Inserts(1));
        Task<IReadOnlyList<ETag>> waiting = batch.WaitAsync(giveUp.Token);
        Assert.True(batch.TryTake());

        await giveUp.CancelAsync();
        batch.ETags = [ETag.All];
        batch.Answer();

        Assert.Equal([ETag.All], await waiting);
    }
}
