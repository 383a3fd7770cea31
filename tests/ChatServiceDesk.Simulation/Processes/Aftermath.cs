using System.Globalization;
using System.Text.Json;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Simulation.Processes;

/// <summary>Holds what the connector has got against what the store says about it.</summary>
internal sealed class Aftermath
{
    private readonly List<string> _findings = [];
    private readonly IReadOnlyList<StoredPartition> _partitions;
    private readonly ILookup<string, ConnectorCall> _sent;

    /// <param name="partitions">All rows of the store.</param>
    /// <param name="calls">All that the connector was asked.</param>
    public Aftermath(IReadOnlyList<StoredPartition> partitions, IReadOnlyList<ConnectorCall> calls)
    {
        _partitions = partitions;
        ConnectorCall[] messages = [.. calls.Where(call => call.IsSend)];
        _sent = messages.Where(call => call.DeliveryId is not null).ToLookup(call => call.DeliveryId!); // Filtered.
        foreach (ConnectorCall call in messages.Where(call => call.DeliveryId is null && !IsOutsideTheAgenda(call)))
        {
            _findings.Add($"nothing in the agenda has asked for {call}");
        }
    }

    public IReadOnlyList<string> Findings => _findings;

    /// <summary>Deliveries that the store has a record of.</summary>
    public int Delivered { get; private set; }

    /// <summary>Messages that came more often than once, each of them counted as unclear.</summary>
    public int Doubled { get; private set; }

    /// <summary>Attempts of which nobody knew whether they had arrived.</summary>
    public int Unclear { get; private set; }

    public int DeadLetters { get; private set; }

    public int Replies { get; private set; }

    public int Tickets => _partitions.Sum(rows => rows.Tickets.Count);

    public static async Task<IReadOnlyList<StoredPartition>> ReadAsync(ITable table, CancellationToken cancellationToken)
    {
        List<StoredPartition> partitions = [];
        await foreach (string partition in new TenantStore(table, TimeProvider.System, shardsOfNew: 1).PartitionsAsync(cancellationToken))
        {
            partitions.Add(await StoredPartition.ReadAsync(table, partition, cancellationToken));
        }

        return partitions;
    }

    /// <summary>Each report that was acknowledged has one ticket, the one that its sender was told; a report that was not has at most one.</summary>
    public void CheckReports(IReadOnlyDictionary<int, long> acknowledged)
    {
        ILookup<int, long> tickets = _partitions.SelectMany(rows => rows.Tickets.Values)
            .ToLookup(stored => RoomOf(stored.Ticket.Description), stored => stored.Ticket.Number.Value);
        foreach ((int room, long number) in acknowledged.Where(report => tickets[report.Key].ToArray() is not [var only] || only != report.Value))
        {
            _findings.Add($"the report from room {room} was acknowledged as {number} but has the tickets [{string.Join(", ", tickets[room])}]");
        }

        foreach (IGrouping<int, long> report in tickets.Where(report => report.Count() > 1))
        {
            _findings.Add($"the report from room {report.Key} has {report.Count()} tickets");
        }
    }

    /// <summary>Each push that the store calls delivered came once, or once more for each unclear attempt; each that it has given up, no more often than that.</summary>
    public void CheckPushes()
    {
        foreach (StoredPartition rows in _partitions)
        {
            foreach (((long ticket, string what), Delivery record) in rows.Deliveries)
            {
                bool isDelivered = record.Outcome == Delivery.Delivered;
                Count(rows, ticket, what, least: isDelivered ? 1 : 0, most: record.Unclear + (isDelivered ? 1 : 0));
                Delivered += isDelivered ? 1 : 0;
                Unclear += record.Unclear;
            }

            foreach (AgendaRow letter in rows.DeadLetters.Where(letter => letter.Kind is not AgendaKind.Refresh))
            {
                Count(rows, letter.Ticket, letter.What, least: 0, most: letter.Unclear);
                DeadLetters++;
                Unclear += letter.Unclear;
            }
        }
    }

    /// <summary>Each message that was answered with 200 got its reply: once, or once more after an unclear attempt, or it is a dead letter.</summary>
    public void CheckReplies(string partition, IEnumerable<(string Conversation, string Activity)> heard)
    {
        HashSet<string> dead = [.. _partitions.SelectMany(rows => rows.DeadLetters).Select(letter => letter.DeliveryId)];
        foreach ((string conversation, string activity) in heard)
        {
            string id = ReplyId(partition, InboxStore.ActivityKey(conversation, activity));
            int times = _sent[id].Count();
            if (times > 2 || (times == 0 && !dead.Contains(id)))
            {
                _findings.Add($"the reply to {activity} was sent {times} times");
            }

            Replies += times > 0 ? 1 : 0;
        }
    }

    /// <summary>What a recipient has got about a ticket came in the order of versions: by the connector's log, whatever the desks' clocks say.</summary>
    public void CheckOrder()
    {
        foreach (StoredPartition rows in _partitions)
        {
            foreach (var recipient in rows.Deliveries.Where(delivery => delivery.Value is { Outcome: Delivery.Delivered, Replayed: false }).GroupBy(delivery => (delivery.Key.Ticket, delivery.Value.Recipient, Stay: rows.StayOf(delivery.Key.Ticket, delivery.Value.Recipient, delivery.Value.Version))))
            {
                (string What, int First)[] came =
                [
                    .. recipient.OrderBy(delivery => delivery.Value.Version)
                        .Select(delivery => (delivery.Key.What, _sent[AgendaRow.DeliveryIdOf(rows.Partition, delivery.Key.Ticket, delivery.Key.What)].Select(call => call.Number).FirstOrDefault())),
                ];
                foreach (var (earlier, later) in came.Zip(came.Skip(1)).Where(pair => pair.First.First > pair.Second.First))
                {
                    _findings.Add($"'{later.What}' of {recipient.Key.Ticket} came before '{earlier.What}'");
                }
            }
        }
    }

    /// <summary>Nothing was posted but what a row of the store explains.</summary>
    public void CheckExplained()
    {
        HashSet<string> explained = [.. _partitions.SelectMany(Explained), .. _partitions.Where(rows => rows.DeadLetters.Count > 0).SelectMany(Alerts)];
        foreach (IGrouping<string, ConnectorCall> stray in _sent.Where(sent => !explained.Contains(sent.Key)))
        {
            _findings.Add($"no row explains {stray.First()}: {stray.First().Body?.GetRawText()}");
        }

        foreach (IGrouping<string, ConnectorCall> often in _sent.Where(sent => sent.Count() > 2))
        {
            _findings.Add($"sent {often.Count()} times: {often.First()}");
        }

        Doubled = _sent.Count(sent => sent.Count() > 1);
    }

    /// <summary>Where something was given up, the operators are told: once for each minute of the run, at most.</summary>
    private IEnumerable<string> Alerts(StoredPartition rows)
    {
        (DateTimeOffset first, DateTimeOffset last) = (_sent.SelectMany(sent => sent).Min(call => call.At), _sent.SelectMany(sent => sent).Max(call => call.At));
        for (DateTimeOffset minute = first - TimeSpan.FromMinutes(1); minute <= last; minute += TimeSpan.FromMinutes(1))
        {
            yield return AgendaPlan.Alert(rows.Partition, minute).DeliveryId;
        }
    }

    private static IEnumerable<string> Explained(StoredPartition rows)
    {
        foreach ((long ticket, string what) in rows.Deliveries.Keys)
        {
            yield return AgendaRow.DeliveryIdOf(rows.Partition, ticket, what);
        }

        foreach (AgendaRow row in rows.Agenda.Concat(rows.DeadLetters))
        {
            yield return row.DeliveryId;
            yield return AgendaPlan.Untold(row, row.Due).DeliveryId;
        }

        foreach (string key in rows.Inbox.Keys)
        {
            yield return ReplyId(rows.Partition, key);
        }

        foreach ((long ticket, string place) in rows.Places.Keys)
        {
            for (int version = 1; version <= rows.Tickets[ticket].Ticket.Version; version++)
            {
                string refresh = string.Create(CultureInfo.InvariantCulture, $"refresh-{place}-{version}");
                yield return AgendaRow.DeliveryIdOf(rows.Partition, ticket, refresh);
                for (int shown = 0; shown < version; shown++)
                {
                    yield return AgendaRow.DeliveryIdOf(rows.Partition, ticket, string.Create(CultureInfo.InvariantCulture, $"{refresh}-late-{shown}"));
                }
            }
        }
    }

    private static string ReplyId(string partition, string inboxKey) => AgendaRow.DeliveryIdOf(partition, ticket: null, "reply-" + Digest.Of(inboxKey));

    /// <summary>"Typing", and the apology of a desk whose store has failed: both are worth nothing later.</summary>
    private static bool IsOutsideTheAgenda(ConnectorCall call) =>
        call.Body is { } body
        && ((body.TryGetProperty("type", out JsonElement type) && type.GetString() == "typing") || body.GetRawText().Contains("(Reference ", StringComparison.Ordinal));

    private static int RoomOf(string description) =>
        description.Split(' ') is var words && Array.IndexOf(words, "room") is >= 0 and var at && int.TryParse(words[at + 1], CultureInfo.InvariantCulture, out int room) ? room : 0;

    private void Count(StoredPartition rows, long? ticket, string what, int least, int most)
    {
        int times = _sent[AgendaRow.DeliveryIdOf(rows.Partition, ticket, what)].Count();
        if (times < least || times > most)
        {
            _findings.Add($"{rows.Partition} {ticket} '{what}' came {times} times, not {least} to {most}");
        }
    }
}
