using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ChatServiceDesk.Playground;

/// <summary>The Microsoft 365 Agents Playground, a Teams client for one machine, running against this desk.</summary>
/// <remarks>It listens on 127.0.0.1 only and ends with the desk, however the desk ends: see loopback.cjs.
/// Source: https://learn.microsoft.com/microsoft-365/agents-sdk/test-with-toolkit-project</remarks>
internal sealed partial class PlaygroundProcess : IAsyncDisposable
{
    private const string Listening = "Listening on ";

    /// <summary>The same number on Linux, macOS (ENOENT) and Windows (ERROR_FILE_NOT_FOUND).</summary>
    private const int NoSuchProgram = 2;

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private readonly PlaygroundLog _log;
    private Process? _process;

    private PlaygroundProcess(string directory, int port)
    {
        _log = new PlaygroundLog(directory);
        Address = new Uri($"http://127.0.0.1:{port}/");
    }

    /// <summary>What a person opens in a browser.</summary>
    public Uri Address { get; }

    /// <summary>Installs the client when this machine hasn't got it, starts it and waits until it answers.</summary>
    /// <exception cref="OperationCanceledException">Asked to stop; nothing is left running.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "Handed over by Running, disposed here otherwise.")]
    public static async Task<PlaygroundStart> StartAsync(
        PlaygroundOptions options, ILogger logger, TimeProvider clock, CancellationToken cancellationToken)
    {
        string directory = System.IO.Directory.CreateDirectory(options.WorkDirectory).FullName;
        if (FreePort(options.Port) is not { } port) return new PlaygroundStart.PortTaken(options.Port);

        PlaygroundProcess playground = new(directory, port);
        bool isRunning = false;
        try
        {
            PlaygroundStart start = await playground.StartAsync(options.Desk, port, directory, clock, cancellationToken);
            isRunning = start is PlaygroundStart.Running;
            if (isRunning) LogRunning(logger, playground.Address, playground._log.Path);
            return start;
        }
        finally
        {
            if (!isRunning) await playground.DisposeAsync();
        }
    }

    /// <summary>Ends the client and everything that it started.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            if (!_process.HasExited) _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
            _process.Dispose();
            _process = null;
        }

        await _log.DisposeAsync();
    }

    private async Task<PlaygroundStart> StartAsync(
        Uri desk, int port, string directory, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            string? script = await new PlaygroundInstall(directory, _log).EnsureAsync(clock, cancellationToken);
            if (script is null) return new PlaygroundStart.Failed($"npm couldn't install it; see {_log.Path}");

            using CancellationTokenSource limit = new(s_limit, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            return await RunAsync(Program(script, desk, port, directory), port, either.Token);
        }
        catch (Win32Exception e) when (e.NativeErrorCode is NoSuchProgram)
        {
            return new PlaygroundStart.NoNode();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new PlaygroundStart.Failed($"it took too long; see {_log.Path}");
        }
        catch (Exception e) when (e is IOException or Win32Exception or HttpRequestException)
        {
            return new PlaygroundStart.Failed($"{e.Message}; see {_log.Path}");
        }
    }

    private async Task<PlaygroundStart> RunAsync(ProcessStartInfo program, int port, CancellationToken cancellationToken)
    {
        TaskCompletionSource<int> listens = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = _log.Start(program, line => Note(line, listens));
        Task ended = _process.WaitForExitAsync(cancellationToken);
        if (await Task.WhenAny(listens.Task, ended) == ended)
        {
            await ended;
            return new PlaygroundStart.Failed($"it ended at once with code {_process.ExitCode}; see {_log.Path}");
        }

        // Somebody took the port since we looked: the tool then chooses another by itself, where nobody would find it.
        if (await listens.Task != port) return new PlaygroundStart.PortTaken(port);

        using HttpClient http = new();
        using HttpResponseMessage answer = await http.GetAsync(Address, cancellationToken);
        return answer.IsSuccessStatusCode
            ? new PlaygroundStart.Running(this)
            : new PlaygroundStart.Failed($"it answers {(int)answer.StatusCode}; see {_log.Path}");
    }

    private static ProcessStartInfo Program(string script, Uri desk, int port, string directory) => new("node")
    {
        ArgumentList =
        {
            "--require", Path.Combine(PlaygroundInstall.Source, "loopback.cjs"), script, "start",
            "--dt",
            "--channel-id", "msteams",
            "--port", port.ToString(CultureInfo.InvariantCulture),
            "--service-url", $"http://127.0.0.1:{port}/_connector",
            "--app-endpoint", new Uri(desk, "/api/messages").ToString(),
        },
        Environment =
        {
            ["TEAMSAPPTESTER_BROWSER"] = "none",
            ["M365_AGENTS_PLAYGROUND_CONFIG_PATH"] = Path.Combine(PlaygroundInstall.Source, "m365agentsplayground.yml"),
        },
        WorkingDirectory = directory,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private static void Note(string line, TaskCompletionSource<int> listens)
    {
        if (line.StartsWith(Listening, StringComparison.Ordinal)
            && int.TryParse(line.AsSpan(Listening.Length), CultureInfo.InvariantCulture, out int port))
            listens.TrySetResult(port);
    }

    /// <returns>The port, now free; <see langword="null"/> when somebody listens there.</returns>
    private static int? FreePort(int wanted)
    {
        using TcpListener listener = new(IPAddress.Loopback, wanted) { ExclusiveAddressUse = true };
        try
        {
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException)
        {
            return null;
        }
    }

    [LoggerMessage(9101, LogLevel.Debug, "Playground runs at {Address}, its log is {Log}")]
    private static partial void LogRunning(ILogger logger, Uri address, string log);
}
