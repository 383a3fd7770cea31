using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Simulation.Checks;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Simulation.Fuzzing;

/// <summary>A desk with tickets in every state and a draft of each requester, each with canaries in it.</summary>
internal sealed partial class Planted(FuzzDesk desk, IReadOnlyList<FuzzTenant> tenants)
{
    private const string Report = "My laptop won't turn on and I have a customer demo in an hour";

    private readonly List<Canary> _canaries = [];
    private readonly List<Ticket> _tickets = [];
    private readonly List<string> _drafts = [];

    public IReadOnlyList<FuzzTenant> Tenants => tenants;

    public IReadOnlyList<Canary> Canaries => _canaries;

    public IReadOnlyList<Ticket> Tickets => _tickets;

    /// <summary>The ids of drafts, open and used.</summary>
    public IReadOnlyList<string> Drafts => _drafts;

    public async Task PlantAsync(CancellationToken cancellationToken)
    {
        foreach (FuzzTenant tenant in tenants)
        {
            await DoAsync(tenant.Activities.InstallationUpdate(tenant.Agents[0], "add", tenant.Channel));
            await DoAsync(tenant.Activities.Mention(tenant.Agents[0], tenant.Channel, "connect all"));
            await DoAsync(tenant.Activities.Mention(tenant.Agents[0], tenant.NetworkChannel, "connect Network"));
            foreach (Person requester in tenant.Requesters)
            {
                for (int stage = 0; stage < 4; stage++)
                {
                    await PlantAsync(tenant, requester, stage, cancellationToken);
                }

                _drafts.Add(await SayAsync(tenant, requester, NewCanary(tenant, requester, channel: null)));
            }
        }

        await desk.PassAsync(TimeSpan.FromMinutes(5), cancellationToken);
    }

    /// <summary>How a ticket stands now.</summary>
    public async ValueTask<(int Version, string Thread)> LookAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        TicketStore store = new(desk.Table);
        StoredTicket stored = await store.FindAsync(ticket.Partition, ticket.Number, cancellationToken) ?? throw new InvalidOperationException($"{ticket} is gone.");
        Place card = await store.PlaceAsync(ticket.Partition, ticket.Number, stored.QueuePlace, cancellationToken);
        return (stored.Ticket.Version, card.Conversation);
    }

    [GeneratedRegex("(INC|REQ)-([0-9]+)")]
    private static partial Regex TicketName();

    private async Task PlantAsync(FuzzTenant tenant, Person requester, int stage, CancellationToken cancellationToken)
    {
        (string category, string channel) = stage % 2 == 0 ? ("hardware", tenant.Channel) : ("network", tenant.NetworkChannel);
        string canary = NewCanary(tenant, requester, channel);
        string draft = await SayAsync(tenant, requester, canary);
        _drafts.Add(draft);
        string answer = await DoAsync(Card.Press(tenant, requester, Verbs.CreateTicket, Card.AboutDraft(draft, category, $"Laptop {canary}", $"{Report} {canary}"), null));
        long number = long.Parse(TicketName().Match(answer).Groups[2].Value, CultureInfo.InvariantCulture);
        Ticket ticket = new(tenant, requester, number, Partitions.Shard(tenant.World.TenantId, Partitions.ShardOf(number, 3)), channel);
        _tickets.Add(ticket);
        await desk.PassAsync(TimeSpan.FromMinutes(1), cancellationToken);
        string[] steps = stage switch
        {
            0 => [],
            1 => [Verbs.Claim, Verbs.Ask],
            2 => [Verbs.Claim, Verbs.Resolve],
            _ => [Verbs.Claim, Verbs.Ask, Verbs.Answer, Verbs.Resolve, Verbs.Reopen],
        };
        foreach (string verb in steps)
        {
            (int version, string thread) = await LookAsync(ticket, cancellationToken);
            bool isAgents = Card.AgentVerbs.Contains(verb);
            JsonObject data = Card.AboutTicket(ticket, version, NewCanary(tenant, requester, channel), new Random(stage));
            await DoAsync(Card.Press(tenant, isAgents ? tenant.Agents[stage % 2] : requester, verb, data, isAgents ? thread : null));
            await desk.PassAsync(TimeSpan.FromMinutes(1), cancellationToken);
            if ((await LookAsync(ticket, cancellationToken)).Version == version)
            {
                throw new InvalidOperationException($"'{verb}' has changed nothing: what is planted is not what was meant.");
            }
        }
    }

    private string NewCanary(FuzzTenant tenant, Person requester, string? channel)
    {
        string word = Canary.WordOf(_canaries.Count);
        _canaries.Add(new Canary(word, tenant.World.TenantId, requester.AadObjectId, channel));
        return word;
    }

    /// <returns>The id of the draft that it begins.</returns>
    private async Task<string> SayAsync(FuzzTenant tenant, Person requester, string canary)
    {
        JsonObject message = tenant.Activities.Message(requester, $"{Report} {canary}");
        await DoAsync(message);
        return (string)message["id"]!; // Every message from there has one.
    }

    private async Task<string> DoAsync(JsonObject activity) =>
        await desk.PostAsync(Encoding.UTF8.GetBytes(activity.ToJsonString())) is (200, { } heard)
            ? heard.Answer
            : throw new InvalidOperationException($"The desk did not take {activity.ToJsonString()}");

    /// <summary>A planted ticket.</summary>
    internal sealed record Ticket(FuzzTenant Tenant, Person Requester, long Number, string Partition, string Channel);
}
