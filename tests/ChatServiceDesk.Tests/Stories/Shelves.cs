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

    /// <summary>What is due or being sent: all of the agenda but the looks at targets, which every open ticket has.</summary>
    public static async Task<List<Row>> WaitingAsync(this DeskStage stage, CancellationToken cancellationToken) =>
        [.. (await stage.RowsAsync(Keys.AgendaPrefix, cancellationToken)).Where(row => row.Data.String("What") is not (AgendaPlan.WatchResponse or AgendaPlan.WatchResolution))];

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

    /// <summary>Leaves a ticket as a version wrote it that did not look at targets.</summary>
    public static async Task ForgetTargetsAsync(this DeskStage stage, long number, CancellationToken cancellationToken)
    {
        StoredTicket stored = await stage.TicketAsync(number, cancellationToken);
        RowChange[] timers = [.. stored.Timers.Select(timer => new RowChange.Delete(Keys.Agenda(timer.Value, number, timer.Key), Azure.ETag.All))];
        StoredTicket old = stored with { Ticket = stored.Ticket with { IsWatched = false }, Timers = new Dictionary<string, DateTimeOffset>() };
        await stage.CommitAsync(cancellationToken, [new RowChange.Replace(Keys.Ticket(number), TicketCodec.Write(old), stored.ETag), .. timers]);
    }
}
