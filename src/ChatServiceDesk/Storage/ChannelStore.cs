using Azure;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>Which channel gets a queue's cards, and where the desk was installed.</summary>
internal sealed class ChannelStore(ITable table, TimeProvider clock)
{
    /// <summary>A channel says nothing when it can be written to again, so it is tried again after this time.</summary>
    private static readonly TimeSpan TriedAgainAfter = TimeSpan.FromHours(1);

    public const string AllQueues = "all";
    public const string Operators = "operators";

    /// <param name="Id">The channel's id.</param>
    /// <param name="ServiceUrl">Where the connector of its tenant answers.</param>
    /// <param name="Bot">The bot's own id there.</param>
    /// <param name="Team">The team that it belongs to; empty if Teams did not say.</param>
    internal sealed record Channel(string Id, string ServiceUrl, string Bot, string Team = "");

    public async ValueTask<Channel?> BoundAsync(string tenant, string queue, CancellationToken cancellationToken) =>
        await table.GetAsync(Partitions.Desk(tenant), Keys.Binding(queue), cancellationToken) is { } row ? Read(row) : null;

    /// <summary>Where the desk was installed first, of the channels that it can reach.</summary>
    public async ValueTask<Channel?> InstalledAsync(string tenant, CancellationToken cancellationToken)
    {
        Row? oldest = null;
        await foreach (Row row in table.RangeAsync(Partitions.Desk(tenant), KeyRange.Prefix(Keys.Channel("")), cancellationToken))
        {
            if ((oldest is null || row.Data.DateTime("At") < oldest.Data.DateTime("At")) && await IsReachableAsync(tenant, Read(row).Id, cancellationToken))
            {
                oldest = row;
            }
        }

        return oldest is null ? null : Read(oldest);
    }

    public async ValueTask<bool> IsInstalledAsync(string tenant, string channel, CancellationToken cancellationToken) =>
        await table.GetAsync(Partitions.Desk(tenant), Keys.Channel(channel), cancellationToken) is not null;

    public async Task<Change> BindAsync(string tenant, string queue, Channel channel, string by, DateTimeOffset now, CancellationToken cancellationToken) =>
        await SaveAsync(tenant, Keys.Binding(queue), channel, by, now, cancellationToken);

    public async Task<Change> InstallAsync(string tenant, Channel channel, string by, DateTimeOffset now, CancellationToken cancellationToken) =>
        await SaveAsync(tenant, Keys.Channel(channel.Id), channel, by, now, cancellationToken);

    /// <summary>Whether cards can go there, as far as we know.</summary>
    public async ValueTask<bool> IsReachableAsync(string tenant, string channel, CancellationToken cancellationToken) =>
        await table.GetAsync(Partitions.Desk(tenant), Keys.Unreachable(channel), cancellationToken) is not { } row
        || Unreachable.Read(row.Data) is not { } mark
        || clock.GetUtcNow() - mark.Since >= TriedAgainAfter;

    /// <summary>Notes that a channel takes nothing from the desk: for an hour, or until somebody connects something there or installs the desk again.</summary>
    public async Task MarkAsync(string tenant, string channel, Unreachable mark, CancellationToken cancellationToken)
    {
        RowData data = Unreachable.Write(new() { ["Channel"] = channel }, mark);
        try
        {
            RowChange marked = await table.GetAsync(Partitions.Desk(tenant), Keys.Unreachable(channel), cancellationToken) is { } earlier
                ? new RowChange.Replace(earlier.Key, data, earlier.ETag)
                : new RowChange.Insert(Keys.Unreachable(channel), data);
            await table.CommitAsync(Partitions.Desk(tenant), [marked], cancellationToken);
        }
        catch (TableException e) when (e.IsConflict)
        {
            // Another row found that out at the same time.
        }
    }

    /// <summary>Notes that a channel answers at another address. When that can't be saved, the next card finds its way again.</summary>
    public async Task MoveAsync(string tenant, Channel channel, string serviceUrl)
    {
        try
        {
            List<RowChange> rows = [];
            foreach (string prefix in new[] { Keys.Binding(""), Keys.Channel("") })
            {
                await foreach (Row row in table.RangeAsync(Partitions.Desk(tenant), KeyRange.Prefix(prefix), CancellationToken.None))
                {
                    if (Read(row).Id == channel.Id)
                    {
                        rows.Add(new RowChange.Replace(row.Key, row.Data.With("ServiceUrl", serviceUrl), row.ETag));
                    }
                }
            }

            if (rows.Count > 0)
            {
                // Not the attempt's token: the card is out, and nothing may call that in question.
                await table.CommitAsync(Partitions.Desk(tenant), rows, CancellationToken.None);
            }
        }
        catch (TableException)
        {
            // Somebody is just connecting something, or the table is slow.
        }
    }

    public async Task<Change> UnbindAsync(string tenant, string queue, CancellationToken cancellationToken) =>
        await table.GetAsync(Partitions.Desk(tenant), Keys.Binding(queue), cancellationToken) is { } row
            ? Change.Of(new RowChange.Delete(row.Key, row.ETag))
            : Change.None;

    /// <summary>The desk has left a team: nothing can be sent to any of its channels any more.</summary>
    public async Task<Change> LeaveAsync(string tenant, Channel left, CancellationToken cancellationToken)
    {
        List<RowChange> rows = [];
        foreach (string prefix in new[] { Keys.Binding(""), Keys.Channel("") })
        {
            await foreach (Row row in table.RangeAsync(Partitions.Desk(tenant), KeyRange.Prefix(prefix), cancellationToken))
            {
                Channel there = Read(row);
                if (there.Id == left.Id || (left.Team.Length > 0 && there.Team == left.Team))
                {
                    rows.Add(new RowChange.Delete(row.Key, row.ETag));
                }
            }
        }

        return Change.Of([.. rows]);
    }

    private async Task<Change> SaveAsync(string tenant, string key, Channel channel, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        RowData data = new()
        {
            ["Channel"] = channel.Id,
            ["ServiceUrl"] = channel.ServiceUrl,
            ["Bot"] = channel.Bot,
            ["Team"] = channel.Team,
            ["By"] = by,
            ["At"] = now,
        };
        Change saved = Change.Of(await table.GetAsync(Partitions.Desk(tenant), key, cancellationToken) is { ETag: ETag etag }
            ? new RowChange.Replace(key, data, etag)
            : new RowChange.Insert(key, data));
        return await table.GetAsync(Partitions.Desk(tenant), Keys.Unreachable(channel.Id), cancellationToken) is { } mark
            ? saved.And(Change.Of(new RowChange.Delete(mark.Key, mark.ETag)))
            : saved;
    }

    private static Channel Read(Row row) => new(row.Data.String("Channel"), row.Data.String("ServiceUrl"), row.Data.String("Bot"), row.Data.StringOrNull("Team") ?? "");
}
