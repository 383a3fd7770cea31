using System.Globalization;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Simulation.Processes;

/// <summary>Desks on one store, each a process of its own, each started again at once when it is killed.</summary>
/// <param name="size">How many.</param>
/// <param name="start">Starts one.</param>
internal sealed class DeskFleet(int size, Func<DeskProcess> start) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly DeskProcess?[] _desks = new DeskProcess?[size];
    private readonly Uri?[] _addresses = new Uri?[size];
    private readonly Task[] _starting = [.. Enumerable.Repeat(Task.CompletedTask, size)];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Kills { get; private set; }

    /// <summary>Starts all of them, one after the other: the first one trains the ear for the others.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        for (int desk = 0; desk < size; desk++)
        {
            Start(desk);
            await IsUpAsync(desk, cancellationToken);
        }
    }

    /// <exception cref="InvalidOperationException">It ended by itself.</exception>
    public Task IsUpAsync(int desk, CancellationToken cancellationToken) => _starting[desk].WaitAsync(cancellationToken);

    /// <summary>One that is up now, or the next one that comes up.</summary>
    public async Task<Uri> AnyAsync(Random random, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                Uri[] up = [.. _addresses.OfType<Uri>()];
                if (up.Length > 0)
                {
                    return up[random.Next(up.Length)];
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Kills it, up or still starting, and starts it again.</summary>
    public async Task KillAsync(int desk, CancellationToken cancellationToken)
    {
        DeskProcess killed = _desks[desk] ?? throw new InvalidOperationException("It was never started.");
        lock (_gate)
        {
            _addresses[desk] = null;
            _desks[desk] = null;
        }

        await killed.KillAsync(cancellationToken);
        Kills++;
        await CheckAsync(killed, cancellationToken);
        Start(desk);
    }

    /// <summary>Ends all of them in good order.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (DeskProcess desk in _desks.OfType<DeskProcess>())
        {
            await desk.TerminateAsync(cancellationToken);
            Assert.Equal(0, await CheckAsync(desk, cancellationToken));
        }

        Array.Clear(_desks);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (DeskProcess desk in _desks.OfType<DeskProcess>())
        {
            await desk.DisposeAsync();
        }
    }

    /// <summary>Whatever happens to it, a desk never ends with an exception that nobody has caught.</summary>
    private static async Task<int> CheckAsync(DeskProcess ended, CancellationToken cancellationToken)
    {
        (int exitCode, string output, string errors) = await ended.EndAsync(cancellationToken);
        await ended.DisposeAsync();
        Assert.Equal("", errors);
        Assert.DoesNotContain("Unhandled exception", output, StringComparison.Ordinal);
        return exitCode;
    }

    private void Start(int desk)
    {
        DeskProcess process = start();
        _desks[desk] = process;
        _starting[desk] = ComeUpAsync(desk, process);
    }

    private async Task ComeUpAsync(int desk, DeskProcess process)
    {
        string line;
        try
        {
            line = await process.LineWithAsync("  Desk ", CancellationToken.None);
        }
        catch (InvalidOperationException) when (_desks[desk] != process)
        {
            return; // It was killed before it was up.
        }

        lock (_gate)
        {
            if (_desks[desk] != process)
            {
                return;
            }

            _addresses[desk] = new Uri(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1]);
            Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{size} desks, {Kills} kills");
}
