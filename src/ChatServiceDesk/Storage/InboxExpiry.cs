using System.Collections.Concurrent;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>Deletes inbox rows that nobody will ask for any more. Any replica may: one row in each partition says when it is time, and whoever moves it does it.</summary>
/// <remarks>A row that a ticket traces back to stays for ever.</remarks>
internal sealed partial class InboxExpiry(ITable table, TimeProvider clock, ILogger<InboxExpiry> logger)
{
    /// <summary>Teams repeats an activity within minutes, and no token outlives an hour.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(7);

    /// <summary>Time between two walks through the inbox of a partition.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromHours(6);

    /// <summary>How many rows are read in one step of a walk, so that it never holds up what is due.</summary>
    public const int StepSize = 1000;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(5);

    /// <summary>Where this process stands in each partition: when it looks again, and from which key on it goes on with a walk of its own.</summary>
    private readonly ConcurrentDictionary<string, (DateTimeOffset Look, string? From)> _walks = new(StringComparer.Ordinal);

    /// <summary>Does at most one step of a walk, when it is time for one. A store that fails is left alone until the next look.</summary>
    public async Task StepAsync(string partition, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        (DateTimeOffset look, string? from) = _walks.GetValueOrDefault(partition);
        if (now < look)
        {
            return;
        }

        DateTimeOffset later = now + BetweenLooks;
        _walks[partition] = (later, from);
        try
        {
            from ??= await BeginAsync(partition, now, cancellationToken) ? Keys.InboxPrefix : null;
            if (from is not null)
            {
                _walks[partition] = (later, from);
                string? next = await WalkAsync(partition, from, now - Retention, cancellationToken);
                _walks[partition] = (next is null ? later : now, next);
            }
        }
        catch (TableException e)
        {
            LogBrokeOff(partition, e);
        }
    }

    /// <returns>Whether it is time, and this process is the one that does it.</returns>
    private async Task<bool> BeginAsync(string partition, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Row? row = await table.GetAsync(partition, Keys.InboxExpiry, cancellationToken);
        if (row is not null && row.Data.DateTime("Next") > now)
        {
            return false;
        }

        RowData next = new() { ["Next"] = now + Interval };
        try
        {
            RowChange move = row is null ? new RowChange.Insert(Keys.InboxExpiry, next) : new RowChange.Replace(Keys.InboxExpiry, next, row.ETag);
            await table.CommitAsync(partition, [move], cancellationToken);
            return row is not null;
        }
        catch (TableException e) when (e.IsConflict)
        {
            return false; // Another replica does it.
        }
    }

    /// <returns>The key to go on from; <see langword="null"/> at the end.</returns>
    private async Task<string?> WalkAsync(string partition, string from, DateTimeOffset before, CancellationToken cancellationToken)
    {
        List<RowChange> expired = [];
        string? last = null;
        int seen = 0;
        await foreach (Row row in table.RangeAsync(partition, KeyRange.Between(from, Keys.InboxEnd).First(StepSize), cancellationToken))
        {
            seen++;
            last = row.Key;
            if (IsExpired(row, before))
            {
                expired.Add(new RowChange.Delete(row.Key, row.ETag));
            }
        }

        foreach (RowChange[] batch in expired.Chunk(TableLimits.MaxChanges))
        {
            await DeleteAsync(partition, batch, cancellationToken);
        }

        return seen == StepSize ? $"{last} " : null;
    }

    private async Task DeleteAsync(string partition, RowChange[] batch, CancellationToken cancellationToken)
    {
        try
        {
            await table.CommitAsync(partition, batch, cancellationToken);
            LogExpired(batch.Length, partition);
        }
        catch (TableException e) when (e.IsConflict)
        {
            // Somebody else has deleted some of them; the next walk finds what is left.
        }
    }

    private static bool IsExpired(Row row, DateTimeOffset before)
    {
        try
        {
            return InboxEntry.Read(row) is { Ticket: null } entry && entry.At < before;
        }
        catch (RowFormatException)
        {
            return false; // Not ours to judge; verify reports it.
        }
    }

    [LoggerMessage(1401, LogLevel.Debug, "Inbox: {Count} rows of {Partition} expired")]
    private partial void LogExpired(int count, string partition);

    [LoggerMessage(1402, LogLevel.Warning, "Inbox: deleting expired rows of {Partition} broke off and will be taken up again")]
    private partial void LogBrokeOff(string partition, Exception exception);
}
