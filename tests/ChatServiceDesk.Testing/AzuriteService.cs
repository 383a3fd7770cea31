using System.Diagnostics;
using System.Globalization;

namespace ChatServiceDesk.Testing;

/// <summary>
/// One Azurite (one service, in memory, on a free port of this machine) for a test process, started when it is
/// first asked for. It ends with the fixture, and also when the test process is killed: it watches its standard input.
/// </summary>
/// <param name="service">Which of its services; each is a process of its own.</param>
public abstract class AzuriteService(string service) : IAsyncDisposable
{
    /// <summary>The account and key that every emulator has; they are public.</summary>
    public const string Account = "devstoreaccount1";

    /// <inheritdoc cref="Account"/>
    public const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    // Says which free port it was given (its own message says 0), and ends when the pipe to this process closes.
    private const string Preload =
        "data:text/javascript,import net from 'node:net';"
        + "const listen = net.Server.prototype.listen;"
        + "net.Server.prototype.listen = function (...args) {"
        + " this.once('listening', () => console.log('port ' %2B this.address().port));"
        + " return listen.apply(this, args); };"
        + "process.stdin.on('end', () => process.exit(0)).resume();";

    private readonly SemaphoreSlim _starting = new(1);
    private Process? _process;
    private Uri? _endpoint;

    /// <summary>A name that no other test of this process has.</summary>
    public static string FreshTableName() => $"t{Guid.NewGuid():N}";

    public async Task<string> ConnectionStringAsync(CancellationToken cancellationToken) =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};{char.ToUpperInvariant(service[0])}{service[1..]}Endpoint={await EndpointAsync(cancellationToken)};";

    /// <exception cref="InvalidOperationException">Azurite is not installed, or did not start; the message says what to do.</exception>
    public async Task<Uri> EndpointAsync(CancellationToken cancellationToken)
    {
        await _starting.WaitAsync(cancellationToken);
        try
        {
            return _endpoint ??= await StartAsync(cancellationToken);
        }
        finally
        {
            _starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _starting.Dispose();
        if (_process is { } process)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }
    }

    private async Task<Uri> StartAsync(CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new("node")
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "--import", Preload,
                EntryPoint(service), "--silent", "--disableTelemetry", "--inMemoryPersistence",
                $"--{service}Host", "127.0.0.1", $"--{service}Port", "0",
            },
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException("Node.js did not start.");
        Task<string> complaints = _process.StandardError.ReadToEndAsync(CancellationToken.None);
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("port ", StringComparison.Ordinal))
            {
                _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None); // so that the pipe never fills
                return new($"http://127.0.0.1:{int.Parse(line.AsSpan(5), CultureInfo.InvariantCulture)}/{Account}");
            }
        }

        throw new InvalidOperationException($"Azurite ended before it listened: {await complaints}");
    }

    // node_modules belongs to the tests folder of the repository, somewhere above the test's assembly.
    private static string EntryPoint(string service)
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string tests = at.Name is "tests" ? at.FullName : Path.Combine(at.FullName, "tests");
            string entry = Path.Combine(tests, "node_modules", "azurite", "dist", "src", service, "main.js");
            if (File.Exists(entry))
            {
                return entry;
            }
        }

        throw new InvalidOperationException("Azurite is not installed beside the tests. Run: bash tests/run");
    }
}
