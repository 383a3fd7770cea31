using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Azure.Core.Pipeline;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Benchmarks;

/// <summary>
/// What <see cref="AzureTable"/> adds to a bare <see cref="HttpClient"/>: first to one that sends the very same bytes, made
/// beforehand, and does not look at the answer; then to one that makes the body from rows, signs the call and reads the answer, in the plainest way.
/// </summary>
internal static class AzureTableCosts
{
    private static readonly byte[] s_secret = new byte[64];
    private static readonly TableSharedKey s_key = new("account", Convert.ToBase64String(s_secret));

    public static async IAsyncEnumerable<Line> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using CannedTableService service = await CannedTableService.StartAsync(cancellationToken);
        await foreach (Line line in DuelsAsync("get", service.EndpointFor(1), 40, GetAsync, PlainCall.Get, cancellationToken))
        {
            yield return line;
        }

        foreach ((string name, int changes, int operations) in new[] { ("insert", 1, 40), ("batch of 8", 8, 30), ("batch of 100", 100, 10) })
        {
            RowChange[] batch = SampleRow.Inserts(1042, changes);
            await foreach (Line line in DuelsAsync(
                name, service.EndpointFor(changes), operations, (table, cancelled) => table.CommitAsync(SampleRow.Partition, batch, cancelled), PlainCall.Commit(changes), cancellationToken))
            {
                yield return line;
            }
        }
    }

    private static async Task GetAsync(AzureTable table, CancellationToken cancellationToken)
    {
        if (await table.GetAsync(SampleRow.Partition, SampleRow.Key(1042), cancellationToken) is not { Data.Count: 14 })
        {
            throw new InvalidOperationException("That is not the row that the canned service has.");
        }
    }

    private static async IAsyncEnumerable<Line> DuelsAsync(
        string name,
        Uri endpoint,
        int operations,
        Func<AzureTable, CancellationToken, Task> call,
        PlainCall plain,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RecordedCall recorded = await RecordAsync(endpoint, call, cancellationToken);
        AzureTable table = new(endpoint, "desk", s_key);
        using SocketsHttpHandler handler = new();
        using HttpClient http = new(handler);
        Side ours = Side.OneByOne(operations, cancelled => call(table, cancelled));
        yield return await Measure.DuelAsync($"{name} / same bytes", ours, Same(recorded, http, operations), cancellationToken);
        yield return await Measure.DuelAsync($"{name} / plain client", ours, Plain(recorded, http, operations, plain), cancellationToken);
    }

    private static Side Same(RecordedCall recorded, HttpClient http, int operations) =>
        Side.OneByOne(operations, cancellationToken => recorded.RepeatAsync(http, other: null, sign: null, cancellationToken));

    private static Side Plain(RecordedCall recorded, HttpClient http, int operations, PlainCall plain) =>
        Side.OneByOne(operations, async cancellationToken => plain.Read(await recorded.RepeatAsync(http, plain.Write(), Sign, cancellationToken)));

    /// <summary>The service takes no call without it, from whichever client.</summary>
    private static (string Date, string Signature) Sign(Uri uri)
    {
        string date = TimeProvider.System.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        byte[] signature = HMACSHA256.HashData(s_secret, Encoding.UTF8.GetBytes($"{date}\n/account{uri.AbsolutePath}"));
        return (date, $"SharedKeyLite account:{Convert.ToBase64String(signature)}");
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
