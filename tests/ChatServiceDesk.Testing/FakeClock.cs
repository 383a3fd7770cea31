namespace ChatServiceDesk.Testing;

/// <summary>A clock that stands still until a test moves it. Timers stay real, unless a test wants them to follow: nothing in a test waits for one.</summary>
public sealed class FakeClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<VirtualTimer> _timers = [];
    private long _utcTicks = start.UtcTicks;

    /// <summary>Timers that are made from now on fire when the clock is moved past them, and not before.</summary>
    public bool MovesTimers { get; set; }

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _utcTicks), TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _utcTicks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (!MovesTimers) return base.CreateTimer(callback, state, dueTime, period);
        VirtualTimer timer = new(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (_gate) _timers.Add(timer);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        long now = Interlocked.Add(ref _utcTicks, by.Ticks);
        VirtualTimer[] due;
        lock (_gate) due = [.. _timers.Where(timer => timer.Due <= now).OrderBy(timer => timer.Due)];
        foreach (VirtualTimer timer in due) timer.Fire(now);
    }

    private void Forget(VirtualTimer timer)
    {
        lock (_gate) _timers.Remove(timer);
    }

    private sealed class VirtualTimer(FakeClock clock, Action callback) : ITimer
    {
        private TimeSpan _period;

        /// <summary>In UTC ticks; never, if it is not set.</summary>
        public long Due { get; private set; } = long.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            Due = dueTime < TimeSpan.Zero ? long.MaxValue : clock.GetTimestamp() + dueTime.Ticks;
            return true;
        }

        public void Fire(long now)
        {
            Due = _period > TimeSpan.Zero ? now + _period.Ticks : long.MaxValue;
            callback();
        }

        public void Dispose() => clock.Forget(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
