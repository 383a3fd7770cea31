using Azure;

namespace ChatServiceDesk.Tables;

/// <summary>Rows in partitions: read one, read a range in order of its keys, or commit one batch that happens whole or not at all.</summary>
/// <remarks>
/// Every implementation holds to the limits of Azure Table storage (<see cref="TableLimits"/>), so that what one
/// accepts all accept. A method that is given a cancelled token throws <see cref="OperationCanceledException"/> and
/// has written nothing.
/// </remarks>
public interface ITable
{
    /// <returns>The row, or <see langword="null"/> when there is none.</returns>
    /// <exception cref="TableException">The key is not a legal one, or the store could not answer.</exception>
    ValueTask<Row?> GetAsync(string partition, string rowKey, CancellationToken cancellationToken);

    /// <summary>The rows of a partition whose keys lie in a range, in ordinal (UTF-16) order of their keys.</summary>
    /// <remarks>Read page by page: a row that is written while the range is being read may be missing or present.</remarks>
    /// <exception cref="TableException">The partition is not a legal key, or the store could not answer.</exception>
    IAsyncEnumerable<Row> RangeAsync(string partition, KeyRange keys, CancellationToken cancellationToken);

    /// <summary>Makes all the changes or none of them.</summary>
    /// <param name="changes">At most 100, each to a different row. None at all is a commit of nothing.</param>
    /// <returns>The ETag that each change left behind, in the order of <paramref name="changes"/>; <see langword="default"/> for a delete.</returns>
    /// <exception cref="TableException">
    /// Nothing was written, and <see cref="TableException.FailedIndex"/> says which change was refused; or the code is
    /// <see cref="TableErrorCode.Unclear"/>, and then the batch may have been written.
    /// </exception>
    Task<IReadOnlyList<ETag>> CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken);
}
