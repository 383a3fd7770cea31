using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>The tenants that the desk serves, each with the number of shards that it started with.</summary>
internal sealed class TenantStore(ITable table, TimeProvider clock, int shardsOfNew)
{
    private readonly ConcurrentDictionary<string, int> _shards = new(StringComparer.Ordinal);

    /// <summary>How many shards a tenant has; one that is new here is written down first.</summary>
    public async ValueTask<int> ShardsAsync(string tenant, CancellationToken cancellationToken)
    {
        if (_shards.TryGetValue(tenant, out int known))
        {
            return known;
        }

        while (true)
        {
            if (await table.GetAsync(Partitions.Tenants, Keys.Tenant(tenant), cancellationToken) is { } row)
            {
                return _shards[tenant] = row.Data.Int32("Shards");
            }

            try
            {
                await table.CommitAsync(
                    Partitions.Tenants,
                    [new RowChange.Insert(Keys.Tenant(tenant), new RowData { ["Tenant"] = tenant, ["Shards"] = shardsOfNew, ["Since"] = clock.GetUtcNow() })],
                    cancellationToken);
            }
            catch (TableException e) when (e.Code is TableErrorCode.AlreadyExists)
            {
                // Another replica met this tenant at the same time; its row counts.
            }
        }
    }

    /// <summary>Reads something, to see whether the store answers.</summary>
    /// <exception cref="TableException">It does not.</exception>
    public async Task ProbeAsync(CancellationToken cancellationToken) =>
        await table.GetAsync(Partitions.Tenants, Keys.Tenant("probe"), cancellationToken);

    /// <summary>Every partition that can hold tickets or work that is due.</summary>
    public async IAsyncEnumerable<string> PartitionsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (Row row in table.RangeAsync(Partitions.Tenants, KeyRange.All, cancellationToken))
        {
            string tenant = row.Data.String("Tenant");
            yield return Partitions.Desk(tenant);
            for (int shard = 0; shard < row.Data.Int32("Shards"); shard++)
            {
                yield return Partitions.Shard(tenant, shard);
            }
        }
    }
}
