using System.Globalization;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Testing;
using Row = ChatServiceDesk.Tables.Row;

namespace ChatServiceDesk.Simulation;

/// <summary>The main job with the only process dying once: before its first step, its second, and so on to the last.</summary>
public sealed class EveryAwaitTests(ITestOutputHelper output)
{
    private static readonly string[] Expected = ["Opened", "Claimed", "Resolved", "SurveyAnswered", "Closed"];

    /// <summary>What another process may need to take up what one has left: the take-over time, a sweep, and Teams' own second try.</summary>
    private static readonly TimeSpan Delay = new AgendaOptions().TakeOver + TimeSpan.FromSeconds(15 + 15);

    [Fact]
    public async Task A_crash_at_any_await_loses_nothing_doubles_no_effect_and_holds_up_nothing_for_long()
    {
        SimulatedRun undisturbed = await UndisturbedAsync();
        long last = undisturbed.DoneAt;
        List<string> failed = [];
        for (long step = 0; step <= last && failed.Count < 5; step++)
        {
            SimulatedRun run = new(1, PlanOf(step));
            IReadOnlyList<string> findings = await run.RunAsync();
            string[] events = await EventsAsync(run);
            if (findings.Count > 0 || !events.SequenceEqual(Expected, StringComparer.Ordinal) || run.DoneAfter > undisturbed.DoneAfter + Delay)
            {
                failed.Add(string.Create(CultureInfo.InvariantCulture, $"Step {step}: {string.Join(' ', events)} after {run.DoneAfter}\n{string.Join('\n', findings.Take(5))}"));
                output.WriteLine(failed[^1]);
            }
        }

        Assert.InRange(last, 200, 100_000);
        Assert.Empty(failed);
    }

    private static async Task<SimulatedRun> UndisturbedAsync()
    {
        SimulatedRun run = new(1, PlanOf(crashAt: -1));
        Assert.Empty(await run.RunAsync());
        Assert.Equal(Expected, await EventsAsync(run));
        return run;
    }

    /// <param name="crashAt">The step before which the process dies; -1 for never.</param>
    internal static Plan PlanOf(long crashAt) => new()
    {
        Weather = Weather.Calm,
        Processes = 1,
        Script = MainJobAsync,
        CrashAt = crashAt,
        Acting = TimeSpan.FromMinutes(6),
        Resting = TimeSpan.FromMinutes(1),
    };

    private static async Task MainJobAsync(SimulatedRun run)
    {
        SimulatedTeams teams = run.Tenants[0];
        using HttpClient http = new(run.Delivery, disposeHandler: false) { BaseAddress = new Uri("http://127.0.0.1:9/"), Timeout = Timeout.InfiniteTimeSpan };
        TeamsClient client = new(teams, http, run.TrueClock);
        (Person mara, Person ben) = (teams.World.Mara, teams.World.Ben);
        await client.AddsDeskToTeamAsync(ben, CancellationToken.None);
        await client.WritesAsync(mara, "My laptop won't turn on and I have a customer demo in an hour", CancellationToken.None);
        await client.PressesAsync(mara, await ShownAsync(run, () => teams.ChatOf(mara), "Create ticket"), "Create ticket", CancellationToken.None);
        await client.PressesAsync(ben, await ShownAsync(run, () => teams.Conversation(teams.World.ServiceDeskChannel), "Claim"), "Claim", CancellationToken.None);
        Press resolve = new("Resolve ticket") { Inputs = { ["What did you do? The requester will read this."] = "A new battery" } };
        await client.PressesAsync(ben, await ShownAsync(run, () => teams.Conversation(teams.World.ServiceDeskChannel), "In progress"), resolve, CancellationToken.None);
        await client.PressesAsync(mara, await ShownAsync(run, () => teams.ChatOf(mara), "How satisfied"), "😀 5", CancellationToken.None);
        run.Done();
    }

    /// <summary>Waits until a person sees a card that says this.</summary>
    private static async Task<PostedMessage> ShownAsync(SimulatedRun run, Func<ConversationView> view, string words)
    {
        while (true)
        {
            if (view().Cards.LastOrDefault(card => card.Words.Contains(words, StringComparison.Ordinal)) is { } card)
            {
                return card;
            }

            await run.Scheduler.DelayAsync(TimeSpan.FromSeconds(1));
        }
    }

    private static async Task<string[]> EventsAsync(SimulatedRun run)
    {
        List<string> events = [];
        foreach (int shard in Enumerable.Range(0, SimulatedRun.Settings.Shards))
        {
            await foreach (Row row in run.Table.RangeAsync(Partitions.Shard(run.Tenants[0].World.TenantId, shard), Tables.KeyRange.Prefix(Keys.HistoryPrefix), CancellationToken.None))
            {
                events.Add(row.Data.String("Event"));
            }
        }

        return [.. events];
    }
}
