using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;
using Row = ChatServiceDesk.Tables.Row;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>Opening, reading and spoiling the storage below a desk.</summary>
internal static class Shelves
{
    public static async Task<StageStorage?> StorageAsync(this Azurite azurite, Shelf shelf, CancellationToken cancellationToken) => shelf is Shelf.Azurite
        ? new StageStorage.Azure(await azurite.ConnectionStringAsync(cancellationToken), Azurite.FreshTableName())
        : null;

    /// <summary>The partition of everybody's tickets in a desk with one shard.</summary>
    public static string Home(this DeskStage stage) => Partitions.Shard(stage.World.TenantId, 0);

    public static ValueTask<List<Row>> RowsAsync(this DeskStage stage, string prefix, CancellationToken cancellationToken) =>
        stage.Table.RangeAsync(stage.Home(), KeyRange.Prefix(prefix), cancellationToken).ToListAsync(cancellationToken);

    public static Task CommitAsync(this DeskStage stage, CancellationToken cancellationToken, params RowChange[] changes) =>
        stage.Table.CommitAsync(stage.Home(), changes, cancellationToken);

    /// <summary>The names of the events of a ticket, in order.</summary>
    public static async Task<string[]> EventsAsync(this DeskStage stage, long number, CancellationToken cancellationToken) =>
        [.. (await stage.RowsAsync(Keys.HistoryOf(number), cancellationToken)).Select(row => row.Data.String("Event"))];

    public static async Task<StoredTicket> TicketAsync(this DeskStage stage, long number, CancellationToken cancellationToken) =>
        await new TicketStore(stage.Table).FindAsync(stage.Home(), number, cancellationToken)
        ?? throw new InvalidOperationException($"There is no ticket {number}.");

    public static async Task<int> TicketCountAsync(this DeskStage stage, CancellationToken cancellationToken) =>
        (await stage.RowsAsync(Keys.TicketPrefix, cancellationToken)).Count;

    /// <summary>Every row of a partition as text: two equal texts mean that nothing was changed in between.</summary>
    public static async Task<string> PictureAsync(this DeskStage stage, string prefix, CancellationToken cancellationToken) =>
        string.Join('\n', (await stage.RowsAsync(prefix, cancellationToken)).Select(row => $"{row.Key} {row.ETag} {string.Join(',', row.Data.Select(property => $"{property.Key}={property.Value}"))}"));
}
