using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Audit;

/// <summary><c>verify</c>: is this store sound? Exit code 1 with the list of what is wrong.</summary>
internal static class VerifyCommand
{
    /// <param name="table">The store.</param>
    /// <param name="clock">The time that its processes agree on.</param>
    /// <param name="output">What is wrong, a line each.</param>
    /// <param name="cancellationToken">Cancels between two partitions.</param>
    /// <param name="blobs">Where the contents of files lie; <see langword="null"/> looks at the rows only.</param>
    [SuppressMessage("Design", "CA1068:CancellationToken parameters must come last", Justification = "Who looks at a store without files has nothing to give.")]
    public static async Task<int> RunAsync(ITable table, TimeProvider clock, TextWriter output, CancellationToken cancellationToken, IBlobs? blobs = null)
    {
        int tickets = 0;
        int findings = 0;
        await foreach (string partition in new TenantStore(table, clock, shardsOfNew: 1).PartitionsAsync(cancellationToken))
        {
            StoredPartition rows = await StoredPartition.ReadAsync(table, partition, cancellationToken);
            tickets += rows.Tickets.Count;
            List<Finding> found = [.. new Verifier(rows, clock.GetUtcNow()).Run()];
            await foreach (string what in blobs is null ? AsyncEnumerable.Empty<string>() : FileChecks.ContentsAsync(rows, blobs))
            {
                found.Add(new Finding(12, partition, what));
            }

            foreach (Finding finding in found)
            {
                findings++;
                await output.WriteLineAsync(finding.ToString());
            }
        }

        await output.WriteLineAsync(findings == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{tickets} tickets checked, all invariants hold")
            : string.Create(CultureInfo.InvariantCulture, $"{tickets} tickets checked, {findings} findings"));
        return findings == 0 ? 0 : 1;
    }
}
