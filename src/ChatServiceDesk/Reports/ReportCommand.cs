using System.Text.Json;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Reports;

/// <summary><c>report</c>: how often the desk's first decision about a ticket was right, what articles have spared, and how satisfied requesters were.</summary>
internal static class ReportCommand
{
    public static async Task<int> RunAsync(ITable table, TimeProvider clock, SurveyTerms surveys, int weeks, bool asJson, TextWriter output, CancellationToken cancellationToken)
    {
        List<ReadTicket> tickets = [];
        List<(ShownPassage, Deflection.Kind)> passages = [];
        int unreadable = 0;
        await foreach (string partition in new TenantStore(table, clock, shardsOfNew: 1).PartitionsAsync(cancellationToken))
        {
            StoredPartition rows = await StoredPartition.ReadAsync(table, partition, cancellationToken);
            tickets.AddRange(rows.Tickets.Select(ticket => new ReadTicket(ticket.Value.Ticket, rows.History.GetValueOrDefault(ticket.Key) ?? [])));
            passages.AddRange(Deflection.Of(rows, clock.GetUtcNow()));
            unreadable += rows.Unreadable.Count;
        }

        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset from = Weeks.StartOfFirst(weeks, now);
        EarReport report = EarReport.Of(tickets, unreadable, weeks, surveys, now) with
        {
            Deflection = Deflection.Count(passages, from),
            Advice = AdviceRow.Count(passages.Select(passage => passage.Item1), from),
        };
        if (asJson)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(report, ReportJson.Default.EarReport));
        }
        else
        {
            await ReportTables.WriteAsync(report, output);
            await SatisfactionTables.WriteAsync(report.Satisfaction, output);
        }

        return 0;
    }
}
