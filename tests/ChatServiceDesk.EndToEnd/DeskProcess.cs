using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace ChatServiceDesk.EndToEnd;

/// <summary>The desk as somebody starts it: its own process, its own folder, the local Teams client started by it.</summary>
internal sealed class DeskProcess : IAsyncDisposable
{
    private static readonly string s_program = Path.Combine(AppContext.BaseDirectory, "ChatServiceDesk.dll");

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = [];
    private readonly TaskCompletionSource _isRunning = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private DeskProcess(Process process) => _process = process;

    /// <summary>Everything that it printed until now.</summary>
    public IReadOnlyList<string> Output => [.. _output];

    /// <summary>Where the local Teams client is.</summary>
    public Uri Playground => AddressIn("Playground");

    /// <summary>Returns when the desk says that it runs. Both ports are free ones.</summary>
    /// <param name="data">The folder of its storage.</param>
    /// <param name="cancellationToken">Ends the waiting, not the desk.</param>
    public static async Task<DeskProcess> StartAsync(string data, CancellationToken cancellationToken)
    {
        DeskProcess desk = new(new Process
        {
            StartInfo = Program("--data", data, "--urls", "http://127.0.0.1:0", "--playground-port", "0"),
            EnableRaisingEvents = true,
        });
        try
        {
            desk.Start();
            await desk._isRunning.Task.WaitAsync(TimeSpan.FromMinutes(5), TimeProvider.System, cancellationToken);
            return desk;
        }
        catch
        {
            await desk.DisposeAsync();
            throw;
        }
    }

    /// <summary>Another command of the same program, to its end.</summary>
    /// <returns>The exit code, and what it printed.</returns>
    public static async Task<(int Code, string Printed)> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        using Process process = Process.Start(Program(arguments))!; // never null without a shell
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
        string printed = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, (printed + await errors).Trim());
    }

    /// <summary>Asks it to stop, as the system does that shuts down, and waits until it has.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync(CancellationToken cancellationToken)
    {
        using Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private static ProcessStartInfo Program(params string[] arguments) => new("dotnet", [s_program, .. arguments])
    {
        Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development" },
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private void Start()
    {
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.Exited += (_, _) => _isRunning.TrySetException(new InvalidOperationException($"The desk ended:\n{string.Join('\n', Output)}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Note(string? line)
    {
        if (line is null) return;
        _output.Enqueue(line);
        if (line.StartsWith("Press Ctrl+C", StringComparison.Ordinal)) _isRunning.TrySetResult();
    }

    private Uri AddressIn(string title) => Output
        .Select(static line => line.Split((char[])[' '], StringSplitOptions.RemoveEmptyEntries))
        .Where(words => words is [var first, _, ..] && first == title)
        .Select(static words => Uri.TryCreate(words[1], UriKind.Absolute, out Uri? address) ? address : null)
        .OfType<Uri>()
        .FirstOrDefault() ?? throw new InvalidOperationException($"The desk prints no address of '{title}':\n{string.Join('\n', Output)}");
}
