using Azure;

namespace ChatServiceDesk.Tables.Tests;

/// <summary>Small pieces that many tests need.</summary>
internal static class A
{
    /// <summary>An ETag of the right form that no row has.</summary>
    public static ETag StaleETag { get; } = new("W/\"datetime'2001-01-01T00%3A00%3A00.0000000Z'\"");

    public static RowData Data(string title = "Printer is on fire") => new() { ["Title"] = title };

    public static RowChange.Insert Insert(string key, string title = "Printer is on fire") => new(key, Data(title));

    public static RowChange.Insert[] Inserts(int count, string prefix = "t") =>
        [.. Enumerable.Range(0, count).Select(number => Insert($"{prefix}|{number:D5}"))];
}
