using Azure;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Simulation;

/// <summary>Makes a desk write as if it had a bug.</summary>
internal static class Sabotage
{
    /// <returns>What is written at once, and what after that in a batch of its own.</returns>
    public static async Task<(IReadOnlyList<RowChange> Now, IReadOnlyList<RowChange> Later)> SplitAsync(
        Bug bug, MemoryTable table, string partition, IReadOnlyList<RowChange> changes) => bug switch
    {
        Bug.PushOutsideTheBatch when changes.Any(IsHistory) => ([.. changes.Where(change => !IsAgenda(change))], [.. changes.Where(IsAgenda)]),
        Bug.NoETagOnTheTicket => (await OverwriteAsync(table, partition, changes), []),
        Bug.NoInboxRow => ([.. changes.Where(change => !(Is(change, Keys.InboxPrefix) && !change.Key.Contains("|draft-", StringComparison.Ordinal)))], []),
        Bug.ResendWithoutBound => ([.. changes.Select(Forgetful)], []),
        Bug.IndexRowForgotten => ([.. changes.Where(change => !(change is RowChange.Delete && Is(change, Keys.QueuePrefix)))], []),
        Bug.AgendaRowTakenWithoutETag when changes is [RowChange.Delete { Key: var from }, RowChange.Insert { Key: var to, Data: var data }]
            && from.StartsWith(Keys.AgendaPrefix, StringComparison.Ordinal) => (await TakeAsync(table, partition, from, to, data), []),
        _ => (changes, []),
    };

    private static bool Is(RowChange change, string prefix) => change.Key.StartsWith(prefix, StringComparison.Ordinal);

    private static bool IsHistory(RowChange change) => Is(change, Keys.HistoryPrefix);

    private static bool IsAgenda(RowChange change) => Is(change, Keys.AgendaPrefix);

    private static RowChange Forgetful(RowChange change) => change is RowChange.Insert insert && IsAgenda(change) && insert.Data.ContainsKey("Unclear")
        ? new RowChange.Insert(insert.Key, insert.Data.With("Unclear", 0).With("InFlight", false))
        : change;

    private static async Task<IReadOnlyList<RowChange>> OverwriteAsync(MemoryTable table, string partition, IReadOnlyList<RowChange> changes)
    {
        List<RowChange> written = [];
        foreach (RowChange change in changes)
        {
            written.Add(change switch
            {
                RowChange.Replace replace when Is(change, Keys.TicketPrefix) => new RowChange.Replace(replace.Key, replace.Data, ETag.All),
                RowChange.Insert insert when IsHistory(change) && await table.GetAsync(partition, change.Key, CancellationToken.None) is not null =>
                    new RowChange.Replace(insert.Key, insert.Data, ETag.All),
                _ => change,
            });
        }

        return written;
    }

    private static async Task<IReadOnlyList<RowChange>> TakeAsync(MemoryTable table, string partition, string from, string to, RowData data)
    {
        List<RowChange> written = [];
        if (await table.GetAsync(partition, from, CancellationToken.None) is not null)
        {
            written.Add(new RowChange.Delete(from, ETag.All));
        }

        written.Add(await table.GetAsync(partition, to, CancellationToken.None) is null
            ? new RowChange.Insert(to, data)
            : new RowChange.Replace(to, data, ETag.All));
        return written;
    }
}
