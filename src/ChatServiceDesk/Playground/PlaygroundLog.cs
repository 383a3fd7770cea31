using System.Diagnostics;

namespace ChatServiceDesk.Playground;

/// <summary>The file that the client's and npm's output goes to, so that the desk's console stays readable. Starts anew each time.</summary>
internal sealed class PlaygroundLog : IAsyncDisposable
{
    private readonly StreamWriter _writer;
    private readonly Lock _gate = new();
    private bool _closed;

    public PlaygroundLog(string workDirectory)
    {
        Path = System.IO.Path.Combine(workDirectory, "playground.log");
        _writer = new StreamWriter(
            new FileStream(Path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete)) { AutoFlush = true };
    }

    public string Path { get; }

    /// <summary>Starts the program and writes both of its outputs here, line by line.</summary>
    /// <param name="program">Has its outputs redirected.</param>
    /// <param name="onLine">Sees each line of standard output as well.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program.</exception>
    public Process Start(ProcessStartInfo program, Action<string>? onLine = null)
    {
        Process process = new() { StartInfo = program, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Write(line.Data, onLine);
        process.ErrorDataReceived += (_, line) => Write(line.Data, null);
        try
        {
            process.Start();
        }
        catch
        {
            process.Dispose();
            throw;
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _closed = true;
        }

        await _writer.DisposeAsync();
    }

    private void Write(string? line, Action<string>? onLine)
    {
        if (line is null) return;
        lock (_gate)
        {
            if (!_closed) _writer.WriteLine(line);
        }

        onLine?.Invoke(line);
    }
}
