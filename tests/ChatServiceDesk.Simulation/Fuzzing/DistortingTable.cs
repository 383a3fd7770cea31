using System.Runtime.CompilerServices;
using Azure;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Simulation.Fuzzing;

/// <summary>Shows a desk its rows otherwise than they are, so that a check of the desk's comes out wrong.</summary>
/// <param name="inner">The truth.</param>
/// <param name="distort">What is shown instead of a single row that is read.</param>
/// <param name="restore">What is written instead of a change, so that the distortion itself leaves no trace.</param>
internal sealed class DistortingTable(MemoryTable inner, Func<Row, Row> distort, Func<string, RowChange, Task<RowChange>>? restore = null) : ITable
{
    public MemoryTable Inner => inner;

    /// <summary>Only then are rows shown otherwise.</summary>
    public bool IsOn { get; set; }

    public async ValueTask<Row?> GetAsync(string partition, string rowKey, CancellationToken cancellationToken) =>
        await inner.GetAsync(partition, rowKey, cancellationToken) is { } row ? IsOn ? distort(row) : row : null;

    public async IAsyncEnumerable<Row> RangeAsync(string partition, KeyRange keys, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (Row row in inner.RangeAsync(partition, keys, cancellationToken))
        {
            yield return row;
        }
    }

    public async Task<IReadOnlyList<ETag>> CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        RowChange[] written = [.. changes];
        for (int i = 0; i < written.Length && restore is not null; i++)
        {
            written[i] = await restore(partition, written[i]);
        }

        return await inner.CommitAsync(partition, written, cancellationToken);
    }
}
