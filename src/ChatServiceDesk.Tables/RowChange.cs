using Azure;

namespace ChatServiceDesk.Tables;

/// <summary>One change in a batch. Closed: the cases below are all there are.</summary>
public abstract record RowChange
{
    private RowChange(string key) => Key = key;

    public string Key { get; }

    /// <summary>Writes a row that must not exist yet; otherwise <see cref="TableErrorCode.AlreadyExists"/>.</summary>
    public sealed record Insert(string Key, RowData Data) : RowChange(Key);

    /// <summary>Writes all of a row anew; properties that <paramref name="Data"/> lacks are gone afterwards.</summary>
    /// <param name="IfMatch">The version to replace, or <see cref="ETag.All"/>: the row must exist, in any version.</param>
    public sealed record Replace(string Key, RowData Data, ETag IfMatch) : RowChange(Key);

    /// <param name="IfMatch">The version to delete, or <see cref="ETag.All"/>: the row must exist, in any version.</param>
    public sealed record Delete(string Key, ETag IfMatch) : RowChange(Key);
}
