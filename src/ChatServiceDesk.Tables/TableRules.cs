using System.Buffers;
using System.Net;
using Azure;

namespace ChatServiceDesk.Tables;

/// <summary>What every table checks before it does anything, so that all of them refuse the same things in the same words.</summary>
internal static class TableRules
{
    /// <summary>The property that carries the id of the commit that wrote a row. Callers never see it.</summary>
    public const string OperationProperty = "_op";

    public const int OperationIdCharacters = 32;

    private static readonly SearchValues<char> s_forbiddenInKeys = SearchValues.Create(
        ['/', '\\', '#', '?', .. Enumerable.Range(0x00, 0x20).Select(c => (char)c), .. Enumerable.Range(0x7F, 0x21).Select(c => (char)c)]);

    /// <exception cref="TableException">A rule is broken; <see cref="TableException.FailedIndex"/> says by which change.</exception>
    public static void CheckBatch(string partition, IReadOnlyList<RowChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        CheckKey(partition, "partition");
        if (changes.Count > TableLimits.MaxChanges)
        {
            throw new TableException(
                HttpStatusCode.BadRequest, TableErrorCode.TooManyChanges, $"A batch holds at most {TableLimits.MaxChanges} changes; this one has {changes.Count}.");
        }

        long rowBytes = 0;
        for (int index = 0; index < changes.Count; index++)
        {
            rowBytes += CheckChange(partition, changes[index], index);
        }

        CheckRowsAreDistinct(changes);
        BatchSize.Check(partition, changes, rowBytes);
    }

    /// <exception cref="TableException">The key is not one that every store can hold.</exception>
    public static void CheckKey(string key, string what, int? index = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        string? problem =
            key.Length > TableLimits.MaxKeyCharacters ? $"is longer than {TableLimits.MaxKeyCharacters} characters"
            : key.AsSpan().IndexOfAny(s_forbiddenInKeys) is var at and >= 0 ? $"has the character U+{(int)key[at]:X4} at position {at}, which keys must not hold"
            : !WellFormed.Is(key) ? "has half of a surrogate pair"
            : null;
        if (problem is not null)
        {
            throw new TableException(HttpStatusCode.BadRequest, TableErrorCode.InvalidKey, $"The {what} key {problem}.", index);
        }
    }

    /// <returns>The size of the row that the change writes; 0 when it writes none.</returns>
    private static int CheckChange(string partition, RowChange change, int index)
    {
        ArgumentNullException.ThrowIfNull(change);
        CheckKey(change.Key, "row", index);
        switch (change)
        {
            case RowChange.Insert insert:
                return CheckData(partition, insert.Key, insert.Data, index);
            case RowChange.Replace replace:
                CheckETag(replace.IfMatch);
                return CheckData(partition, replace.Key, replace.Data, index);
            case RowChange.Delete delete:
                CheckETag(delete.IfMatch);
                return 0;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void CheckETag(ETag ifMatch)
    {
        if (ifMatch == default)
        {
            throw new ArgumentException("Say which version is meant, or ETag.All for any: an empty ETag matches nothing.", nameof(ifMatch));
        }
    }

    private static int CheckData(string partition, string key, RowData data, int index)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Count > TableLimits.MaxProperties)
        {
            throw TooLarge($"Row '{key}' has {data.Count} properties; {TableLimits.MaxProperties} is the limit.", index);
        }

        foreach ((string name, PropertyValue value) in data)
        {
            PropertyRules.CheckName(key, name, index);
            PropertyRules.CheckValue(key, name, value, index);
        }

        int bytes = RowSize.Of(partition, key, data);
        if (bytes > TableLimits.MaxRowBytes)
        {
            throw TooLarge($"Row '{key}' takes {bytes} bytes; {TableLimits.MaxRowBytes} is the limit.", index);
        }

        return bytes;
    }

    private static void CheckRowsAreDistinct(IReadOnlyList<RowChange> changes)
    {
        if (changes.Count < 2)
        {
            return;
        }

        HashSet<string> keys = new(changes.Count, StringComparer.Ordinal);
        for (int index = 0; index < changes.Count; index++)
        {
            if (!keys.Add(changes[index].Key))
            {
                throw new TableException(
                    HttpStatusCode.BadRequest, TableErrorCode.DuplicateRow, $"Row '{changes[index].Key}' is in the batch twice.", index);
            }
        }
    }

    internal static TableException TooLarge(string message, int? index) =>
        new(HttpStatusCode.RequestEntityTooLarge, TableErrorCode.TooLarge, message, index);
}
