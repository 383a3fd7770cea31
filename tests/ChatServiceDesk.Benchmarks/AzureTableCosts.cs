using System.Runtime.CompilerServices;
using Azure.Core.Pipeline;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Benchmarks;

/// <summary>What <see cref="AzureTable"/> adds to a bare <see cref="HttpClient"/> that sends the very same bytes, made beforehand, and reads the answer without understanding it.</summary>
internal static class AzureTableCosts
{
    private static readonly TableSharedKey s_key = new("account", Convert.ToBase64String(new byte[64]));

    public static async IAsyncEnumerable<Line> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using CannedTableService service = await CannedTableService.StartAsync(cancellationToken);
        yield return await DuelAsync("get", service.EndpointFor(1), 40, GetAsync, cancellationToken);
        foreach ((string name, int changes, int operations) in new[] { ("insert", 1, 40), ("batch of 8", 8, 30), ("batch of 100", 100, 10) })
        {
            RowChange[] batch = SampleRow.Inserts(1042, changes);
            yield return await DuelAsync(
                name, service.EndpointFor(changes), operations, (table, cancelled) => table.CommitAsync(SampleRow.Partition, batch, cancelled), cancellationToken);
        }
    }

    private static async Task GetAsync(AzureTable table, CancellationToken cancellationToken)
    {
        if (await table.GetAsync(SampleRow.Partition, SampleRow.Key(1042), cancellationToken) is not { Data.Count: 14 })
        {
            throw new InvalidOperationException("That is not the row that the canned service has.");
        }
    }

    private static async Task<Line> DuelAsync(
        string name, Uri endpoint, int operations, Func<AzureTable, CancellationToken, Task> call, CancellationToken cancellationToken)
    {
        RecordedCall recorded = await RecordAsync(endpoint, call, cancellationToken);
        AzureTable table = new(endpoint, "desk", s_key);
        using SocketsHttpHandler handler = new();
        using HttpClient bare = new(handler);
        return await Measure.DuelAsync(
            name,
            Side.OneByOne(operations, cancelled => call(table, cancelled)),
            Side.OneByOne(operations, cancelled => recorded.RepeatAsync(bare, cancelled)),
            cancellationToken);
    }

    private static async Task<RecordedCall> RecordAsync(Uri endpoint, Func<AzureTable, CancellationToken, Task> call, CancellationToken cancellationToken)
    {
        using RecordingHandler recorder = new();
        using HttpClient http = new(recorder);
        using HttpClientTransport transport = new(http);
        await call(new AzureTable(endpoint, "desk", s_key, new AzureTableOptions { Transport = transport }), cancellationToken);
        return recorder.Last ?? throw new InvalidOperationException("Nothing was sent.");
    }
}
