using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatServiceDesk.Audit;
using ChatServiceDesk.Simulation.Checks;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Tickets;
using Person = ChatServiceDesk.Testing.Person;

namespace ChatServiceDesk.Simulation;

/// <summary>Sees everything that goes in and out and is written, and says afterwards which invariant does not hold.</summary>
internal sealed partial class Witness(SimulatedRun run)
{
    private readonly List<string> _findings = [];
    private readonly Dictionary<string, string> _created = new(StringComparer.Ordinal);
    private readonly HashSet<string> _heard = new(StringComparer.Ordinal);
    private readonly HashSet<string> _fired = new(StringComparer.Ordinal);
    private readonly HashSet<string> _dead = new(StringComparer.Ordinal);
    private int _litter;

    public static string CanaryOf(int tenant, Person person) => string.Create(CultureInfo.InvariantCulture, $"kanari{tenant}{person.GivenName.ToLowerInvariant()}");

    /// <summary>How often the desk has raised an impact because others reported the same.</summary>
    public int Raised { get; private set; }

    /// <summary>The desk has answered an activity.</summary>
    public void Answered(string activity, int status, string body)
    {
        JsonElement said = JsonElement.Parse(activity);
        int tenant = run.Tenants.Index().Single(item => said.Field("conversation")?.Text("tenantId") == item.Item.World.TenantId).Index;
        Person person = run.Tenants[tenant].World.People.Single(one => one.AadObjectId == said.Field("from")?.Text("aadObjectId"));
        bool isChannel = said.Field("conversation")?.Text("conversationType") == "channel";
        if (status is not (200 or 503))
        {
            _findings.Add($"{status} was answered to {activity}");
        }

        CheckCanaries(9, tenant, isChannel ? null : person, body, $"the answer to {person.Name}");
        if (status == 200)
        {
            Remember(said, tenant, person, body);
        }
    }

    /// <summary>11: a timer has fired when it was due, by the true time, and once.</summary>
    public void Committed(string partition, IReadOnlyList<RowChange> changes)
    {
        bool closes = changes.Any(change => change is RowChange.Insert insert && insert.Key.StartsWith(Keys.HistoryPrefix, StringComparison.Ordinal)
            && insert.Data.String("Event") == nameof(TicketEvent.Closed) && insert.Data.String("Role") == nameof(ActorRole.Desk));
        if (!closes || changes.FirstOrDefault(change => change is RowChange.Delete && change.Key.EndsWith($"|{AgendaPlan.Close}", StringComparison.Ordinal)) is not { Key: var timer })
        {
            return;
        }

        if (long.Parse(timer.Split('|')[1], CultureInfo.InvariantCulture) > run.Scheduler.Now.UtcTicks)
        {
            _findings.Add($"invariant 11: {timer} fired early, at {run.Scheduler.Now:O}");
        }

        if (!_fired.Add($"{partition} {timer}"))
        {
            _findings.Add($"invariant 11: {timer} fired twice");
        }
    }

    /// <summary>Puts something unreadable into the agenda, due at once.</summary>
    public async Task LitterAsync(string tenant)
    {
        string key = Keys.Agenda(run.Scheduler.Now, 1001, string.Create(CultureInfo.InvariantCulture, $"rubbish-{++_litter}"));
        await run.Table.CommitAsync(Partitions.Shard(tenant, 0), [new RowChange.Insert(key, new RowData { ["Kind"] = "Rubbish" })], CancellationToken.None);
    }

    /// <summary>After the desk has come to rest.</summary>
    public async Task<IReadOnlyList<string>> FindingsAsync()
    {
        using StringWriter verified = new();
        if (await VerifyCommand.RunAsync(run.Table, run.TrueClock, verified, CancellationToken.None) != 0)
        {
            _findings.Add(verified.ToString());
        }

        Dictionary<string, (string Key, Delivery Delivery)> records = [];
        foreach ((int index, SimulatedTeams tenant) in run.Tenants.Index())
        {
            List<StoredPartition> shards = [];
            foreach (int shard in Enumerable.Range(0, SimulatedRun.Settings.Shards))
            {
                StoredPartition rows = await StoredPartition.ReadAsync(run.Table, Partitions.Shard(tenant.World.TenantId, shard), CancellationToken.None);
                shards.Add(rows);
                Raised += rows.History.Values.Sum(history => history.Count(entry => entry.Event == nameof(TicketEvent.ImpactRaised)));
                CheckRest(rows);
                CheckActors(rows, tenant.World);
                CheckDeliveries(rows);
                CheckHeard(rows);
                CheckDeadLetters(rows);
            }

            _findings.AddRange(SameReportsCheck.Run(shards, SimulatedRun.Settings));
            CheckDeadLetters(await StoredPartition.ReadAsync(run.Table, Partitions.Desk(tenant.World.TenantId), CancellationToken.None));
            CheckMessages(index, tenant);
            _findings.AddRange(tenant.Unexpected.Where(what => !IsAboutAFault(what)).Select(what => $"Teams: {what}"));
        }

        CheckBounds();
        CheckReplies();
        _findings.AddRange(run.Log.Strange.Select(what => $"logged: {what}"));
        _findings.AddRange(_heard.Select(lost => $"invariant 1: {lost} was acknowledged and has left no trace"));
        _findings.AddRange(_created.Where(made => made.Value.Length > 0).Select(lost => $"invariant 1: {lost.Value} was confirmed to {lost.Key} and does not exist"));
        return _findings;
    }

    /// <summary>The first number counts: whatever comes for the same card must show the same ticket.</summary>
    private void Remember(JsonElement said, int tenant, Person person, string body)
    {
        string partition = Partitions.Shard(run.Tenants[tenant].World.TenantId, Partitions.ShardOf(new PersonId(person.AadObjectId), SimulatedRun.Settings.Shards));
        string conversation = said.Field("conversation")?.Text("id") ?? "";
        if (said.Text("type") == "message" && said.Text("text") is { Length: > 0 } && conversation == person.Chat)
        {
            _heard.Add($"{partition} {InboxStore.ActivityKey(conversation, said.Text("id") ?? "")}");
        }

        JsonElement? action = said.Field("value")?.Field("action");
        if (action?.Text("verb") != Conversations.Verbs.CreateTicket || !body.Contains("Waiting for an agent", StringComparison.Ordinal))
        {
            return;
        }

        string report = $"{partition} {InboxStore.ReportKey(conversation, action?.Field("data")?.Text("draft") ?? "")}";
        string name = TicketName().Match(body).Value;
        if (_created.TryGetValue(report, out string? before) && before != name)
        {
            _findings.Add($"invariant 1: {report} made both {before} and {name}");
        }

        _created[report] = name;
    }

    private void CheckHeard(StoredPartition rows)
    {
        foreach (string key in rows.Inbox.Keys)
        {
            _heard.Remove($"{rows.Partition} {key}");
        }

        foreach ((string report, string name) in _created.ToArray())
        {
            if (report.StartsWith(rows.Partition + " ", StringComparison.Ordinal)
                && rows.Inbox.GetValueOrDefault(report[(rows.Partition.Length + 1)..]) is { } number
                && rows.Tickets.GetValueOrDefault(number)?.Ticket.Number.ToString() == name)
            {
                _created[report] = "";
            }
        }
    }

    /// <summary>4: at rest nothing is due.</summary>
    private void CheckRest(StoredPartition rows) => _findings.AddRange(rows.Agenda
        .Where(row => row.Due <= run.Scheduler.Now || row.Kind is not AgendaKind.Timer)
        .Select(row => $"invariant 4: {row.What} of {row.Ticket} is not done: {row.Kind} due {row.Due:O}, {row.Attempts} attempts, {row.Failure}"));

    /// <summary>8: agents do what agents may, requesters what requesters may, and the desk only what timers say.</summary>
    private void CheckActors(StoredPartition rows, World world)
    {
        HashSet<string> agents = [world.Ben.AadObjectId, world.Cem.AadObjectId];
        foreach ((long number, List<HistoryEntry> history) in rows.History)
        {
            string requester = rows.Tickets[number].Ticket.Requester.Id.Value;
            _findings.AddRange(history.Where(entry => entry.By.Role switch
            {
                ActorRole.Agent => !agents.Contains(entry.By.Person.Id.Value) || !entry.Conversation.StartsWith(world.ServiceDeskChannel, StringComparison.Ordinal),
                ActorRole.Requester => entry.By.Person.Id.Value != requester,
                _ => entry.Conversation.Length > 0,
            }).Select(entry => $"invariant 8: {entry.Event} of {number} by {entry.By.Person.Name} as {entry.By.Role}"));
        }
    }

    /// <summary>5 and 6: what the records say is what the wire has seen, in the order of versions.</summary>
    private void CheckDeliveries(StoredPartition rows)
    {
        var delivered = rows.Deliveries
            .Where(record => record.Value.Outcome == Delivery.Delivered)
            .Select(record => (record.Key.Ticket, record.Key.What, Record: record.Value, Seen: run.Deliveries.Entries.GetValueOrDefault(AgendaRow.DeliveryIdOf(rows.Partition, record.Key.Ticket, record.Key.What))))
            .ToArray();
        foreach (var lost in delivered.Where(item => item.Seen is not { Effects: > 0 }))
        {
            _findings.Add($"invariant 5: {lost.What} of {lost.Ticket} is recorded as delivered and never was");
        }

        foreach (var recipient in delivered.Where(item => item is { Seen: not null, Record.Replayed: false }).GroupBy(item => (item.Ticket, item.Record.Recipient, Stay: rows.StayOf(item.Ticket, item.Record.Recipient, item.Record.Version))))
        {
            var inOrder = recipient.OrderBy(item => item.Record.Version).ThenBy(item => item.Seen!.FirstEffect).ToArray(); // A card and its first note have one version.
            _findings.AddRange(inOrder.Zip(inOrder.Skip(1))
                .Where(pair => pair.First.Seen!.FirstEffect > pair.Second.Seen!.FirstEffect) // Filtered above.
                .Select(pair => $"invariant 6: {pair.Second.What} of {recipient.Key.Ticket} came before {pair.First.What}"));
        }
    }

    /// <summary>5: once, and once more for each attempt whose end nobody can know; after two of these it is given up.</summary>
    private void CheckBounds()
    {
        foreach ((string id, DeliveryLog.Entry entry) in run.Deliveries.Entries)
        {
            if (entry.Effects > 1 + entry.Unclear)
            {
                _findings.Add($"invariant 5: {id} was delivered {entry.Effects} times with {entry.Unclear} unclear attempts");
            }

            if (entry.Reckless > 0)
            {
                _findings.Add($"invariant 5: {id} was tried again after more than one unclear attempt");
            }
        }
    }

    /// <summary>A desk that gives everything up breaks no other rule: without trouble nothing is given up.</summary>
    private void CheckDeadLetters(StoredPartition rows)
    {
        _dead.UnionWith(rows.DeadLetters.Select(letter => letter.DeliveryId));
        if (run.Trouble == Weather.Calm with { Skew = run.Trouble.Skew, Jump = run.Trouble.Jump, Repeated = run.Trouble.Repeated })
        {
            _findings.AddRange(rows.DeadLetters.Select(letter => $"{letter.What} of {letter.Ticket} was given up in calm weather: {letter.Failure}"));
        }
    }

    /// <summary>Every answer arrived or is a dead letter; where one process ran and the table kept answering, those in one chat arrived in the order in which they were given.</summary>
    private void CheckReplies()
    {
        Dictionary<string, DateTimeOffset> last = new(StringComparer.Ordinal);
        foreach ((string partition, string conversation, string what, string id) in run.Deliveries.Replies)
        {
            DeliveryLog.Entry? entry = run.Deliveries.Entries.GetValueOrDefault(id);
            if (entry is not { Effects: > 0 } && !_dead.Contains(id))
            {
                _findings.Add($"{what} was never sent and is no dead letter");
            }

            string chat = $"{partition} {conversation}";
            if (run is { HasOneLife: true, Trouble: { Busy: 0, Unclear: 0, Touched: 0, Slow: 0 } } && entry is { Effects: > 0 })
            {
                if (last.TryGetValue(chat, out DateTimeOffset before) && entry.FirstEffect < before)
                {
                    _findings.Add($"{what} came before an earlier answer in {conversation}");
                }

                last[chat] = entry.FirstEffect;
            }
        }
    }

    /// <summary>9: nobody reads what is none of their business.</summary>
    private void CheckMessages(int tenant, SimulatedTeams teams)
    {
        foreach (ConnectorCall call in teams.Calls)
        {
            Person? chat = teams.World.People.FirstOrDefault(person => person.Chat == call.ConversationId);
            CheckCanaries(9, tenant, chat, call.Body?.GetRawText() ?? "", call.ToString());
        }
    }

    private void CheckCanaries(int invariant, int tenant, Person? reader, string text, string where)
    {
        foreach (Match canary in CanaryPattern().Matches(text))
        {
            bool isTheirs = canary.Groups[1].Value == tenant.ToString(CultureInfo.InvariantCulture)
                && (reader is null || CanaryOf(tenant, reader) == canary.Value || IsAgent(tenant, canary.Groups[2].Value));
            if (!isTheirs)
            {
                _findings.Add($"invariant {invariant}: {where} shows {canary.Value}");
            }
        }
    }

    /// <summary>What agents write is meant for the requester.</summary>
    private bool IsAgent(int tenant, string name) =>
        new[] { run.Tenants[tenant].World.Ben, run.Tenants[tenant].World.Cem }.Any(agent => agent.GivenName.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The simulated faults make the fake's own strictness complain of what the desk did rightly.</summary>
    private static bool IsAboutAFault(string what) => what.Contains("was answered 503", StringComparison.Ordinal);

    [GeneratedRegex("(INC|REQ)-[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex TicketName();

    [GeneratedRegex("kanari([0-9])([a-z]+?)(?=x[0-9]|[^a-z])", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex CanaryPattern();
}
