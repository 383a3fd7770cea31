using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>Since when, and with which of Teams' codes, a chat or channel takes nothing from the desk.</summary>
internal sealed record Unreachable(string Code, DateTimeOffset Since)
{
    /// <returns><see langword="null"/> when the row bears no such mark; rows of older versions bear none.</returns>
    public static Unreachable? Read(RowData data) =>
        data.StringOrNull("Blocked") is { Length: > 0 } code && data.DateTimeOrNull("BlockedSince") is { } since ? new Unreachable(code, since) : null;

    public static RowData Write(RowData data, Unreachable? mark) =>
        mark is null ? data : data.With("Blocked", mark.Code).With("BlockedSince", mark.Since);
}
