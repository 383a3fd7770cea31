using System.Globalization;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

/// <summary>All rows of one partition, sorted by what they are: for those who check them against each other.</summary>
internal sealed class StoredPartition
{
    private readonly List<string> _unreadable = [];

    private StoredPartition(string partition) => Partition = partition;

    public string Partition { get; }

    /// <summary>The keys of rows that make no sense to this version of the desk.</summary>
    public IReadOnlyList<string> Unreadable => _unreadable;

    public Dictionary<long, StoredTicket> Tickets { get; } = [];

    public Dictionary<long, List<HistoryEntry>> History { get; } = [];

    /// <summary>Index rows by key, with what they say in one line.</summary>
    public Dictionary<string, string> Index { get; } = new(StringComparer.Ordinal);

    public List<AgendaRow> Agenda { get; } = [];

    public List<AgendaRow> DeadLetters { get; } = [];

    /// <summary>Dead letters that were put aside because nobody could read them.</summary>
    public HashSet<(long Ticket, string What)> UnreadableLetters { get; } = [];

    public Dictionary<(long Ticket, string What), Delivery> Deliveries { get; } = [];

    public Dictionary<(long Ticket, string Place), Place> Places { get; } = [];

    public Dictionary<long, Lesson> Lessons { get; } = [];

    public Dictionary<string, StoredFile> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Which ticket names which file.</summary>
    public HashSet<(long Ticket, string File)> TicketFiles { get; } = [];

    public List<ShownPassage> Passages { get; } = [];

    /// <summary>When each person was last asked how it went.</summary>
    public Dictionary<PersonId, LastSurvey> Surveys { get; } = [];

    public List<AdviceMessage> AdviceMessages { get; } = [];

    public List<SaidMessage> Said { get; } = [];

    public List<(long Ticket, Follower Follower)> Followers { get; } = [];

    /// <summary>Inbox rows by key, with the ticket that each has made, if any.</summary>
    public Dictionary<string, long?> Inbox { get; } = new(StringComparer.Ordinal);

    public static async Task<StoredPartition> ReadAsync(ITable table, string partition, CancellationToken cancellationToken)
    {
        StoredPartition rows = new(partition);
        await foreach (Row row in table.RangeAsync(partition, KeyRange.All, cancellationToken))
        {
            try
            {
                rows.Add(row);
            }
            catch (Exception e) when (e is RowFormatException or FormatException or OverflowException)
            {
                rows._unreadable.Add(row.Key);
            }
        }

        return rows;
    }

    private void Add(Row row)
    {
        string[] parts = row.Key.Split('|');
        if (parts.Length < LeastParts(parts[0]))
        {
            throw new FormatException($"'{row.Key}' is too short a key.");
        }

        switch (parts[0] + "|")
        {
            case Keys.TicketPrefix:
                Tickets[Number(parts[1])] = TicketCodec.Read(row);
                break;
            case Keys.HistoryPrefix:
                HistoryOf(Number(parts[1])).Add(HistoryCodec.Read(row));
                break;
            case Keys.QueuePrefix or Keys.AgentPrefix or Keys.RequesterPrefix or Keys.AlikePrefix:
                Index[row.Key] = TicketIndex.TextOf(row.Data);
                break;
            case Keys.AgendaPrefix:
                Agenda.Add(AgendaCodec.Read(row));
                break;
            case Keys.DeadLetterPrefix:
                AddDeadLetter(row);
                break;
            case Keys.DeliveryPrefix:
                Deliveries[(Number(parts[1]), parts[2])] = Delivery.Read(row.Data);
                break;
            case Keys.PlacePrefix:
                Places[(Number(parts[1]), parts[2])] = Place.Read(row, parts[2]);
                break;
            case Keys.LessonPrefix:
                Lessons[Number(parts[1])] = Lesson.Read(row);
                break;
            case Keys.FollowerPrefix:
                Followers.Add((Number(parts[1]), Follower.Read(row)));
                break;
            case Keys.PassagePrefix:
                Passages.Add(ShownPassage.Read(row));
                break;
            case Keys.SurveyPrefix:
                LastSurvey last = LastSurvey.Read(row);
                Surveys[last.Person] = last;
                break;
            case Keys.InboxPrefix:
                Inbox[row.Key] = InboxEntry.Read(row).Ticket;
                break;
            default:
                AddSaid(row, parts);
                break;
        }
    }

    /// <summary>What people have said, sent and been advised beside their tickets.</summary>
    private void AddSaid(Row row, string[] parts)
    {
        switch (parts[0] + "|")
        {
            case Keys.AdviceMessagePrefix:
                AdviceMessages.Add(AdviceMessage.Read(row));
                break;
            case Keys.FilePrefix when parts[1] == "a":
                Files[parts[2]] = StoredFile.Read(row);
                break;
            case Keys.FilePrefix:
                TicketFiles.Add((Number(parts[2]), parts[3]));
                break;
            case Keys.SaidPrefix:
                Said.Add(SaidMessage.Read(row));
                break;
            default:
                break; // Contacts, drafts, bindings, the counter: no invariant speaks of them.
        }
    }

    private static int LeastParts(string kind) => kind switch
    {
        "t" or "w" => 2,
        "h" or "o" or "c" or "k" or "ka" or "f" or "fo" => 3,
        _ => 1,
    };

    /// <summary>What was put aside because it can't be read is just that; its place among the dead letters says so.</summary>
    private void AddDeadLetter(Row row)
    {
        try
        {
            DeadLetters.Add(AgendaCodec.Read(row));
        }
        catch (RowFormatException)
        {
            if (row.Key.Split('|', 4) is [_, _, var number, var what])
            {
                UnreadableLetters.Add((Number(number), what));
            }
        }
    }

    /// <summary>In which stay with a team something was told: another team in another channel is another recipient, and what goes to one waits for nothing that goes to the other.</summary>
    /// <returns>The version that moved the ticket there; 0 for where it was opened, and always for the requester.</returns>
    public int StayOf(long ticket, Recipient recipient, int version) => recipient is Recipient.Queue && History.TryGetValue(ticket, out List<HistoryEntry>? entries)
        ? entries.Where(entry => entry.Version <= version && HistoryCodec.IsMove(entry)).Select(entry => entry.Version).DefaultIfEmpty().Max()
        : 0;

    private List<HistoryEntry> HistoryOf(long ticket) =>
        History.TryGetValue(ticket, out List<HistoryEntry>? entries) ? entries : History[ticket] = [];

    private static long Number(string padded) => long.Parse(padded, NumberStyles.None, CultureInfo.InvariantCulture);
}
