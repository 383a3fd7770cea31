namespace ChatServiceDesk.Tables;

/// <summary>What a <see cref="MemoryTable"/> is about to do or has just done. Closed: the cases below are all there are.</summary>
public abstract record MemoryOperation
{
    private MemoryOperation(string partition, bool isDone) => (Partition, IsDone) = (partition, isDone);

    public string Partition { get; }

    /// <summary><see langword="false"/> before it happens, <see langword="true"/> after it has happened.</summary>
    public bool IsDone { get; }

    public sealed record Read(string Partition, string Key, bool IsDone) : MemoryOperation(Partition, IsDone);

    /// <summary>Done when the caller has read the range to its end.</summary>
    public sealed record ReadRange(string Partition, KeyRange Keys, bool IsDone) : MemoryOperation(Partition, IsDone);

    public sealed record Commit(string Partition, IReadOnlyList<RowChange> Changes, bool IsDone) : MemoryOperation(Partition, IsDone);
}
