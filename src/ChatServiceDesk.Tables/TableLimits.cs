namespace ChatServiceDesk.Tables;

/// <summary>What Azure Table storage takes, and so what every table here takes.</summary>
public static class TableLimits
{
    /// <summary>Changes in one batch. Source: https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions</summary>
    public const int MaxChanges = 100;

    /// <summary>A batch on the wire, headers of its parts included, is smaller than this. Source: as for <see cref="MaxChanges"/>.</summary>
    public const int BatchBytes = 4 * 1024 * 1024;

    /// <summary>A row with its keys and the names of its properties, counted the way the service does.
    /// Source: https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model</summary>
    public const int MaxRowBytes = 1024 * 1024;

    /// <summary>Properties of a row. The service takes 252 besides its own three; one of them is the operation id that every row carries.
    /// Source: as for <see cref="MaxRowBytes"/>.</summary>
    public const int MaxProperties = 251;

    /// <summary>Bytes in a property of bytes. Source: as for <see cref="MaxRowBytes"/>.</summary>
    public const int MaxPropertyBytes = 64 * 1024;

    /// <summary>UTF-16 characters in a property of text: 64 KiB. Source: as for <see cref="MaxRowBytes"/>.</summary>
    public const int MaxPropertyCharacters = MaxPropertyBytes / 2;

    /// <summary>Characters in the name of a property, which must be a C# identifier. Source: as for <see cref="MaxRowBytes"/>.</summary>
    public const int MaxNameCharacters = 255;

    /// <summary>UTF-16 characters in a partition or row key: 1 KiB. Source: as for <see cref="MaxRowBytes"/>.</summary>
    public const int MaxKeyCharacters = 512;

    /// <summary>The earliest date, 1601-01-01 UTC. Source: as for <see cref="MaxRowBytes"/>.</summary>
    public static DateTimeOffset EarliestDate { get; } = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
