using System.Diagnostics;
using System.Globalization;

namespace ChatServiceDesk.Tables.Tests;

/// <summary>A process that commits as fast as it can is killed (SIGKILL) again and again; what it had acknowledged must be there.</summary>
public sealed class KillTests : IDisposable
{
    private readonly DirectoryInfo _directory = System.IO.Directory.CreateTempSubdirectory("tables-");

    private static readonly int[] s_acknowledgementsPerLife = [23, 391, 1, 180, 57];

    private static CancellationToken Soon => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task Kill_9_loses_no_acknowledged_batch_and_leaves_none_half_written()
    {
        string file = Path.Combine(_directory.FullName, "desk.db");
        List<string> acknowledged = [];
        foreach ((int life, int killAfter) in s_acknowledgementsPerLife.Index())
        {
            acknowledged.AddRange(await LiveAndDieAsync(file, life, killAfter));

            Dictionary<string, int> rowsByBatch = await CountAsync(file);
            Assert.All(rowsByBatch, batch => Assert.Equal(CommitUntilKilled.RowsPerBatch, batch.Value));
            Assert.Empty(acknowledged.Except(rowsByBatch.Keys));
        }

        Assert.InRange(acknowledged.Count, 100, int.MaxValue);
    }

    private static async Task<List<string>> LiveAndDieAsync(string file, int life, int killAfter)
    {
        ProcessStartInfo start = new("dotnet")
        {
            RedirectStandardOutput = true,
            ArgumentList = { typeof(KillTests).Assembly.Location, CommitUntilKilled.Argument, file, life.ToString(CultureInfo.InvariantCulture) },
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("The child did not start.");
        try
        {
            List<string> acknowledged = [];
            while (await process.StandardOutput.ReadLineAsync(Soon) is { } line)
            {
                acknowledged.Add(line);
                if (acknowledged.Count == killAfter)
                {
                    process.Kill(); // SIGKILL; what it had printed until then is still in the pipe
                }
            }

            // The last line may have been cut off by the kill.
            return acknowledged is [.. var whole, var last] && !last.EndsWith('.') ? [.. whole] : acknowledged;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task<Dictionary<string, int>> CountAsync(string file)
    {
        await using SqliteTable table = SqliteTable.Open(file);
        Dictionary<string, int> rowsByBatch = [];
        await foreach (Row row in table.RangeAsync(CommitUntilKilled.Partition, KeyRange.Prefix("b|"), Soon))
        {
            string batch = row.Data.String("Batch");
            rowsByBatch[batch] = rowsByBatch.GetValueOrDefault(batch) + 1;
        }

        return rowsByBatch;
    }
}
