using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using ChatServiceDesk.Audit;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Hosting;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Teams.Connector;
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
[SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The stage owns what it starts and ends it in DisposeAsync.")]
public sealed class DeskStage : IAsyncDisposable
{
    private readonly WebApplication _desk;
    private readonly HttpClient _http;
    private readonly string _folder;
    private readonly Setting _setting;
    private readonly bool _isFirst;
    private bool _isStopped;

    private DeskStage(WebApplication desk, HttpClient http, FakeConnector teams, FakeClock clock, string folder, Setting setting, bool isFirst)
    {
        (_desk, _http, Teams, Clock, _folder, _setting, _isFirst) = (desk, http, teams, clock, folder, setting, isFirst);
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

    /// <summary>What the desk is made of, for tests that reach it past the web server.</summary>
    public IServiceProvider Services => _desk.Services;

    /// <param name="cancellationToken">Cancels the start.</param>
    /// <param name="storage">The embedded storage in a fresh folder if not given.</param>
    /// <param name="change">Settings by name, such as <c>MicrosoftAppId</c>.</param>
    /// <param name="world">The sample world if not given.</param>
    /// <param name="config">Another <c>desk.yaml</c> than the sample.</param>
    /// <param name="isPaced">Whether the desk keeps to the rates of Teams. Most stories stand still in time, and so would a desk that waits for its turn.</param>
    /// <param name="build">The last word on settings and services.</param>
    /// <param name="knowledge">The folder of articles, none if not given: most stories are about tickets.</param>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The stage disposes of it.")]
    [SuppressMessage("Design", "CA1068:CancellationToken parameters must come last", Justification = "What follows is optional, and most tests give nothing else.")]
    public static async Task<DeskStage> StartAsync(
        CancellationToken cancellationToken, StageStorage? storage = null, IReadOnlyDictionary<string, string?>? change = null, World? world = null, string? config = null,
        bool isPaced = false, Action<WebApplicationBuilder>? build = null, string? knowledge = null)
    {
        FakeClock clock = new(Start);
        FakeConnector teams = await FakeConnector.StartAsync(clock, world, cancellationToken);
        string folder = (storage as StageStorage.Folder)?.Path ?? System.IO.Directory.CreateTempSubdirectory("desk-stage-").FullName;
        return await StartAsync(teams, clock, folder, new Setting(storage, change, config, isPaced, build, knowledge), isFirst: true, cancellationToken);
    }

    /// <summary>One more process of this desk: same storage, same Teams, same clock. On the embedded storage, stop this one first.</summary>
    /// <returns>To be disposed of before this one.</returns>
    public Task<DeskStage> StartAnotherAsync(CancellationToken cancellationToken) =>
        StartAsync(Teams, Clock, _folder, _setting, isFirst: false, cancellationToken);

    /// <summary>Ends the process in good order. What it has shown stays in Teams, what it has stored on the shelf.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _isStopped, true))
        {
            return;
        }

        await _desk.StopAsync(CancellationToken.None);
        await _desk.DisposeAsync();
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

    /// <summary>Makes the desk's meters: a listener that knows it hears this desk and no other.</summary>
    public IMeterFactory Meters => _desk.Services.GetRequiredService<IMeterFactory>();

    /// <summary>What <c>verify</c> says of the store.</summary>
    public async Task<(int ExitCode, string Output)> VerifyAsync(CancellationToken cancellationToken)
    {
        using StringWriter output = new();
        int code = await VerifyCommand.RunAsync(Table, Clock, output, cancellationToken, _desk.Services.GetRequiredService<IBlobs>());
        return (code, output.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await StopAsync();
        if (!_isFirst)
        {
            return;
        }

        if (_setting.Storage is not StageStorage.Folder { Path: not null })
        {
            System.IO.Directory.Delete(_folder, recursive: true);
        }

        await Teams.DisposeAsync();
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The stage disposes of it.")]
    private static async Task<DeskStage> StartAsync(FakeConnector teams, FakeClock clock, string folder, Setting setting, bool isFirst, CancellationToken cancellationToken)
    {
        CommandLine line = CommandLine.Parse(
            ["serve", "--urls", "http://127.0.0.1:0", "--data", folder, "--no-playground", .. setting.Config is { } config ? ["--config", config] : Array.Empty<string>()]);
        WebApplication desk = await DeskHost.BuildAsync(line, DeskFile.Read(line.Config) with { Knowledge = setting.Knowledge }, builder => Change(builder, teams, clock, setting), cancellationToken);
        await desk.StartAsync(cancellationToken);
        string address = desk.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First(); // Kestrel always has it.
        return new DeskStage(desk, new HttpClient { BaseAddress = new Uri(address) }, teams, clock, folder, setting, isFirst);
    }

    private static void Change(WebApplicationBuilder builder, FakeConnector teams, FakeClock clock, Setting setting)
    {
        builder.Environment.EnvironmentName = Environments.Development;
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(Settings(setting.Storage, setting.Change));
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(new Random(1));
        builder.Services.AddSingleton(new AgendaOptions { RunsByItself = false });
        builder.Services.AddSingleton(TrainedEar.Instance);
        builder.Services.AddSingleton(new ServiceUrlPolicy { AllowLoopback = true, OtherHost = teams.OtherServiceUrl });
        if (!setting.IsPaced)
        {
            builder.Services.AddSingleton(SendingRates.None);
        }

        if (setting.Storage is StageStorage.Custom custom)
        {
            builder.Services.AddSingleton(custom.Table);
        }

        setting.Build?.Invoke(builder);
    }

    /// <summary>Under which address the desk believes to be reached: links begin with it.</summary>
    public const string Address = "https://desk.example.com";

    private static Dictionary<string, string?> Settings(StageStorage? storage, IReadOnlyDictionary<string, string?>? change)
    {
        Dictionary<string, string?> settings = new(change ?? new Dictionary<string, string?>(), StringComparer.OrdinalIgnoreCase);
        settings.TryAdd("PublicAddress", Address);
        if (storage is StageStorage.Azure azure)
        {
            settings["Storage:ConnectionString"] = azure.ConnectionString;
            settings["Storage:TableName"] = azure.TableName;
        }

        return settings;
    }

    /// <summary>How the first process was started, so that the next one starts the same way.</summary>
    private sealed record Setting(StageStorage? Storage, IReadOnlyDictionary<string, string?>? Change, string? Config, bool IsPaced, Action<WebApplicationBuilder>? Build, string? Knowledge);
}
