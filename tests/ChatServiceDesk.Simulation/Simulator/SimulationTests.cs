using System.Globalization;

namespace ChatServiceDesk.Simulation;

/// <summary>Whatever fails, whenever a process dies and however far the clocks are apart: every invariant holds afterwards.</summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int SeedsInCi = 300;

    /// <summary>Environment: <c>DESK_SEEDS</c> runs that many, <c>DESK_FIRST_SEED</c> begins there, <c>DESK_TRACE</c> names a file for what happened in the last one.</summary>
    [Fact]
    public async Task Every_seed_ends_with_all_invariants_intact()
    {
        int first = Setting("DESK_FIRST_SEED") ?? 1;
        int count = Setting("DESK_SEEDS") ?? SeedsInCi;
        string? trace = Environment.GetEnvironmentVariable("DESK_TRACE");
        List<string> failed = [];
        for (int seed = first; seed < first + count && failed.Count < 5; seed++)
        {
            SimulatedRun run = new(seed, new Plan { KeepsTrace = trace is not null });
            IReadOnlyList<string> findings = await run.RunAsync();
            if (trace is not null)
            {
                await File.WriteAllLinesAsync(trace, [.. run.Scheduler.Trace, .. run.Log.Lines], TestContext.Current.CancellationToken);
            }

            if (findings.Count > 0)
            {
                failed.Add(string.Create(CultureInfo.InvariantCulture, $"Seed {seed} (replay it with DESK_FIRST_SEED={seed} DESK_SEEDS=1): {run}\n{string.Join('\n', findings.Take(5))}"));
                output.WriteLine(failed[^1]);
            }
        }

        Assert.Empty(failed);
    }

    [Fact]
    public async Task People_report_the_same_thing_and_the_desk_finds_out()
    {
        int raised = 0;
        for (int seed = 1; seed <= 10; seed++)
        {
            SimulatedRun run = new(seed);
            Assert.Empty(await run.RunAsync());
            raised += run.Witness.Raised;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{raised} impacts raised in 10 seeds"));
        Assert.True(raised > 10);
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;
}
