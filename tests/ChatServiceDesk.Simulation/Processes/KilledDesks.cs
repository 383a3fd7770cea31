using System.Globalization;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Simulation.Processes;

/// <summary>Two real desks on one Azurite and one connector, killed again and again while people work with them.</summary>
/// <remarks>A seed makes the same kills at the same times; what they hit is for the operating system to say.</remarks>
public sealed class KilledDesks(ITestOutputHelper output) : IAsyncDisposable
{
    private const int Kills = 50;
    private const int Seed = 1;

    private readonly Azurite _azurite = new();
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("killed-desks-");
    private readonly Tally _tally = new();
    private readonly Random _random = new(Seed);

    private static readonly World Crowd = new()
    {
        Others = [.. Enumerable.Range(0, 6).Select(i => new Person($"person-{i}", "Person", $"Number{i}", $"00000000-0000-4000-8000-00000000000{i}"))],
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _azurite.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Fifty_kills_lose_nothing_and_double_nothing_that_is_not_counted()
    {
        Dictionary<string, string> settings = new()
        {
            ["Storage__ConnectionString"] = await _azurite.ConnectionStringAsync(Cancelled),
            ["Storage__TableName"] = Azurite.FreshTableName(),
            ["Agenda__TakeOver"] = "00:00:05",
        };
        string config = await ConfigAsync();
        TrainedEar.KeepIn(_folder.FullName);
        await using FakeConnector teams = await FakeConnector.StartAsync(TimeProvider.System, Crowd, Cancelled);
        await using DeskFleet fleet = new(2, () => DeskProcess.Start(
            "Development", settings, "serve", "--no-playground", "--urls", "http://127.0.0.1:0", "--data", _folder.FullName, "--config", config));
        await fleet.StartAsync(Cancelled);

        await WorkAsync(teams, fleet);

        AzureTable table = AzureTable.FromConnectionString(settings["Storage__ConnectionString"], settings["Storage__TableName"]);
        IReadOnlyList<StoredPartition> partitions = await DrainAsync(table);
        await fleet.StopAsync(Cancelled);
        await using DeskProcess verify = DeskProcess.Start("Development", settings, "verify");
        (int exitCode, string verified, string errors) = await verify.EndAsync(Cancelled);
        Aftermath aftermath = Check(partitions, teams);
        Report(fleet, teams, aftermath, verified);
        Assert.True(aftermath.Findings.Count == 0, string.Join("\n", aftermath.Findings));
        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Equal(Kills, fleet.Kills);
        Assert.InRange(_tally.Acknowledged.Count, 20, int.MaxValue);
        Assert.InRange(aftermath.Delivered, 50, int.MaxValue);
    }

    private async Task WorkAsync(FakeConnector teams, DeskFleet fleet)
    {
        using StubbornTeams wire = new(fleet, _tally, _random.Next());
        using HttpClient http = new(wire) { BaseAddress = new Uri("http://desk.example/"), Timeout = Timeout.InfiniteTimeSpan };
        TeamsClient client = new(teams, http, TimeProvider.System);
        await client.AddsDeskToTeamAsync(Crowd.Ben, Cancelled);
        using CancellationTokenSource isOver = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        Person[] employees = [Crowd.Mara, .. Crowd.Others];
        Person[] agents = [Crowd.Ben, Crowd.Cem, Crowd.Dana];
        Somebody[] everybody =
        [
            .. employees.Select((person, i) => new Employee(person, 1000 * (i + 1), teams, client, _tally, new Random(_random.Next()))),
            .. agents.Select(person => new SupportAgent(person, teams, client, _tally, new Random(_random.Next()))),
        ];
        Task[] work = [.. everybody.Select(one => one.RunAsync(isOver.Token))];
        await Task.WhenAny(KillAsync(fleet), Task.WhenAll(work)); // Whoever fails ends the run.
        await isOver.CancelAsync();
        await Task.WhenAll(work);
    }

    private async Task KillAsync(DeskFleet fleet)
    {
        for (int kill = 0; kill < Kills; kill++)
        {
            int desk = _random.Next(2);
            if (_random.Next(5) > 0)
            {
                await fleet.IsUpAsync(desk, Cancelled); // One kill in five may hit a desk that is still starting.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(100, 2500)), TimeProvider.System, Cancelled);
            await fleet.KillAsync(desk, Cancelled);
        }
    }

    /// <summary>The sample, but nobody is asked to wait: the people of a run are quicker than people are.</summary>
    private async Task<string> ConfigAsync()
    {
        string config = Path.Combine(_folder.FullName, "desk.yaml");
        string sample = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "desk.yaml"), Cancelled);
        await File.WriteAllTextAsync(config, sample.Replace("activitiesPerMinute: 60", "activitiesPerMinute: 0", StringComparison.Ordinal), Cancelled);
        return config;
    }

    /// <summary>Waits, by looking, until the agenda holds nothing but what is due some day.</summary>
    private static async Task<IReadOnlyList<StoredPartition>> DrainAsync(AzureTable table)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(3), TimeProvider.System);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, Cancelled);
        while (true)
        {
            IReadOnlyList<StoredPartition> partitions = await Aftermath.ReadAsync(table, either.Token);
            if (partitions.All(rows => rows.Agenda.All(row => row.Kind is AgendaKind.Timer or AgendaKind.Alert)))
            {
                return partitions;
            }
        }
    }

    private Aftermath Check(IReadOnlyList<StoredPartition> partitions, FakeConnector teams)
    {
        Aftermath aftermath = new(partitions, teams.Calls);
        aftermath.CheckReports(_tally.Acknowledged);
        aftermath.CheckPushes();
        aftermath.CheckOrder();
        aftermath.CheckReplies(Partitions.Shard(Crowd.TenantId, 0), _tally.Heard);
        aftermath.CheckExplained();
        return aftermath;
    }

    private void Report(DeskFleet fleet, FakeConnector teams, Aftermath aftermath, string verified) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {fleet}, seed {Seed}
        {_tally.Activities} activities, {_tally.Retries} sent again, {_tally.Refused} presses refused, {_tally.Unanswered} waits in vain
        {_tally.Acknowledged.Count} reports acknowledged, {aftermath.Tickets} tickets, {_tally.Heard.Count} messages heard, {aftermath.Replies} replies
        {teams.Calls.Count} calls to the connector, {aftermath.Delivered} pushes delivered, {aftermath.Unclear} unclear attempts, {aftermath.Doubled} came twice, {aftermath.DeadLetters} dead letters
        {verified}
        """));
}
