using Azure;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>Where the operators' card about dead letters stands: one in each tenant.</summary>
internal sealed class AlertStore(ITable table)
{
    /// <param name="Channel">The channel; empty while there is no card that could be brought up to date.</param>
    /// <param name="Conversation">The thread that begins with the card.</param>
    /// <param name="ServiceUrl">Where the connector of its tenant answers.</param>
    /// <param name="Activity">The card.</param>
    /// <param name="Shown">A hash of what it shows.</param>
    /// <param name="At">When it was posted, or when somebody set out to post it.</param>
    internal sealed record Placed(string Channel, string Conversation, string ServiceUrl, string Activity, string Shown, DateTimeOffset At)
    {
        public static Placed Nowhere { get; } = new("", "", "", "", "", DateTimeOffset.MinValue);

        public ETag ETag { get; init; }

        /// <summary>Somebody has set out to post a card, and it is not known where it stands.</summary>
        public bool IsUnderWay => Channel.Length > 0 && Activity.Length == 0;
    }

    public async ValueTask<Placed> FindAsync(string tenant, CancellationToken cancellationToken) =>
        await table.GetAsync(Partitions.Desk(tenant), Keys.Alert, cancellationToken) is { Data: var data } row
            ? new Placed(
                data.String("Channel"), data.String("Conversation"), data.String("ServiceUrl"), data.String("Activity"), data.String("Shown"), data.DateTime("At")) { ETag = row.ETag }
            : Placed.Nowhere;

    /// <summary>Sets out to post a card: of all that want to, in any shard and process, one may.</summary>
    /// <returns>The row as it stands now; <see langword="null"/> when another was faster.</returns>
    public async Task<Placed?> ClaimAsync(string tenant, Placed before, string channel, DateTimeOffset now)
    {
        try
        {
            await CommitAsync(tenant, new Placed(channel, "", "", "", "", now) { ETag = before.ETag });
            return await FindAsync(tenant, CancellationToken.None);
        }
        catch (TableException e) when (e.IsConflict)
        {
            return null;
        }
    }

    /// <summary>When that can't be saved, the next alert posts a card of its own.</summary>
    public async Task SaveAsync(string tenant, Placed placed)
    {
        try
        {
            await CommitAsync(tenant, placed);
        }
        catch (TableException)
        {
            // Another shard's alert came at the same time, or the table is slow.
        }
    }

    private async Task CommitAsync(string tenant, Placed placed)
    {
        RowData data = new()
        {
            ["Channel"] = placed.Channel,
            ["Conversation"] = placed.Conversation,
            ["ServiceUrl"] = placed.ServiceUrl,
            ["Activity"] = placed.Activity,
            ["Shown"] = placed.Shown,
            ["At"] = placed.At,
        };
        // Not the attempt's token: the card is out, or about to be.
        RowChange change = placed.ETag == default ? new RowChange.Insert(Keys.Alert, data) : new RowChange.Replace(Keys.Alert, data, placed.ETag);
        await table.CommitAsync(Partitions.Desk(tenant), [change], CancellationToken.None);
    }
}
