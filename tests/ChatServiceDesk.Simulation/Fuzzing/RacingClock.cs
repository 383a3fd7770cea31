namespace ChatServiceDesk.Simulation.Fuzzing;

/// <summary>For what keeps a pace: two hours pass between two looks, so that nothing ever has to wait.</summary>
internal sealed class RacingClock : TimeProvider
{
    private long _timestamp;

    public override long GetTimestamp() => Interlocked.Add(ref _timestamp, 2 * 60 * 60 * TimestampFrequency);
}
