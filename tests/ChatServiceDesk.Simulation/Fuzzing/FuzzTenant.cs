using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Simulation.Fuzzing;

/// <summary>One organisation: two who report, two who help, a channel for all queues and one for the network's.</summary>
internal sealed class FuzzTenant : IAsyncDisposable
{
    private readonly FakeConnector _connector;
    private readonly HttpClient _unused = new();

    private FuzzTenant(FakeConnector connector, TimeProvider clock, Person[] people)
    {
        _connector = connector;
        Activities = new TeamsClient(connector, _unused, clock).Activities;
        (Requesters, Agents) = (people[..2], people[2..]);
    }

    public World World => _connector.World;

    /// <summary>Makes activities as Teams sends them.</summary>
    public TeamsActivities Activities { get; }

    public IReadOnlyList<Person> Requesters { get; }

    public IReadOnlyList<Person> Agents { get; }

    public string Channel => World.Team.Channels[0].Id;

    public string NetworkChannel => World.Team.Channels[1].Id;

    public static async Task<FuzzTenant> StartAsync(int number, TimeProvider clock, CancellationToken cancellationToken)
    {
        Person[] people = [.. Enumerable.Range(0, 4).Select(i => new Person($"tenant{number}-person{i}", "Person", $"{number}{i}", $"0000000{number}-0000-4000-8000-00000000000{i}"))];
        World world = new()
        {
            TenantId = $"{number}{number}{number}{number}f3f7-9d7a-40c2-8b2c-bfd90cb7151a",
            Others = people,
            Team = new Team(
                $"19:team{number}@thread.tacv2", $"Team {number}", $"cf1aebb6-638d-4c63-8930-00000000000{number}",
                [new Channel($"19:all{number}@thread.tacv2", "Service Desk"), new Channel($"19:network{number}@thread.tacv2", "Network")]),
        };
        return new FuzzTenant(await FakeConnector.StartAsync(clock, world, cancellationToken), clock, people);
    }

    public async ValueTask DisposeAsync()
    {
        _unused.Dispose();
        await _connector.DisposeAsync();
    }
}
