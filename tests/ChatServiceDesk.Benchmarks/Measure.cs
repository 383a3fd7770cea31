namespace ChatServiceDesk.Benchmarks;

/// <summary>Measures in rounds. The sides of a duel take turns within each round, so that both meet the same machine.</summary>
internal static class Measure
{
    private const int FewestRounds = 9;
    private const int MostRounds = 200;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(8);

    public static async Task<Line> DuelAsync(string name, Side a, Side b, CancellationToken cancellationToken)
    {
        await WarmUpAsync([a, b], cancellationToken);
        List<Cost> ofA = [];
        List<Cost> ofB = [];
        long start = TimeProvider.System.GetTimestamp();
        while (ofA.Count < FewestRounds || (ofA.Count < MostRounds && TimeProvider.System.GetElapsedTime(start) < Time))
        {
            // Who goes first changes, so that neither always follows the other's garbage.
            bool isEven = ofA.Count % 2 == 0;
            Cost first = await (isEven ? a : b).MeasureAsync(cancellationToken);
            Cost second = await (isEven ? b : a).MeasureAsync(cancellationToken);
            ofA.Add(isEven ? first : second);
            ofB.Add(isEven ? second : first);
        }

        return new Line(
            name,
            Cost.MedianOf(ofA),
            Cost.MedianOf(ofB),
            Cost.Median(ofA.Zip(ofB, (ours, theirs) => ours.Wall / theirs.Wall)),
            Cost.Median(ofA.Zip(ofB, (ours, theirs) => ours.Cpu / theirs.Cpu)),
            ofA.Count);
    }

    /// <summary>Given a number of rounds it measures that often and without a warm-up, for runs of seconds; otherwise as often as time allows.</summary>
    public static async Task<Line> AloneAsync(string name, Side side, int? rounds, CancellationToken cancellationToken)
    {
        if (rounds is null)
        {
            await WarmUpAsync([side], cancellationToken);
        }

        List<Cost> costs = [];
        long start = TimeProvider.System.GetTimestamp();
        while (costs.Count < (rounds ?? FewestRounds) || (rounds is null && costs.Count < MostRounds && TimeProvider.System.GetElapsedTime(start) < Time))
        {
            costs.Add(await side.MeasureAsync(cancellationToken));
        }

        return new Line(name, Cost.MedianOf(costs), B: null, WallRatio: null, CpuRatio: null, costs.Count);
    }

    private static async Task WarmUpAsync(IReadOnlyList<Side> sides, CancellationToken cancellationToken)
    {
        long start = TimeProvider.System.GetTimestamp();
        do
        {
            foreach (Side side in sides)
            {
                await side.RunAsync(cancellationToken);
            }
        }
        while (TimeProvider.System.GetElapsedTime(start) < WarmUp);
    }
}
