using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Hosting;

/// <summary>The table that the settings name, ready for use.</summary>
/// <param name="Table">To be disposed of if it can be.</param>
/// <param name="NumberBlock">How many ticket numbers a process takes at once.</param>
/// <param name="Description">For operators.</param>
/// <param name="Clock">The time that all processes on this table agree on.</param>
internal sealed record OpenedStorage(ITable Table, int NumberBlock, string Description, TimeProvider Clock)
{
    /// <summary>Where the contents of files lie: in memory unless said otherwise.</summary>
    public IBlobs Blobs { get; init; } = new MemoryBlobs();
}
