using ChatServiceDesk.Configuration;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Notifications;

/// <summary>What is said to requester and agents when something has happened to a ticket. Plain text.</summary>
internal sealed class TicketMessages(DeskSettings settings)
{
    /// <summary>To the requester.</summary>
    public string Say(HistoryEntry entry, Ticket ticket, TimeZoneInfo? zone) => entry.Event switch
    {
        nameof(TicketEvent.Claimed) => $"{entry.By.Person.Name} is working on {ticket.Number}: {Words.TitleOf(ticket)}",
        nameof(TicketEvent.PriorityChanged) when entry.By.Role is ActorRole.Desk =>
            $"Others report the same, so {ticket.Number} now has priority {Words.Of(ticket.Priority)}. We aim to resolve it by {Words.At(ticket.ResolutionDue, zone ?? settings.Zone)}.",
        nameof(TicketEvent.PriorityChanged) =>
            $"{ticket.Number} now has priority {Words.Of(ticket.Priority)}. We aim to resolve it by {Words.At(ticket.ResolutionDue, zone ?? settings.Zone)}.",
        nameof(TicketEvent.Closed) => $"{ticket.Number} is closed now: {Words.TitleOf(ticket)}. If the problem comes back, just write to me.",
        _ => throw new ArgumentException($"Nothing is said about {entry.Event}.", nameof(entry)),
    };

    /// <summary>Into the agents' thread.</summary>
    public static string Note(HistoryEntry entry, Ticket ticket) => entry.Event switch
    {
        nameof(TicketEvent.Answered) => $"{entry.By.Person.Name} answers: {entry.Words}",
        nameof(TicketEvent.Reopened) when entry.Words.Length > 0 => $"{entry.By.Person.Name} has reopened {ticket.Number}: {entry.Words}",
        nameof(TicketEvent.Reopened) => $"{entry.By.Person.Name} has reopened {ticket.Number}.",
        nameof(TicketEvent.ImpactRaised) when HistoryCodec.ReadRaised(entry) is var (to, people) =>
            $"{people} people report the same: the impact of {ticket.Number} is {Words.Of(to)} now, its priority {Words.Of(ticket.Priority)}{(ticket.IsPriorityByAgent ? " as set by an agent" : "")}.",
        _ => throw new ArgumentException($"Nothing is noted about {entry.Event}.", nameof(entry)),
    };

    /// <summary>Into the agents' thread, when the requester could not be told.</summary>
    public string Untold(HistoryEntry entry, Ticket ticket, Contact? requester)
    {
        string why = requester?.Unreachable is { } mark ? $"{ticket.Requester.Name} can't be reached in Teams: {Words.OfWall(mark.Code)}." : $"{ticket.Requester.Name} could not be reached in Teams.";
        string what = entry.Event switch
        {
            nameof(TicketEvent.Asked) => $"the question \"{entry.Words}\"",
            nameof(TicketEvent.Resolved) => $"that {ticket.Number} is resolved: {entry.Words}",
            _ => $"\"{Say(entry, ticket, zone: null)}\"",
        };
        return $"{why} Not delivered: {what}";
    }

    /// <summary>Why a post that was called for earlier would be wrong now; <see langword="null"/> while it is still true.</summary>
    public static string? Outdated(AgendaRow row, HistoryEntry entry, StoredTicket stored) => entry.Event switch
    {
        nameof(TicketEvent.Claimed) when stored.Ticket.Assignee?.Id != entry.By.Person.Id => "another agent has it now, or nobody",
        nameof(TicketEvent.Asked) when stored.Ticket.Question is null || stored.QuestionVersion != row.Version => "the question is settled",
        nameof(TicketEvent.PriorityChanged) when stored.Ticket.Priority.ToString() != entry.Words => "the priority has changed again",
        nameof(TicketEvent.ImpactRaised) when !stored.Ticket.IsOpen => "it is resolved",
        nameof(TicketEvent.ImpactRaised) when HistoryCodec.ReadRaised(entry)?.To < stored.Ticket.Impact => "the impact has been raised further",
        nameof(TicketEvent.Resolved) when stored.Ticket.IsOpen || stored.ResolvedVersion != row.Version => "it was reopened",
        nameof(TicketEvent.Closed) when stored.Ticket.State is not TicketState.Closed => "it was reopened",
        _ => null,
    };
}
