namespace ChatServiceDesk.Simulation;

/// <summary>What happens in one process: whatever continues after an await comes through here, so a process that dies stops at an await.</summary>
internal sealed class SimulatedProcess(Scheduler scheduler, string name) : SynchronizationContext
{
    public bool IsAlive { get; private set; } = true;

    /// <summary>Called once, when it dies.</summary>
    public event Action? Died;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsAlive)
        {
            scheduler.Post(this, () => d(state));
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    public override string ToString() => name;

    /// <summary>Begins something in this process.</summary>
    public void Start(Func<Task> work) => scheduler.Post(this, () => Watch(work()));

    /// <summary>Nothing that it was about to do is done.</summary>
    public void Kill()
    {
        if (!IsAlive)
        {
            return;
        }

        IsAlive = false;
        scheduler.Note($"{name} dies");
        scheduler.Forget(this);
        Died?.Invoke();
    }

    private void Watch(Task work) => work.ContinueWith(
        failed => scheduler.Fail($"{name}: {failed.Exception?.InnerException}"),
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);
}
