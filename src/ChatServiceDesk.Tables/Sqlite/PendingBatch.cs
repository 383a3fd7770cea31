using Azure;

namespace ChatServiceDesk.Tables;

/// <summary>A batch on its way to the writer: either the writer takes it or its caller takes it back, never both.</summary>
internal sealed class PendingBatch(string partition, IReadOnlyList<RowChange> changes)
{
    private readonly TaskCompletionSource<IReadOnlyList<ETag>> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _isTaken;

    public string Partition => partition;

    public IReadOnlyList<RowChange> Changes => changes;

    /// <summary>What to answer once the transaction is committed: until then it may still come to nothing.</summary>
    public IReadOnlyList<ETag> ETags { get; set; } = [];

    /// <inheritdoc cref="ETags"/>
    public TableException? Refusal { get; set; }

    /// <returns>Whether the writer may go on: <see langword="false"/> when the caller has given up.</returns>
    public bool TryTake() => Interlocked.Exchange(ref _isTaken, 1) is 0;

    /// <exception cref="OperationCanceledException">Nothing was and nothing will be written.</exception>
    public async Task<IReadOnlyList<ETag>> WaitAsync(CancellationToken cancellationToken)
    {
        await using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static (state, token) =>
            {
                PendingBatch batch = (PendingBatch)state!; // what is passed below
                if (batch.TryTake())
                {
                    batch._outcome.TrySetCanceled(token);
                }
            },
            this);
        return await _outcome.Task;
    }

    public void Answer()
    {
        if (Refusal is null)
        {
            _outcome.TrySetResult(ETags);
        }
        else
        {
            _outcome.TrySetException(Refusal);
        }
    }

    public void Fail(Exception why) => _outcome.TrySetException(why);
}
