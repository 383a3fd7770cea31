namespace ChatServiceDesk.Simulation;

/// <summary>A process's own clock: off by a fixed time, and it may jump. Timers and timestamps go as true time goes.</summary>
internal sealed class SimulatedClock(Scheduler scheduler, SimulatedProcess process, TimeSpan skew) : TimeProvider
{
    private TimeSpan _skew = skew;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => scheduler.Now + _skew;

    public override long GetTimestamp() => scheduler.Now.UtcTicks;

    public void Jump(TimeSpan by) => _skew += by;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan)
        {
            throw new NotSupportedException("Nothing in the desk repeats by a timer.");
        }

        ProcessTimer timer = new(scheduler, new SimulatedTimer(() => callback(state), process));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class ProcessTimer(Scheduler scheduler, SimulatedTimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            timer.Order = 0;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                scheduler.Set(timer, dueTime);
            }

            return true;
        }

        public void Dispose() => timer.Order = 0;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
