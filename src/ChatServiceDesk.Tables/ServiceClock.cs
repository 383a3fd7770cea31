namespace ChatServiceDesk.Tables;

/// <summary>The time of the table service, learned from the <c>Date</c> of its answers, so that processes whose own clocks differ
/// agree about what is due.</summary>
/// <remarks>
/// <para>Between answers it runs on by the local timestamp, so a local clock that jumps changes nothing. Until the first answer it is
/// the local time.</para>
/// <para>After an answer it is not ahead of the service, and behind it by a second and one round trip at most: <c>Date</c> is cut to whole
/// seconds, and each answer narrows the gap. Between answers it is as good as the local oscillator. A jump ahead counts once a second
/// answer confirms it: one bad answer of a proxy must not make everything due.</para>
/// </remarks>
/// <param name="local">Gives the time to start from, timestamps and timers.</param>
public sealed class ServiceClock(TimeProvider local) : TimeProvider
{
    /// <summary>What <c>Date</c> leaves out.</summary>
    private static readonly TimeSpan s_fraction = TimeSpan.FromSeconds(1);

    /// <summary>From here on a step forward is a jump.</summary>
    private static readonly TimeSpan s_jump = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly DateTimeOffset _start = local.GetUtcNow();
    private readonly long _startTimestamp = local.GetTimestamp();
    private long _ahead;
    private bool _isKnown;
    private TimeSpan? _jump;

    public override TimeZoneInfo LocalTimeZone => local.LocalTimeZone;

    public override long TimestampFrequency => local.TimestampFrequency;

    /// <summary>How far the service's time is ahead of the local one; negative when it is behind.</summary>
    public TimeSpan Ahead => new(Interlocked.Read(ref _ahead));

    public override DateTimeOffset GetUtcNow() => Local(local.GetTimestamp()) + Ahead;

    public override long GetTimestamp() => local.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        local.CreateTimer(callback, state, dueTime, period);

    /// <summary>Takes note of what an answer says about the time.</summary>
    /// <param name="date">Its <c>Date</c>, in whole seconds.</param>
    /// <param name="sent">Timestamp from just before the request was sent.</param>
    /// <param name="received">Timestamp from when the answer was there.</param>
    public void Observe(DateTimeOffset date, long sent, long received)
    {
        // The service wrote the date after the request was sent and before its answer was there.
        TimeSpan least = date - Local(received);
        TimeSpan most = date + s_fraction - Local(sent);
        lock (_gate)
        {
            TimeSpan ahead = _isKnown ? Ahead : least;
            _isKnown = true;
            if (least - ahead > s_jump && !(_jump is { } seen && (least - seen).Duration() < s_jump))
            {
                _jump = least;
                return;
            }

            _jump = null;
            Interlocked.Exchange(ref _ahead, (ahead < least ? least : ahead > most ? least : ahead).Ticks);
        }
    }

    private DateTimeOffset Local(long timestamp) => _start + local.GetElapsedTime(_startTimestamp, timestamp);
}
