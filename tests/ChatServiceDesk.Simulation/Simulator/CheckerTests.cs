using System.Globalization;

namespace ChatServiceDesk.Simulation;

/// <summary>The checks bite: a desk with a bug is found out.</summary>
public sealed class CheckerTests(ITestOutputHelper output)
{
    private const int Seeds = 200;

    [Theory]
    [InlineData(nameof(Bug.PushOutsideTheBatch))]
    [InlineData(nameof(Bug.NoETagOnTheTicket))]
    [InlineData(nameof(Bug.NoInboxRow))]
    [InlineData(nameof(Bug.ResendWithoutBound))]
    [InlineData(nameof(Bug.IndexRowForgotten))]
    [InlineData(nameof(Bug.AgendaRowTakenWithoutETag))]
    [InlineData(nameof(Bug.OwnClock))]
    public async Task A_bug_is_found_within_two_hundred_seeds(string name)
    {
        Bug bug = Enum.Parse<Bug>(name);
        for (int seed = 1; seed <= Seeds; seed++)
        {
            SimulatedRun run = new(seed, new Plan { Bug = bug });
            if (await run.RunAsync() is [var first, ..])
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: seed {seed}: {first}"));
                return;
            }
        }

        Assert.Fail($"{Seeds} seeds did not find {name}.");
    }

    [Fact]
    public async Task A_crash_at_every_await_finds_a_push_outside_the_batch()
    {
        bool isFound = false;
        for (long step = 0; step < 3000 && !isFound; step++)
        {
            isFound = (await new SimulatedRun(1, EveryAwaitTests.PlanOf(step) with { Bug = Bug.PushOutsideTheBatch }).RunAsync()).Count > 0;
        }

        Assert.True(isFound);
    }

    [Fact]
    public async Task A_seed_replays_step_by_step()
    {
        SimulatedRun once = new(7);
        SimulatedRun again = new(7);
        SimulatedRun other = new(8);

        await once.RunAsync();
        await again.RunAsync();
        await other.RunAsync();

        Assert.Equal(once.ToString(), again.ToString());
        Assert.NotEqual(once.Scheduler.Fingerprint, other.Scheduler.Fingerprint);
    }
}
