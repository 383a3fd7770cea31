using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Simulation;

/// <summary>The connector of one tenant, without sockets.</summary>
internal sealed class SimulatedTeams(World world, TimeProvider clock, int number) : FakeTeams(world, clock)
{
    public override Uri ServiceUrl { get; } = new($"http://127.0.0.1:9/tenant-{number}/");
}
