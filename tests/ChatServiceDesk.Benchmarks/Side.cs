namespace ChatServiceDesk.Benchmarks;

/// <summary>Something that can be measured.</summary>
/// <param name="Operations">How many operations one run does; costs are given for one of them.</param>
/// <param name="RunAsync">Does them all.</param>
internal sealed record Side(int Operations, Func<CancellationToken, Task> RunAsync)
{
    /// <summary>One operation after the other.</summary>
    public static Side OneByOne(int operations, Func<CancellationToken, Task> operation) => new(operations, async cancellationToken =>
    {
        for (int i = 0; i < operations; i++)
        {
            await operation(cancellationToken);
        }
    });

    /// <summary>What one run costs for each of its operations.</summary>
    public async Task<Cost> MeasureAsync(CancellationToken cancellationToken)
    {
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        long start = TimeProvider.System.GetTimestamp();
        await RunAsync(cancellationToken);
        TimeSpan wall = TimeProvider.System.GetElapsedTime(start);
        cpu = Environment.CpuUsage.TotalTime - cpu;
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        return new Cost(wall / Operations, cpu / Operations, (double)bytes / Operations);
    }
}
