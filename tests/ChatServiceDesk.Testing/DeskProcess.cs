using System.Collections.Immutable;
using System.Diagnostics;
using System.Threading.Channels;

namespace ChatServiceDesk.Testing;

/// <summary>The desk as a process of its own, as somebody would start it, with none of this process's settings for the desk.</summary>
public sealed class DeskProcess : IAsyncDisposable
{
    private static readonly string[] SettingPrefixes = ["MicrosoftApp", "Storage__", "Agenda__", "ASPNETCORE_", "DOTNET_ENVIRONMENT"];

    private readonly Process _process;
    private readonly Channel<string> _lines = System.Threading.Channels.Channel.CreateUnbounded<string>();
    private readonly List<string> _output = [];
    private readonly Task<string> _errors;
    private readonly Task _reading;

    private DeskProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        _reading = PassOnAsync();
    }

    public static DeskProcess Start(string environment, params string[] args) => Start(environment, ImmutableDictionary<string, string>.Empty, args);

    /// <param name="environment"><c>Development</c> or <c>Production</c>.</param>
    /// <param name="settings">Environment variables, such as <c>Storage__TableName</c>.</param>
    /// <param name="args">What is typed after the program's name.</param>
    public static DeskProcess Start(string environment, IReadOnlyDictionary<string, string> settings, params string[] args)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "ChatServiceDesk.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string setting in start.Environment.Keys.Where(key => SettingPrefixes.Any(prefix => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))).ToArray())
        {
            start.Environment.Remove(setting);
        }

        foreach ((string name, string value) in settings)
        {
            start.Environment[name] = value;
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        return new DeskProcess(Process.Start(start) ?? throw new InvalidOperationException("The desk did not start."));
    }

    /// <summary>The first line that contains this; what came before is read past.</summary>
    public async Task<string> LineWithAsync(string text, CancellationToken cancellationToken)
    {
        await foreach (string line in _lines.Reader.ReadAllAsync(cancellationToken))
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The desk ended without saying '{text}': {await _errors}");
    }

    /// <summary>What a service manager does to stop it.</summary>
    public async Task TerminateAsync(CancellationToken cancellationToken)
    {
        using Process kill = Process.Start("sh", ["-c", $"kill -TERM {_process.Id}"]);
        await kill.WaitForExitAsync(cancellationToken);
        if (kill.ExitCode != 0)
        {
            throw new InvalidOperationException($"kill ended with {kill.ExitCode}.");
        }
    }

    /// <summary>SIGKILL: it gets no chance to finish anything.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
    }

    public async Task<(int ExitCode, string Output, string Errors)> EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        await _reading.WaitAsync(cancellationToken);
        return (_process.ExitCode, string.Concat(_output.Select(line => line + Environment.NewLine)), await _errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private async Task PassOnAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
        {
            _output.Add(line);
            _lines.Writer.TryWrite(line);
        }

        _lines.Writer.Complete();
    }
}
