using System.Runtime.CompilerServices;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Benchmarks;

/// <summary>Commits that each wait for the disk, one at a time against 64 at once. The ratio is the gain of sharing a flush.</summary>
internal static class SqliteTableCosts
{
    private const int AtOnce = 64;

    public static async IAsyncEnumerable<Line> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        DirectoryInfo folder = System.IO.Directory.CreateTempSubdirectory("desk-benchmark-");
        try
        {
            yield return await CommitsAsync(Path.Combine(folder.FullName, "table.db"), cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Line> CommitsAsync(string file, CancellationToken cancellationToken)
    {
        await using SqliteTable table = SqliteTable.Open(file);
        long number = 0;

        Task CommitAsync(CancellationToken cancelled) =>
            table.CommitAsync(SampleRow.Partition, SampleRow.Inserts(Interlocked.Increment(ref number), 1), cancelled);

        return await Measure.DuelAsync(
            $"a commit, alone against {AtOnce} at once",
            Side.OneByOne(16, CommitAsync),
            new Side(AtOnce * 4, cancelled => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Side.OneByOne(4, CommitAsync).RunAsync(cancelled)))),
            cancellationToken);
    }
}
