using ChatServiceDesk.Configuration;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Notifications;

/// <summary>What is said when something has happened to a ticket: to the requester in the language of their report, to agents in English. Plain text.</summary>
internal sealed class TicketMessages(DeskSettings settings)
{
    /// <summary>Of what was said to another team, the newest, each cut to its beginning.</summary>
    private const int LastSaid = 6;
    private const int LongestSaid = 400;

    /// <summary>Of those that an edit may change, the ones that agents read.</summary>
    private static readonly string[] EditedFields = ["Title", "Description", "Impact", "Urgency", "Priority"];

    /// <summary>To the requester.</summary>
    public string Say(HistoryEntry entry, Ticket ticket, TimeZoneInfo? zone, Texts texts) => entry.Event switch
    {
        nameof(TicketEvent.Claimed) => texts.Say("News.Claimed", entry.By.Person.Name, ticket.Number, Words.TitleOf(ticket, texts)),
        nameof(TicketEvent.PriorityChanged) when Words.At(ticket.ResolutionDue, zone ?? settings.Zone, texts) is var due && Words.Of(ticket.Priority, texts) is var priority =>
            entry.By.Role is ActorRole.Desk ? texts.Say("News.PriorityRaised", ticket.Number, priority, due) : texts.Say("News.Priority", ticket.Number, priority, due),
        nameof(TicketEvent.Recategorised) => Sorted(entry, ticket, texts),
        nameof(TicketEvent.Closed) => texts.Say("News.Closed", ticket.Number, Words.TitleOf(ticket, texts)),
        nameof(TicketEvent.Said) => texts.Say("Talking.AgentSays", entry.By.Person.Name, ticket.Number, Words.TitleOf(ticket, texts), entry.Words),
        nameof(TicketEvent.Reworded) => texts.Say("Talking.AgentEdited", entry.By.Person.Name, ticket.Number, entry.Words),
        nameof(TicketEvent.TakenBack) => texts.Say("Talking.AgentDeleted", entry.By.Person.Name, ticket.Number),
        _ => throw new ArgumentException($"Nothing is said about {entry.Event}.", nameof(entry)),
    };

    /// <summary>Into the agents' thread.</summary>
    /// <param name="entry">What happened.</param>
    /// <param name="ticket">As it stands.</param>
    /// <param name="earlier">What came before: told to a team that has just got the ticket.</param>
    public string Note(HistoryEntry entry, Ticket ticket, IEnumerable<HistoryEntry> earlier) => entry.Event switch
    {
        nameof(TicketEvent.Recategorised) => Moved(entry, earlier),
        nameof(TicketEvent.Answered) => $"{entry.By.Person.Name} answers: {entry.Words}",
        nameof(TicketEvent.Said) => $"{entry.By.Person.Name} writes: {entry.Words}",
        nameof(TicketEvent.Reworded) => $"{entry.By.Person.Name} has edited what they wrote: {entry.Words}",
        nameof(TicketEvent.TakenBack) => $"A message of {entry.By.Person.Name} was deleted by its author. What it said stays in the history.",
        nameof(TicketEvent.Edited) => WhatWasEdited(entry, ticket),
        nameof(TicketEvent.Withdrawn) when entry.Words.Length > 0 => $"{entry.By.Person.Name} has withdrawn {ticket.Number}: {entry.Words}",
        nameof(TicketEvent.Withdrawn) => $"{entry.By.Person.Name} has withdrawn {ticket.Number}.",
        nameof(TicketEvent.Reopened) when entry.Words.Length > 0 => $"{entry.By.Person.Name} has reopened {ticket.Number}: {entry.Words}",
        nameof(TicketEvent.Reopened) => $"{entry.By.Person.Name} has reopened {ticket.Number}.",
        nameof(TicketEvent.ImpactRaised) when HistoryCodec.ReadRaised(entry) is var (to, people) =>
            $"{people} people report the same: the impact of {ticket.Number} is {Words.Of(to)} now, its priority {Words.Of(ticket.Priority, Texts.English)}{(ticket.IsPriorityByAgent ? " as set by an agent" : "")}.",
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
            _ => $"\"{Say(entry, ticket, zone: null, Texts.English)}\"",
        };
        return $"{why} Not delivered: {what}";
    }

    /// <summary>To the new team: who has passed it on, from where, and what requester and agents have said to each other. What was said in a restricted queue stays there.</summary>
    private string Moved(HistoryEntry entry, IEnumerable<HistoryEntry> earlier)
    {
        string from = HistoryCodec.Changed(entry, "Queue")?.Before ?? "";
        string[] said = settings.IsRestricted(from) ? [] : [.. earlier.Where(before => before.Version < entry.Version).Select(Said).OfType<string>().TakeLast(LastSaid)];
        return string.Join("\n\n", said.Prepend($"{entry.By.Person.Name} of {settings.NameOfQueue(from)} has passed this on."));
    }

    private static string? Said(HistoryEntry entry)
    {
        string words = CardText.Truncate(entry.Words, LongestSaid);
        return entry.Event switch
        {
            nameof(TicketEvent.Asked) => $"{entry.By.Person.Name} asked: {words}",
            nameof(TicketEvent.Answered) => $"{entry.By.Person.Name} answered: {words}",
            nameof(TicketEvent.Said) => $"{entry.By.Person.Name} wrote: {words}",
            nameof(TicketEvent.Reworded) => $"{entry.By.Person.Name} changed that to: {words}",
            nameof(TicketEvent.TakenBack) => $"{entry.By.Person.Name} deleted a message.",
            nameof(TicketEvent.Reopened) when words.Length > 0 => $"{entry.By.Person.Name} reopened it: {words}",
            _ => null,
        };
    }

    /// <summary>Each field before and after; long descriptions only as they are now, and the card has them whole.</summary>
    private static string WhatWasEdited(HistoryEntry entry, Ticket ticket)
    {
        string[] lines =
        [
            .. EditedFields
                .Select(field => HistoryCodec.Changed(entry, field) is var (before, after)
                    ? $"{field}: {CardText.Truncate(before ?? "", LongestSaid)} → {CardText.Truncate(after ?? "", LongestSaid)}"
                    : null)
                .OfType<string>(),
        ];
        return string.Join("\n\n", lines.Prepend($"{entry.By.Person.Name} has edited {ticket.Number}."));
    }

    private string Sorted(HistoryEntry entry, Ticket ticket, Texts texts)
    {
        (string agent, string queue, string category) = (entry.By.Person.Name, settings.NameOfQueue(ticket.Queue), settings.NameOfCategory(ticket.Category));
        return (HistoryCodec.IsMove(entry), ticket.Kind) switch
        {
            (true, TicketKind.Incident) => texts.Say("News.MovedAsIncident", ticket.Number, queue, category),
            (true, _) => texts.Say("News.MovedAsRequest", ticket.Number, queue, category),
            (false, TicketKind.Incident) => texts.Say("News.FiledAsIncident", agent, ticket.Number, category),
            (false, _) => texts.Say("News.FiledAsRequest", agent, ticket.Number, category),
        };
    }

    /// <summary>Why a post that was called for earlier would be wrong now; <see langword="null"/> while it is still true.</summary>
    public static string? Outdated(AgendaRow row, HistoryEntry entry, StoredTicket stored) => entry.Event switch
    {
        _ when row.Recipient is Recipient.Queue && row.Version < stored.QueueVersion => "another team has it now",
        nameof(TicketEvent.Recategorised) when HistoryCodec.WordsOf(stored.Ticket.Sorting) != entry.Words => "it was corrected again",
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
