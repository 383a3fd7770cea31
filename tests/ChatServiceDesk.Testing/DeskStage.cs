using System.Diagnostics.CodeAnalysis;
using ChatServiceDesk.Audit;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Hosting;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatServiceDesk.Testing;

/// <summary>The real desk, listening on a port of this machine, with real storage. Only Teams and the time are ours.</summary>
/// <remarks>The agenda rests until <see cref="SettleAsync"/>, so that a test decides when things are sent.</remarks>
public sealed class DeskStage : IAsyncDisposable
{
    private readonly WebApplication _desk;
    private readonly HttpClient _http;
    private readonly string _folder;
    private readonly bool _ownsFolder;

    private DeskStage(WebApplication desk, HttpClient http, FakeConnector teams, FakeClock clock, string folder, bool ownsFolder)
    {
        (_desk, _http, Teams, Clock, _folder, _ownsFolder) = (desk, http, teams, clock, folder, ownsFolder);
        People = new TeamsClient(teams, http, clock);
    }

    /// <summary>A Monday morning within the sample's business hours.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public FakeClock Clock { get; }

    public FakeConnector Teams { get; }

    public TeamsClient People { get; }

    public World World => Teams.World;

    /// <summary>For what no person asks: the status page, health, malformed requests.</summary>
    public HttpClient Http => _http;

    /// <summary>The shelf below the desk, for tests that look at rows or spoil them.</summary>
    public ITable Table => _desk.Services.GetRequiredService<ITable>();

    public string Folder => _folder;

    /// <param name="cancellationToken">Cancels the start.</param>
    /// <param name="storage">The embedded storage in a fresh folder if not given.</param>
    /// <param name="change">Settings by name, such as <c>MicrosoftAppId</c>.</param>
    /// <param name="world">The sample world if not given.</param>
    /// <param name="config">Another <c>desk.yaml</c> than the sample.</param>
    [SuppressMessage("Design", "CA1068:CancellationToken parameters must come last", Justification = "What follows is optional, and most tests give nothing else.")]
    public static async Task<DeskStage> StartAsync(
        CancellationToken cancellationToken, StageStorage? storage = null, IReadOnlyDictionary<string, string?>? change = null, World? world = null, string? config = null)
    {
        FakeClock clock = new(Start);
        FakeConnector teams = await FakeConnector.StartAsync(clock, world, cancellationToken);
        string? given = (storage as StageStorage.Folder)?.Path;
        string folder = given ?? System.IO.Directory.CreateTempSubdirectory("desk-stage-").FullName;
        CommandLine line = CommandLine.Parse(["serve", "--urls", "http://127.0.0.1:0", "--data", folder, "--no-playground", .. config is null ? Array.Empty<string>() : ["--config", config]]);
        WebApplication desk = await DeskHost.BuildAsync(
            line,
            DeskFile.Read(line.Config),
            builder =>
            {
                builder.Environment.EnvironmentName = Environments.Development;
                builder.Logging.ClearProviders();
                builder.Configuration.AddInMemoryCollection(Settings(storage, change));
                builder.Services.AddSingleton<TimeProvider>(clock);
                builder.Services.AddSingleton(new Random(1));
                builder.Services.AddSingleton(new AgendaOptions { RunsByItself = false });
                builder.Services.AddSingleton(TrainedEar.Instance);
            },
            cancellationToken);
        await desk.StartAsync(cancellationToken);
        string address = desk.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First(); // Kestrel always has it.
        return new DeskStage(desk, new HttpClient { BaseAddress = new Uri(address) }, teams, clock, folder, given is null);
    }

    /// <summary>Lets the desk send everything that is due.</summary>
    public Task SettleAsync(CancellationToken cancellationToken) =>
        _desk.Services.GetRequiredService<AgendaPump>().RunDueAsync(cancellationToken);

    /// <summary>Moves the clock and lets the desk do what has become due.</summary>
    public Task PassAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        Clock.Advance(time);
        return SettleAsync(cancellationToken);
    }

    /// <summary>What <c>verify</c> says of the store.</summary>
    public async Task<(int ExitCode, string Output)> VerifyAsync(CancellationToken cancellationToken)
    {
        using StringWriter output = new();
        int code = await VerifyCommand.RunAsync(Table, Clock, output, cancellationToken);
        return (code, output.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _desk.StopAsync(CancellationToken.None);
        await _desk.DisposeAsync();
        if (_ownsFolder)
        {
            System.IO.Directory.Delete(_folder, recursive: true);
        }

        await Teams.DisposeAsync();
    }

    private static Dictionary<string, string?> Settings(StageStorage? storage, IReadOnlyDictionary<string, string?>? change)
    {
        Dictionary<string, string?> settings = new(change ?? new Dictionary<string, string?>(), StringComparer.OrdinalIgnoreCase);
        if (storage is StageStorage.Azure azure)
        {
            settings["Storage:ConnectionString"] = azure.ConnectionString;
            settings["Storage:TableName"] = azure.TableName;
        }

        return settings;
    }
}
