namespace ChatServiceDesk.Benchmarks;

/// <summary>What one operation costs: the median of the rounds.</summary>
/// <param name="Wall">By the clock on the wall; grows with whatever else the machine does.</param>
/// <param name="Cpu">Of this process, on all its threads.</param>
/// <param name="Bytes">Allocated in this process, on all its threads.</param>
internal readonly record struct Cost(TimeSpan Wall, TimeSpan Cpu, double Bytes)
{
    public static Cost MedianOf(IReadOnlyList<Cost> rounds) => new(
        TimeSpan.FromTicks((long)Median(rounds.Select(round => (double)round.Wall.Ticks))),
        TimeSpan.FromTicks((long)Median(rounds.Select(round => (double)round.Cpu.Ticks))),
        Median(rounds.Select(round => round.Bytes)));

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length == 0 ? double.NaN : sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
