namespace ChatServiceDesk.Classifier;

/// <summary>The tokens of a day (UTC). What a call may cost is set aside before it and corrected afterwards.</summary>
internal sealed class TokenQuota(int perDay, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private DateOnly _day;
    private long _used;

    /// <returns><see langword="null"/> when there is not enough left.</returns>
    public Share? TryTake(int tokens)
    {
        lock (_gate)
        {
            Turn();
            if (perDay > 0 && _used + tokens > perDay) return null;
            _used += tokens;
            return new Share(_day, tokens);
        }
    }

    public void Settle(Share taken, int used)
    {
        lock (_gate)
        {
            Turn();
            if (taken.Day == _day) _used += used - taken.Tokens;
        }
    }

    private void Turn()
    {
        DateOnly today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (today != _day) (_day, _used) = (today, 0);
    }

    internal readonly record struct Share(DateOnly Day, int Tokens);
}
