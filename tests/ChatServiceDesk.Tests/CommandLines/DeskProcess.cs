using System.Diagnostics;
using System.Threading.Channels;

namespace ChatServiceDesk.Tests.CommandLines;

/// <summary>The desk as a process of its own, as somebody would start it, with none of this process's settings for the desk.</summary>
internal sealed class DeskProcess : IAsyncDisposable
{
    private static readonly string[] SettingPrefixes = ["MicrosoftApp", "Storage__", "ASPNETCORE_", "DOTNET_ENVIRONMENT"];

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly List<string> _output = [];
    private readonly Task<string> _errors;
    private readonly Task _reading;

    private DeskProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        _reading = PassOnAsync();
    }

    public static DeskProcess Start(string environment, params string[] args)
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
        Assert.Equal(0, kill.ExitCode);
    }

    public async Task<Said> EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        await _reading.WaitAsync(cancellationToken);
        return new Said(_process.ExitCode, string.Concat(_output.Select(line => line + Environment.NewLine)), await _errors);
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
