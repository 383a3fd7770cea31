namespace ChatServiceDesk.Simulation.Fuzzing;

/// <summary>The ids of everybody and everything in a planted desk, by kind.</summary>
internal sealed class FuzzIds
{
    private readonly Dictionary<string, IReadOnlyList<string>> _kinds = new(StringComparer.Ordinal);

    public FuzzIds(Planted planted)
    {
        People = [.. planted.Tenants.SelectMany(tenant => tenant.World.Others.Select(person => new Somebody(person.Id, person.Name, person.AadObjectId, person.Chat, tenant.World.TenantId)))];
        Tenants = [.. planted.Tenants.Select(tenant => tenant.World.TenantId)];
        Conversations = [.. People.Select(person => person.Chat), .. planted.Tenants.SelectMany(tenant => tenant.World.Team.Channels.Select(channel => channel.Id).Append(tenant.World.GroupChat))];
        Tickets = [.. planted.Tickets.Select(ticket => ticket.Number)];
        Drafts = planted.Drafts;
        foreach (IReadOnlyList<string> kind in (IReadOnlyList<string>[])[Tenants, Conversations, Drafts, Verbs, [.. People.Select(person => person.Id)], [.. People.Select(person => person.AadObjectId)]])
        {
            foreach (string id in kind)
            {
                _kinds[id] = kind;
            }
        }

        All = [.. _kinds.Keys];
    }

    public IReadOnlyList<Somebody> People { get; }

    public IReadOnlyList<string> Tenants { get; }

    public IReadOnlyList<string> Conversations { get; }

    public IReadOnlyList<long> Tickets { get; }

    public IReadOnlyList<string> Drafts { get; }

    public IReadOnlyList<string> All { get; }

    public IReadOnlyList<string> Verbs { get; } = [.. Card.AgentVerbs, .. Card.RequesterVerbs, .. Card.DraftVerbs, ChatServiceDesk.Conversations.Verbs.AboutTicket, ChatServiceDesk.Conversations.Verbs.Withdraw, ChatServiceDesk.Conversations.Verbs.ChooseTicket, ChatServiceDesk.Conversations.Verbs.ShowTicket, "ticket/close", "ticket/delete", "admin/replay"];

    /// <returns>All ids of its kind; <see langword="null"/> for what is no id.</returns>
    public IReadOnlyList<string>? KindOf(string id) => _kinds.GetValueOrDefault(id);

    /// <summary>What an activity says of its sender.</summary>
    internal sealed record Somebody(string Id, string Name, string AadObjectId, string Chat, string Tenant);
}
