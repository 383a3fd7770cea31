namespace ChatServiceDesk.Classifier;

/// <summary>Leaves a service alone that fails, then lets one caller try.</summary>
internal sealed class CircuitBreaker(SecondEarOptions options, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private int _failures;
    private bool _isTrying;
    private long _closedAt;
    private TimeSpan _pause;

    /// <summary>Whoever gets <see langword="true"/> reports how it went, by one of the other methods.</summary>
    public bool TryEnter()
    {
        lock (_gate)
        {
            if (_pause > TimeSpan.Zero && clock.GetElapsedTime(_closedAt) < _pause) return false;
            _pause = TimeSpan.Zero;
            if (_failures < options.FailuresBeforePause) return true;
            if (_isTrying) return false;
            _isTrying = true;
            return true;
        }
    }

    public void Answered()
    {
        lock (_gate) (_failures, _isTrying) = (0, false);
    }

    /// <summary>It says nothing about the service.</summary>
    public void GaveUp()
    {
        lock (_gate) _isTrying = false;
    }

    /// <param name="retryAfter">What the service asked for; <see langword="null"/> if it asked for nothing, and then it counts as a failure.</param>
    public void Failed(TimeSpan? retryAfter)
    {
        lock (_gate)
        {
            _isTrying = false;
            if (retryAfter is { } wish) Close(wish < options.LongestPause ? wish : options.LongestPause);
            else if (++_failures >= options.FailuresBeforePause) Close(options.Pause);
        }
    }

    private void Close(TimeSpan pause)
    {
        TimeSpan left = _pause - clock.GetElapsedTime(_closedAt);
        if (_pause == TimeSpan.Zero || pause > left) (_closedAt, _pause) = (clock.GetTimestamp(), pause);
    }
}
