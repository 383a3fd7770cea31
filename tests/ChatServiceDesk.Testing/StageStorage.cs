using System.Diagnostics.CodeAnalysis;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Testing;

/// <summary>Where a desk on the stage keeps its tickets.</summary>
public abstract record StageStorage
{
    private StageStorage()
    {
    }

    /// <summary>The embedded storage in a folder; given none, a fresh one that goes away with the stage.</summary>
    public sealed record Folder(string? Path = null) : StageStorage;

    /// <summary>Azure Table storage, real or emulated.</summary>
    [SuppressMessage("Naming", "CA1724:Type names should not match namespaces", Justification = "Always written StageStorage.Azure, which reads as it should.")]
    public sealed record Azure(string ConnectionString, string TableName) : StageStorage;

    /// <summary>A table that a test holds in its hand, such as one in memory that fails when told to. The caller disposes of it.</summary>
    public sealed record Custom(ITable Table) : StageStorage;
}
