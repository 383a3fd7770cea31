using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>Reads the open reports of a category, and has one looked at again.</summary>
internal sealed class OpenReportStore(ITable table, TenantStore tenants)
{
    /// <summary>More are not looked at: the newest decide, and each is compared with each.</summary>
    public const int Most = 200;

    /// <summary>The newest, from one bounded range of each shard, read side by side; what can't be read takes no part.</summary>
    public async Task<IReadOnlyList<OpenReport>> FindAsync(string tenant, string category, DateTimeOffset since, CancellationToken cancellationToken)
    {
        int shards = await tenants.ShardsAsync(tenant, cancellationToken);
        List<OpenReport>[] found = await Task.WhenAll(Enumerable.Range(0, shards).Select(shard => FindInAsync(Partitions.Shard(tenant, shard), category, since, cancellationToken)));
        return [.. found.SelectMany(reports => reports).OrderBy(report => report.Key, StringComparer.Ordinal).Take(Most)];
    }

    /// <summary>Has a report compared with the others, because of a new one. Asking twice is asking once.</summary>
    public async Task AskAsync(OpenReport report, long because, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await table.CommitAsync(report.Partition, [AgendaPlan.CompareAgain(report, because, now).Insert()], cancellationToken);
        }
        catch (TableException e) when (e.IsConflict)
        {
            // It was asked already.
        }
    }

    private async Task<List<OpenReport>> FindInAsync(string partition, string category, DateTimeOffset since, CancellationToken cancellationToken)
    {
        List<OpenReport> reports = [];
        KeyRange range = KeyRange.Between(Keys.AlikeOf(category), Keys.AlikeBefore(category, since)).First(Most);
        await foreach (Row row in table.RangeAsync(partition, range, cancellationToken))
        {
            try
            {
                reports.Add(OpenReport.Read(row));
            }
            catch (Exception e) when (e is RowFormatException or FormatException)
            {
                // The verifier says so; for the others it changes nothing.
            }
        }

        return reports;
    }
}
