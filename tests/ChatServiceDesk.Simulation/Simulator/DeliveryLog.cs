using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Simulation;

/// <summary>What the wire and the table together know of each delivery: how often it took effect, and of how many attempts no process can know how they ended.</summary>
internal sealed class DeliveryLog
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Partition, string Key), string> _rows = [];
    private readonly HashSet<string> _replies = new(StringComparer.Ordinal);

    /// <summary>Every answer that was committed, in the order in which that happened.</summary>
    public List<(string Partition, string Conversation, string What, string DeliveryId)> Replies { get; } = [];

    /// <summary>One delivery. Only attempts at making a message count: updates may be repeated.</summary>
    internal sealed class Entry
    {
        /// <summary>Names the attempt that is under way, or was last.</summary>
        public int Attempt { get; set; }

        /// <summary>The last attempt has not come to an end that is written down.</summary>
        public bool IsOpen { get; set; }

        /// <summary>Messages that were made.</summary>
        public int Effects { get; set; }

        /// <summary>Attempts that may have made one, as far as a process could know.</summary>
        public int Unclear { get; set; }

        /// <summary>Attempts that were begun although two before them were unclear.</summary>
        public int Reckless { get; set; }

        public DateTimeOffset FirstEffect { get; set; }
    }

    public IReadOnlyDictionary<string, Entry> Entries => _entries;

    /// <summary>An attempt begins. One before it that nobody has written down has died with its process, or was given up for dead.</summary>
    /// <returns>The number of the attempt.</returns>
    public int Begin(string deliveryId)
    {
        Entry entry = Of(deliveryId);
        entry.Unclear += entry.IsOpen ? 1 : 0;
        entry.Reckless += entry.Unclear > 1 ? 1 : 0;
        entry.IsOpen = true;
        return ++entry.Attempt;
    }

    /// <summary>An attempt has ended for the process that made it. One that was clearly done stays open until that is written down.</summary>
    public void End(string deliveryId, int attempt, bool isUnclear, bool isDone)
    {
        Entry entry = Of(deliveryId);
        if (entry.IsOpen && entry.Attempt == attempt && !isDone)
        {
            entry.Unclear += isUnclear ? 1 : 0;
            entry.IsOpen = false;
        }
    }

    public void Made(string deliveryId, DateTimeOffset now)
    {
        Entry entry = Of(deliveryId);
        entry.Effects++;
        entry.FirstEffect = entry.FirstEffect == default ? now : entry.FirstEffect;
    }

    /// <summary>A row has left its place in the agenda: whatever was tried for it is written down, unless somebody has taken it over.</summary>
    public void Committed(string partition, IReadOnlyList<RowChange> changes)
    {
        RowChange[] agenda = [.. changes.Where(change => change.Key.StartsWith(Keys.AgendaPrefix, StringComparison.Ordinal))];
        HashSet<string> taken = new(StringComparer.Ordinal);
        foreach (RowChange.Insert insert in agenda.OfType<RowChange.Insert>())
        {
            if (Read(partition, insert) is { } row)
            {
                _rows[(partition, insert.Key)] = row.DeliveryId;
                taken.UnionWith(row.InFlight ? [row.DeliveryId] : []);
                if (row is { Kind: AgendaKind.Reply, Attempts: 0 } && row.Due == row.Since && _replies.Add(row.DeliveryId))
                {
                    Replies.Add((partition, row.Conversation, row.What, row.DeliveryId));
                }
            }
        }

        foreach (RowChange change in agenda.Where(change => change is RowChange.Delete))
        {
            if (_rows.TryGetValue((partition, change.Key), out string? id) && _entries.TryGetValue(id, out Entry? entry))
            {
                entry.Unclear += entry.IsOpen && taken.Contains(id) ? 1 : 0;
                entry.IsOpen = false;
            }
        }
    }

    /// <returns><see langword="null"/> for rubbish.</returns>
    private static AgendaRow? Read(string partition, RowChange.Insert insert)
    {
        try
        {
            return AgendaCodec.Read(new Row(partition, insert.Key, insert.Data, default));
        }
        catch (RowFormatException)
        {
            return null;
        }
    }

    private Entry Of(string deliveryId) => _entries.TryGetValue(deliveryId, out Entry? entry) ? entry : _entries[deliveryId] = new Entry();
}
