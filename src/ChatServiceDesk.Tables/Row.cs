using Azure;

namespace ChatServiceDesk.Tables;

/// <summary>A row as it was read.</summary>
/// <param name="ETag">Names this version of the row. Opaque: hand it back as it came.</param>
public sealed record Row(string Partition, string Key, RowData Data, ETag ETag);
