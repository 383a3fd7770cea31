using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ChatServiceDesk.Playground;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatServiceDesk.EndToEnd;

public sealed class PlaygroundProcessTests : IAsyncDisposable
{
    private readonly string _directory = System.IO.Directory.CreateTempSubdirectory("playground").FullName;

    /// <summary>Nobody asks the desk in these tests.</summary>
    private static Uri Desk { get; } = new("http://127.0.0.1:9/");

    public ValueTask DisposeAsync()
    {
        System.IO.Directory.Delete(_directory, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task It_installs_itself_answers_writes_only_to_its_directory_and_ends_when_disposed()
    {
        Assert.False(System.IO.Directory.Exists("devTools"), "Left by somebody else: this test can't tell then.");

        PlaygroundStart.Running running = Assert.IsType<PlaygroundStart.Running>(await StartAsync(0));
        using HttpClient http = new();
        string page = await http.GetStringAsync(running.Address, TestContext.Current.CancellationToken);
        await running.Process.DisposeAsync();

        Assert.Contains("Playground", page, StringComparison.Ordinal);
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync(running.Address, TestContext.Current.CancellationToken));
        Assert.False(System.IO.Directory.Exists("devTools"));
        Assert.True(System.IO.Directory.Exists(Path.Combine(_directory, "devTools")));
        Assert.Contains("Listening on", await LogAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_installed_is_kept_for_the_next_start()
    {
        await using (Assert.IsType<PlaygroundStart.Running>(await StartAsync(0)).Process)
        {
            Assert.Contains("added 1 package", await LogAsync(), StringComparison.Ordinal);
        }

        await using PlaygroundProcess second = Assert.IsType<PlaygroundStart.Running>(await StartAsync(0)).Process;
        Assert.DoesNotContain("added", await LogAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_somebody_has_is_said_to_be_taken()
    {
        using TcpListener somebody = new(IPAddress.Loopback, 0);
        somebody.Start();
        int port = ((IPEndPoint)somebody.LocalEndpoint).Port;

        Assert.Equal(new PlaygroundStart.PortTaken(port), await StartAsync(port));
    }

    [Fact]
    public async Task It_listens_on_this_machine_only()
    {
        await using PlaygroundProcess playground = Assert.IsType<PlaygroundStart.Running>(await StartAsync(0)).Process;

        int port = playground.Address.Port;
        var listening = System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners();
        Assert.Equal(IPAddress.Loopback, Assert.Single(listening, listener => listener.Port == port).Address);
    }

    [Fact(Timeout = 60_000)]
    public async Task It_ends_when_the_desk_is_gone_whatever_took_it()
    {
        // The desk holds the script's standard input; the system closes it when the desk dies, by whatever.
        using Process script = Process.Start(new ProcessStartInfo("node")
        {
            ArgumentList = { "--require", Path.Combine(PlaygroundInstall.Source, "loopback.cjs"), "--eval", "setInterval(() => {}, 1e6)" },
            RedirectStandardInput = true,
        })!; // never null without a shell
        try
        {
            Assert.False(script.HasExited);

            script.StandardInput.Close();

            await script.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, script.ExitCode);
        }
        finally
        {
            if (!script.HasExited) script.Kill();
        }
    }

    [Fact]
    public async Task An_install_that_takes_too_long_is_given_up_and_leaves_nothing_half()
    {
        PlaygroundStart start = await PlaygroundProcess.StartAsync(
            new PlaygroundOptions { Desk = Desk, Port = 0, WorkDirectory = _directory },
            NullLogger.Instance,
            new HastyClock(),
            TestContext.Current.CancellationToken);

        string log = Path.Combine(_directory, "playground.log");
        Assert.Equal(new PlaygroundStart.Failed($"it took too long; see {log}"), start);
        Assert.Equal([log], System.IO.Directory.GetFileSystemEntries(_directory));
    }

    [Fact]
    public async Task A_start_that_is_no_longer_wanted_stops()
    {
        using CancellationTokenSource stop = new();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PlaygroundProcess.StartAsync(
            new PlaygroundOptions { Desk = Desk, Port = 0, WorkDirectory = _directory }, NullLogger.Instance, TimeProvider.System, stop.Token));
    }

    private Task<PlaygroundStart> StartAsync(int port) => PlaygroundProcess.StartAsync(
        new PlaygroundOptions { Desk = Desk, Port = port, WorkDirectory = _directory },
        NullLogger.Instance,
        TimeProvider.System,
        TestContext.Current.CancellationToken);

    private async Task<string> LogAsync()
    {
        await using FileStream log = new(Path.Combine(_directory, "playground.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader reader = new(log);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>For it every wait is over at once.</summary>
    private sealed class HastyClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
