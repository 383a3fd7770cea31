using ChatServiceDesk.Configuration;
using ChatServiceDesk.Hearing;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Raising;

/// <summary>Several reports of the same thing raise the impact of each. A report is compared once it is stored, and again when a new one is like it.</summary>
internal sealed partial class RaiseImpact(DeskSettings settings, SameThing same, OpenReportStore reports, ILogger<RaiseImpact> logger)
{
    /// <summary>The others come first: if this breaks off, it begins again, and whoever was asked twice finds nothing new.</summary>
    public async ValueTask<Change> HandleAsync(StoredTicket stored, AgendaRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Change done = TicketChange.Compared(row, now);
        if (!stored.Ticket.IsOpen)
        {
            return done;
        }

        SameThing.Group group = await same.GroupOfAsync(stored.Tenant, stored.Ticket, now, cancellationToken);
        if (row.What == AgendaPlan.Compare)
        {
            foreach (OpenReport other in group.Behind)
            {
                await reports.AskAsync(other, stored.Ticket.Number.Value, now, cancellationToken);
            }
        }

        return group.Same is { } found ? Raise(stored, found, row, now).And(done) : done;
    }

    private Change Raise(StoredTicket stored, SameReports found, AgendaRow row, DateTimeOffset now)
    {
        SameReports known = stored.Ticket.Same is { } before && before.People >= found.People ? before : found;
        Ticket ticket = stored.Ticket with { Same = known };
        if (ticket.IncreaseImpact(settings.Similar.ImpactOf(known.People), known.People, settings.Matrix, settings.Terms, now) is Decision.Accepted { Events.Count: > 0 } raised)
        {
            LogRaised(ticket.Number, raised.Next.Impact, raised.Next.Priority, known.People);
            return TicketChange.Of(stored.Partition, stored, raised, Cause.Of(row));
        }

        return known == stored.Ticket.Same ? Change.None : TicketChange.Same(stored, known, now);
    }

    [LoggerMessage(2701, LogLevel.Information, "{Ticket}: impact {Impact}, priority {Priority}, because {People} people report the same")]
    private partial void LogRaised(TicketNumber ticket, Level impact, Priority priority, int people);
}
