using System.Globalization;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Audit;

/// <summary>All rows of one partition, sorted by what they are. Rows that can't be read are findings.</summary>
internal sealed class PartitionRows
{
    private readonly List<Finding> _unreadable = [];

    private PartitionRows(string partition) => Partition = partition;

    public string Partition { get; }

    public IReadOnlyList<Finding> Unreadable => _unreadable;

    public Dictionary<long, StoredTicket> Tickets { get; } = [];

    public Dictionary<long, List<HistoryEntry>> History { get; } = [];

    public Dictionary<string, RowData> Index { get; } = new(StringComparer.Ordinal);

    public List<AgendaRow> Agenda { get; } = [];

    public List<AgendaRow> DeadLetters { get; } = [];

    public Dictionary<(long Ticket, string What), RowData> Deliveries { get; } = [];

    public Dictionary<(long Ticket, string Place), Place> Places { get; } = [];

    /// <summary>Inbox rows by key, with the ticket that each has made, if any.</summary>
    public Dictionary<string, long?> Inbox { get; } = new(StringComparer.Ordinal);

    public static async Task<PartitionRows> ReadAsync(ITable table, string partition, CancellationToken cancellationToken)
    {
        PartitionRows rows = new(partition);
        await foreach (Row row in table.RangeAsync(partition, KeyRange.All, cancellationToken))
        {
            try
            {
                rows.Add(row);
            }
            catch (Exception e) when (e is RowFormatException or FormatException)
            {
                rows._unreadable.Add(new Finding(0, $"{partition} {row.Key}", "the row can't be read"));
            }
        }

        return rows;
    }

    private void Add(Row row)
    {
        string[] parts = row.Key.Split('|');
        switch (parts[0] + "|")
        {
            case Keys.TicketPrefix:
                Tickets[Number(parts[1])] = TicketCodec.Read(row);
                break;
            case Keys.HistoryPrefix:
                HistoryOf(Number(parts[1])).Add(HistoryCodec.Read(row));
                break;
            case Keys.QueuePrefix or Keys.AgentPrefix or Keys.RequesterPrefix:
                Index[row.Key] = row.Data;
                break;
            case Keys.AgendaPrefix:
                Agenda.Add(AgendaCodec.Read(row));
                break;
            case Keys.DeadLetterPrefix:
                DeadLetters.Add(AgendaCodec.Read(row));
                break;
            case Keys.DeliveryPrefix:
                Deliveries[(Number(parts[1]), parts[2])] = row.Data;
                break;
            case Keys.PlacePrefix:
                Places[(Number(parts[1]), parts[2])] = Place.Read(row, parts[2]);
                break;
            case Keys.InboxPrefix:
                Inbox[row.Key] = row.Data.Int64OrNull("Ticket");
                break;
            default:
                break; // Contacts, drafts, bindings, the counter: no invariant speaks of them.
        }
    }

    private List<HistoryEntry> HistoryOf(long ticket) =>
        History.TryGetValue(ticket, out List<HistoryEntry>? entries) ? entries : History[ticket] = [];

    private static long Number(string padded) => long.Parse(padded, NumberStyles.None, CultureInfo.InvariantCulture);
}
