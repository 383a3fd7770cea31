using ChatServiceDesk.Tables;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

/// <summary>The rows by which a ticket is found: in its queue, with its agent and among reports to compare while it is open, at its requester always.</summary>
internal static class TicketIndex
{
    public static IReadOnlyDictionary<string, RowData> Rows(Ticket ticket)
    {
        RowData summary = new()
        {
            ["Number"] = ticket.Number.ToString(),
            ["Version"] = ticket.Version,
            ["State"] = ticket.State.ToString(),
            ["Title"] = ticket.Title,
        };
        Dictionary<string, RowData> rows = new(StringComparer.Ordinal) { [Keys.Requester(ticket)] = summary };
        if (ticket.ReportedBy is { } reporter)
        {
            rows[Keys.Reporter(ticket, reporter.Id)] = summary;
        }

        if (ticket.IsOpen)
        {
            rows[Keys.Queue(ticket)] = summary;
            if (ticket.Assignee is { } agent)
            {
                rows[Keys.Agent(ticket, agent.Id)] = summary;
            }

            if (ticket is { Likeness: not null, Kind: TicketKind.Incident })
            {
                rows[Keys.Alike(ticket)] = OpenReport.Write(ticket);
            }
        }

        return rows;
    }

    /// <summary>What an index row says, in one line that can be compared.</summary>
    public static string TextOf(RowData row) =>
        string.Join(' ', row.Keys.Order(StringComparer.Ordinal).Select(name => $"{name}={HistoryCodec.Shown(row, name)}"));
}
