using System.Globalization;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Audit;

/// <summary><c>verify</c>: is this store sound? Exit code 1 with the list of what is wrong.</summary>
internal static class VerifyCommand
{
    public static async Task<int> RunAsync(ITable table, TimeProvider clock, TextWriter output, CancellationToken cancellationToken)
    {
        int tickets = 0;
        int findings = 0;
        await foreach (string partition in new TenantStore(table, clock, shardsOfNew: 1).PartitionsAsync(cancellationToken))
        {
            StoredPartition rows = await StoredPartition.ReadAsync(table, partition, cancellationToken);
            tickets += rows.Tickets.Count;
            foreach (Finding finding in new Verifier(rows, clock.GetUtcNow()).Run())
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
