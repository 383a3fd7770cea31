using ChatServiceDesk.Configuration;
using ChatServiceDesk.Directory;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Notifications;

/// <summary>Whether a requester is told something now, later, or not at all: their quiet hours, and how much they want to hear. An answer to what they do is no push and does not come here.</summary>
internal sealed class PushGate(ContactDirectory people, DeskSettings settings, TimeProvider clock)
{
    /// <summary>What was on its way when the quiet hours began has arrived by then, or waits.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    /// <param name="Wait">It is not the time for it; <see langword="null"/> if it is.</param>
    /// <param name="Overtakes">It goes although earlier news wait for the end of the quiet hours.</param>
    /// <param name="Unwanted">Why this person is not told; <see langword="null"/> if they are.</param>
    internal sealed record Verdict(Attempt? Wait, bool Overtakes, string? Unwanted)
    {
        public static Verdict Go { get; } = new(null, false, null);
    }

    public async ValueTask<Verdict> JudgeAsync(AgendaRow row, HistoryEntry entry, StoredTicket stored, CancellationToken cancellationToken)
    {
        if (row is not { Recipient: Recipient.Requester or Recipient.Reporter, Kind: AgendaKind.Say or AgendaKind.Post }
            || await (row.Recipient is Recipient.Reporter ? people.OfReporterAsync(stored, cancellationToken) : people.OfRequesterAsync(stored, cancellationToken)) is not { } contact)
        {
            return Verdict.Go;
        }

        DateTimeOffset now = clock.GetUtcNow();
        string? unwanted = IsWanted(contact.Wishes.Level, entry) ? null : $"they want to hear {Words.Of(contact.Wishes.Level)}";
        return (contact.Wishes.QuietOr(settings.Notifying.Quiet)?.At(now, ZoneOf(contact)), MayInterrupt(entry, stored.Ticket)) switch
        {
            (null, _) => new Verdict(null, false, unwanted),
            ({ Since: var since }, true) => new Verdict(null, now - since > Settled, unwanted),
            ({ Until: var until }, false) => new Verdict(new Attempt.TooEarly("it is quiet hours for the requester", until - now), false, unwanted),
        };
    }

    /// <summary>The zone of somebody's client, as it was last heard from, else the desk's.</summary>
    public TimeZoneInfo ZoneOf(Contact contact) => TimeZoneInfo.TryFindSystemTimeZoneById(contact.TimeZone, out TimeZoneInfo? zone) ? zone : settings.Zone;

    private static bool MayInterrupt(HistoryEntry entry, Ticket ticket) => entry.Event == nameof(TicketEvent.Asked) || ticket.Priority is Priority.P1;

    private static bool IsWanted(NotifyLevel level, HistoryEntry entry) => level switch
    {
        NotifyLevel.All => true,
        _ when entry.Event is nameof(TicketEvent.Asked) or nameof(TicketEvent.EscalationMissed)
            or nameof(TicketEvent.Said) or nameof(TicketEvent.Reworded) or nameof(TicketEvent.TakenBack) => true, // An agent's own words are never swallowed.
        NotifyLevel.Important => entry.Event is nameof(TicketEvent.Resolved) or nameof(TicketEvent.PutOnHold) or nameof(TicketEvent.ResponseMissed)
            or nameof(TicketEvent.ResolutionMissed) or nameof(TicketEvent.SurveyAsked),
        _ => false,
    };
}
