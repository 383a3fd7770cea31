using System.Globalization;
using System.Text;

namespace ChatServiceDesk.Tables.Tests;

/// <summary>The child of <see cref="KillTests"/>: commits from several sides at once, and prints the name of each batch once it is acknowledged.</summary>
internal static class CommitUntilKilled
{
    public const string Argument = "--commit-until-killed";
    public const string Partition = "tenant|00";
    public const int RowsPerBatch = 5;

    private const int Sides = 8;

    private static readonly Lock s_printing = new();

    public static async Task RunAsync(string file, string life)
    {
        await using SqliteTable table = SqliteTable.Open(file);
        await using Stream output = Console.OpenStandardOutput(); // unlike Console.Out it keeps nothing back
        await Task.WhenAll(Enumerable.Range(0, Sides).Select(side => CommitForEverAsync(table, output, $"{life}.{side}")));
    }

    private static async Task CommitForEverAsync(SqliteTable table, Stream output, string side)
    {
        for (int number = 0; ; number++)
        {
            string batch = string.Create(CultureInfo.InvariantCulture, $"{side}.{number}.");
            await table.CommitAsync(
                Partition,
                [.. Enumerable.Range(0, RowsPerBatch).Select(row => new RowChange.Insert($"b|{batch}{row}", new() { ["Batch"] = batch, ["Filling"] = new byte[500] }))],
                CancellationToken.None);
            byte[] line = Encoding.ASCII.GetBytes($"{batch}\n");
            lock (s_printing)
            {
                output.Write(line);
            }
        }
    }
}
