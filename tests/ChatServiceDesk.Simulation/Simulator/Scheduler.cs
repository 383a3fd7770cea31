using System.Globalization;

namespace ChatServiceDesk.Simulation;

/// <summary>One thread, one queue, a clock of its own: the same seed gives the same run, step by step.</summary>
/// <remarks>What is ready runs in an order that the dice choose; only when nothing is ready does time go on to the next timer.</remarks>
internal sealed class Scheduler(int seed, DateTimeOffset start)
{
    private readonly List<(SimulatedProcess? Owner, Action Work)> _ready = [];
    private readonly PriorityQueue<SimulatedTimer, (long Due, long Order)> _timers = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly List<string> _problems = [];
    private readonly List<string> _trace = [];
    private long _order;
    private ulong _fingerprint = 14695981039346656037;

    /// <summary>All chance in a run comes from here.</summary>
    public Random Dice { get; } = new(seed);

    /// <summary>The true time: that of the table service.</summary>
    public DateTimeOffset Now { get; private set; } = start;

    public long Steps { get; private set; }

    /// <summary>Called before each step; a crash happens here, so it can happen at every await.</summary>
    public Action? BeforeStep { get; set; }

    /// <summary>Whether to keep every line that is noted, for a look at a run that failed.</summary>
    public bool KeepsTrace { get; init; }

    public IReadOnlyList<string> Trace => _trace;

    /// <summary>What went wrong in the simulation itself: an exception that nobody caught, work that fled to another thread.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Two runs with the same fingerprint have done the same.</summary>
    public ulong Fingerprint => _fingerprint;

    /// <summary>Takes up work. It is forgotten when its process dies.</summary>
    public void Post(SimulatedProcess? owner, Action work)
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            lock (_problems)
            {
                _problems.Add($"Work has fled to another thread:\n{Environment.StackTrace}");
            }

            return;
        }

        _ready.Add((owner, work));
    }

    /// <summary>Does something later, outside of any process unless it belongs to one that may die before.</summary>
    public SimulatedTimer After(TimeSpan wait, Action work, SimulatedProcess? owner = null)
    {
        SimulatedTimer timer = new(work, owner);
        Set(timer, wait);
        return timer;
    }

    public void Set(SimulatedTimer timer, TimeSpan wait)
    {
        timer.Order = ++_order;
        _timers.Enqueue(timer, (Now.UtcTicks + Math.Max(0, wait.Ticks), timer.Order));
    }

    public Task DelayAsync(TimeSpan wait)
    {
        TaskCompletionSource done = new();
        After(wait, done.SetResult);
        return done.Task;
    }

    /// <summary>A time between almost nothing and the longest; short ones are more likely.</summary>
    public TimeSpan Some(TimeSpan longest)
    {
        double part = Dice.NextDouble();
        return longest * (part * part);
    }

    public bool Chance(double probability) => Dice.NextDouble() < probability;

    public T Any<T>(IReadOnlyList<T> items) => items[Dice.Next(items.Count)];

    /// <summary>Adds to the fingerprint, and to the trace if there is one.</summary>
    public void Note(string what)
    {
        foreach (char letter in what)
        {
            _fingerprint = (_fingerprint ^ letter) * 1099511628211;
        }

        _fingerprint = (_fingerprint ^ (ulong)Now.UtcTicks) * 1099511628211;
        if (KeepsTrace)
        {
            _trace.Add(string.Create(CultureInfo.InvariantCulture, $"{Now:HH:mm:ss.fff} {what}"));
        }
    }

    public void Fail(string problem) => _problems.Add(problem);

    /// <summary>Runs until that moment, or until something has gone wrong with the simulation itself.</summary>
    public void RunUntil(DateTimeOffset end)
    {
        SynchronizationContext? outer = SynchronizationContext.Current;
        try
        {
            while (_problems.Count == 0 && Step(end))
            {
                Steps++;
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }

        Now = Now < end ? end : Now;
    }

    /// <summary>A process that is dead does nothing any more.</summary>
    public void Forget(SimulatedProcess process) => _ready.RemoveAll(item => item.Owner == process);

    private bool Step(DateTimeOffset end)
    {
        BeforeStep?.Invoke();
        if (_ready.Count > 0)
        {
            int pick = Dice.Next(_ready.Count);
            (SimulatedProcess? owner, Action work) = _ready[pick];
            _ready.RemoveAt(pick);
            Run(owner, work);
            return true;
        }

        while (_timers.TryPeek(out SimulatedTimer? next, out var due) && due.Due <= end.UtcTicks)
        {
            _timers.Dequeue();
            if (next.Order != due.Order || next.Owner is { IsAlive: false })
            {
                continue; // It was set anew, or nobody is left to hear it.
            }

            Now = new DateTimeOffset(Math.Max(Now.UtcTicks, due.Due), TimeSpan.Zero);
            // Outside of any context, so that library code that is not ours goes on inside this very call.
            Run(null, next.Work);
            return true;
        }

        return false;
    }

    private void Run(SimulatedProcess? owner, Action work)
    {
        SynchronizationContext.SetSynchronizationContext(owner);
        try
        {
            work();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _problems.Add($"{owner}: {e}");
        }
    }
}
