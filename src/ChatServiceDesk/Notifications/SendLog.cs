namespace ChatServiceDesk.Notifications;

/// <summary>When was sent to one place lately, and so when the next may follow. Callers take turns.</summary>
/// <remarks>Measured by the clock's timestamps, so that moving the time of day changes nothing.</remarks>
/// <param name="rates">What is allowed.</param>
/// <param name="grace">Whoever was told to come back needs a sweep or two to do so.</param>
/// <param name="clock">Gives the timestamps.</param>
internal sealed class SendLog(IReadOnlyList<SendingRates.Rate> rates, TimeSpan grace, TimeProvider clock)
{
    /// <summary>Between two that come back, so that small differences between clocks don't change their order.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(10);

    /// <summary>Oldest first, like the promises.</summary>
    private readonly List<long> _sent = [];
    private readonly List<long> _promised = [];
    private long _heldUntil = long.MinValue;

    /// <summary>How long until one more may go; zero: now.</summary>
    public TimeSpan Wait(long now) => clock.GetElapsedTime(now, Free(_sent, Math.Max(now, _heldUntil)));

    /// <summary>Somebody was told to come back, and may not have come yet.</summary>
    public bool IsAwaited(long now) => _promised.Count > 0 && _promised[^1] + Ticks(grace) > now;

    /// <summary>The last call that was booked was not made.</summary>
    public void TakeBack()
    {
        if (_sent.Count > 0)
        {
            _sent.RemoveAt(_sent.Count - 1);
        }
    }

    /// <summary>One goes now. If somebody was told to come back by now, it is they.</summary>
    public void Add(long now)
    {
        _sent.Add(now);
        if (_promised.Count > 0 && _promised[0] <= now)
        {
            _promised.RemoveAt(0);
        }
    }

    /// <summary>A time for one that has to come back: each gets a later one, so that they come neither at once nor in another order. It is no booking.</summary>
    public TimeSpan Promise(long now)
    {
        _promised.RemoveAll(time => time + Ticks(grace) <= now);
        long at = Free([.. _sent, .. _promised], Math.Max(Math.Max(now, _heldUntil), _promised.Count > 0 ? _promised[^1] + Ticks(Apart) : now));
        _promised.Add(at);
        return clock.GetElapsedTime(now, at);
    }

    /// <summary>Nothing goes for so long, whatever the rates allow.</summary>
    public void HoldBack(long now, TimeSpan time)
    {
        if (now + Ticks(time) is var until && until > _heldUntil)
        {
            _heldUntil = until;
            _promised.RemoveAll(earlier => earlier <= until);
            _promised.Insert(0, until); // For the one that has made us wait: it comes first.
        }
    }

    /// <summary>Forgets what no rate asks about any more.</summary>
    /// <returns>Whether nothing is left to know.</returns>
    public bool Forget(long now)
    {
        long oldest = now - Ticks(rates.Count == 0 ? TimeSpan.Zero : rates.Max(rate => rate.Window));
        _sent.RemoveRange(0, _sent.FindIndex(time => time >= oldest) is >= 0 and var first ? first : _sent.Count);
        return _sent.Count == 0 && _heldUntil <= now && !IsAwaited(now);
    }

    private long Free(List<long> before, long earliest)
    {
        foreach (SendingRates.Rate rate in rates)
        {
            if (before.Count >= rate.Count)
            {
                earliest = Math.Max(earliest, before[^rate.Count] + Ticks(rate.Window) + 1);
            }
        }

        return earliest;
    }

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * clock.TimestampFrequency);
}
