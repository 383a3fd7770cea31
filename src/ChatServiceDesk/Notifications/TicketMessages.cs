using ChatServiceDesk.Configuration;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Activities;
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
        nameof(TicketEvent.PriorityChanged) when ticket.ExpectedBy <= entry.At => entry.By.Role is ActorRole.Desk
            ? texts.Say("Pushes.PriorityRaised", ticket.Number, Words.Of(ticket.Priority, texts))
            : texts.Say("Pushes.Priority", ticket.Number, Words.Of(ticket.Priority, texts)),
        nameof(TicketEvent.PriorityChanged) when Words.At(ticket.ExpectedBy, zone ?? settings.Zone, texts) is var due && Words.Of(ticket.Priority, texts) is var priority =>
            entry.By.Role is ActorRole.Desk ? texts.Say("News.PriorityRaised", ticket.Number, priority, due) : texts.Say("News.Priority", ticket.Number, priority, due),
        nameof(TicketEvent.Recategorised) => Sorted(entry, ticket, texts),
        nameof(TicketEvent.PutOnHold) => texts.Say("Pushes.Waiting", ticket.Number, entry.By.Person.Name, entry.Words),
        nameof(TicketEvent.Continued) => texts.Say("Pushes.Continued", entry.By.Person.Name, ticket.Number),
        nameof(TicketEvent.ResponseMissed) or nameof(TicketEvent.ResolutionMissed) => Late(entry, ticket, zone ?? settings.Zone, texts),
        nameof(TicketEvent.EscalationMissed) => texts.Say(
            "Pushes.EscalationMissed", ticket.Number, Words.At(ticket.Complaint?.Due ?? entry.At, zone ?? settings.Zone, texts), settings.LeadOf(ticket.Queue)?.Name ?? settings.NameOfQueue(ticket.Queue)),
        nameof(TicketEvent.Closed) => texts.Say("News.Closed", ticket.Number, Words.TitleOf(ticket, texts)),
        nameof(TicketEvent.Said) => texts.Say("Talking.AgentSays", entry.By.Person.Name, ticket.Number, Words.TitleOf(ticket, texts), entry.Words),
        nameof(TicketEvent.Reworded) => texts.Say("Talking.AgentEdited", entry.By.Person.Name, ticket.Number, entry.Words),
        nameof(TicketEvent.TakenBack) => texts.Say("Talking.AgentDeleted", entry.By.Person.Name, ticket.Number),
        _ => throw new ArgumentException($"Nothing is said about {entry.Event}.", nameof(entry)),
    };

    /// <summary>To whoever has reported it for somebody else: they read what the requester does, and may answer too.</summary>
    public string SayToReporter(HistoryEntry entry, Ticket ticket, TimeZoneInfo? zone, Texts texts) => entry.Event switch
    {
        nameof(TicketEvent.Asked) => texts.Say("Behalf.Asked", entry.By.Person.Name, Naming.Within(ticket), ticket.Number, entry.Words),
        nameof(TicketEvent.Resolved) => texts.Say("Behalf.Resolved", ticket.Number, Naming.Within(ticket), entry.Words),
        _ => Say(entry, ticket, zone, texts),
    };

    /// <summary>Into the agents' thread.</summary>
    /// <param name="entry">What happened.</param>
    /// <param name="ticket">As it stands.</param>
    /// <param name="earlier">What came before: told to a team that has just got the ticket.</param>
    public string Note(HistoryEntry entry, Ticket ticket, IEnumerable<HistoryEntry> earlier) => entry.Event switch
    {
        nameof(TicketEvent.Recategorised) => Moved(entry, ticket, earlier),
        nameof(TicketEvent.Answered) => $"{Naming.Begin(entry, ticket)} answers: {entry.Words}",
        nameof(TicketEvent.Said) => $"{Naming.Begin(entry, ticket)} writes: {entry.Words}",
        nameof(TicketEvent.Reworded) => $"{Naming.Begin(entry, ticket)} has edited what they wrote: {entry.Words}",
        nameof(TicketEvent.TakenBack) => $"A message of {(entry.By.Role is ActorRole.Requester ? Naming.Within(ticket) : entry.By.Person.Name)} was deleted by its author. What it said stays in the history.",
        nameof(TicketEvent.Edited) => WhatWasEdited(entry, ticket),
        nameof(TicketEvent.Withdrawn) when entry.Words.Length > 0 => $"{Naming.Begin(entry, ticket)} has withdrawn {ticket.Number}: {entry.Words}",
        nameof(TicketEvent.Withdrawn) => $"{Naming.Begin(entry, ticket)} has withdrawn {ticket.Number}.",
        nameof(TicketEvent.Reopened) when entry.Words.Length > 0 => $"{Naming.Begin(entry, ticket)} has reopened {ticket.Number}: {entry.Words}",
        nameof(TicketEvent.Reopened) => $"{Naming.Begin(entry, ticket)} has reopened {ticket.Number}.",
        nameof(TicketEvent.ImpactRaised) when HistoryCodec.ReadRaised(entry) is var (to, people) =>
            $"{people} people report the same: the impact of {ticket.Number} is {Words.Of(to)} now, its priority {Words.Of(ticket.Priority, Texts.English)}{(ticket.IsPriorityByAgent ? " as set by an agent" : "")}.",
        nameof(TicketEvent.ResponseMissed) when ticket.ResponseBreach is { } late =>
            $"Nobody has responded to {ticket.Number} by {Words.At(late.Due, settings.Zone, Texts.English)}. {Naming.Begin(ticket)} has been told: by {Words.At(late.Expected, settings.Zone, Texts.English)}.",
        nameof(TicketEvent.ResolutionMissed) when ticket.ResolutionBreach is { } late =>
            $"{ticket.Number} was not resolved by {Words.At(late.Due, settings.Zone, Texts.English)}. {Naming.Begin(ticket)} has been told: by {Words.At(late.Expected, settings.Zone, Texts.English)}.",
        nameof(TicketEvent.Escalated) =>
            $"{Naming.Begin(ticket)} has escalated {ticket.Number}: {CardText.Truncate(entry.Words, LongestSaid)}\n\nPlease get back to them by {Due(ticket)}, then press Follow-up done on the card. They have been promised that.",
        nameof(TicketEvent.EscalationMissed) => $"Nobody has got back to {Naming.Within(ticket)} about {ticket.Number}. They were promised it by {Due(ticket)}, and have been told that you were reminded.",
        nameof(TicketEvent.ComplaintRaised) => Complained(ticket),
        nameof(TicketEvent.FollowUpMissed) => $"Nobody has seen to the complaint about {ticket.Number} yet. It was due by {Due(ticket)}.",
        _ => throw new ArgumentException($"Nothing is noted about {entry.Event}.", nameof(entry)),
    };

    /// <summary>A note as it is sent: what is the lead's to see to mentions them.</summary>
    public OutboundActivity ToThread(HistoryEntry entry, Ticket ticket, string note) =>
        LeadNote.IsFor(entry) && settings.LeadOf(ticket.Queue) is { } lead ? LeadNote.Of(note, lead) : OutboundActivity.Message(note);

    /// <summary>Into the agents' thread, when the requester could not be told.</summary>
    public string Untold(HistoryEntry entry, Ticket ticket, Contact? requester)
    {
        string why = requester?.Unreachable is { } mark ? $"{Naming.Begin(ticket)} can't be reached in Teams: {Words.OfWall(mark.Code)}." : $"{Naming.Begin(ticket)} could not be reached in Teams.";
        string what = entry.Event switch
        {
            nameof(TicketEvent.Asked) => $"the question \"{entry.Words}\"",
            nameof(TicketEvent.Resolved) => $"that {ticket.Number} is resolved: {entry.Words}",
            nameof(TicketEvent.SurveyAsked) or nameof(TicketEvent.SurveyReminded) => $"the question how satisfied they are with {ticket.Number}",
            _ => $"\"{Say(entry, ticket, zone: null, Texts.English)}\"",
        };
        return $"{why} Not delivered: {what}";
    }

    /// <summary>To the new team: who has passed it on, from where, and what requester and agents have said to each other. What was said in a restricted queue stays there.</summary>
    private string Moved(HistoryEntry entry, Ticket ticket, IEnumerable<HistoryEntry> earlier)
    {
        string from = HistoryCodec.Changed(entry, "Queue")?.Before ?? "";
        string[] said = settings.IsRestricted(from) ? [] : [.. earlier.Where(before => before.Version < entry.Version).Select(before => Said(before, ticket)).OfType<string>().TakeLast(LastSaid)];
        return string.Join("\n\n", said.Prepend($"{Naming.Begin(entry, ticket)} of {settings.NameOfQueue(from)} has passed this on."));
    }

    private static string? Said(HistoryEntry entry, Ticket ticket)
    {
        string words = CardText.Truncate(entry.Words, LongestSaid);
        return entry.Event switch
        {
            nameof(TicketEvent.Asked) => $"{Naming.Begin(entry, ticket)} asked: {words}",
            nameof(TicketEvent.Answered) => $"{Naming.Begin(entry, ticket)} answered: {words}",
            nameof(TicketEvent.Said) => $"{Naming.Begin(entry, ticket)} wrote: {words}",
            nameof(TicketEvent.Reworded) => $"{Naming.Begin(entry, ticket)} changed that to: {words}",
            nameof(TicketEvent.TakenBack) => $"{Naming.Begin(entry, ticket)} deleted a message.",
            nameof(TicketEvent.Reopened) when words.Length > 0 => $"{Naming.Begin(entry, ticket)} reopened it: {words}",
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
        return string.Join("\n\n", lines.Prepend($"{Naming.Begin(entry, ticket)} has edited {ticket.Number}."));
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

    /// <summary>One apology with a new time; where somebody else is waited for, that is the reason.</summary>
    private static string Late(HistoryEntry entry, Ticket ticket, TimeZoneInfo zone, Texts texts) => (entry.Event, ticket) switch
    {
        (nameof(TicketEvent.ResponseMissed), { ResponseBreach: { } late }) => texts.Say("Pushes.ResponseLate", ticket.Number, Words.At(late.Due, zone, texts), Words.At(late.Expected, zone, texts)),
        (_, { ResolutionBreach: { } late, Hold: { } hold }) => texts.Say("Pushes.ResolutionLateWaiting", ticket.Number, Words.At(late.Due, zone, texts), Words.At(late.Expected, zone, texts), hold.Reason),
        (_, { ResolutionBreach: { } late }) => texts.Say("Pushes.ResolutionLate", ticket.Number, Words.At(late.Due, zone, texts), Words.At(late.Expected, zone, texts)),
        _ => texts.Say("Pushes.Late", ticket.Number), // What is outdated is only described.
    };

    private string Complained(Ticket ticket)
    {
        string rated = ticket.Survey is { } survey ? $" {survey.Score} of 5, {Words.RatingMeaning(survey.Score, Texts.English)}{(survey.Comment is { } comment ? $": {comment}" : "")}" : "";
        return $"{Naming.Begin(ticket)} has rated {ticket.Number}{rated}\n\nPlease see to it by {Due(ticket)}, then press Follow-up done on the card.";
    }

    private string Due(Ticket ticket) => ticket.Complaint is { } complaint ? Words.At(complaint.Due, settings.Zone, Texts.English) : "now";

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
        nameof(TicketEvent.SurveyAsked) or nameof(TicketEvent.SurveyReminded) => OutdatedSurvey(row, stored),
        nameof(TicketEvent.PutOnHold) when stored.Ticket.Hold?.Reason != entry.Words => "the work goes on",
        nameof(TicketEvent.Continued) when stored.Ticket is not { State: TicketState.Assigned } => "it does not go on any more",
        nameof(TicketEvent.ResponseMissed) when stored.Ticket is { RespondedAt: not null } or { ResponseBreach: null } or { IsOpen: false } => "somebody has responded, or it has another target",
        nameof(TicketEvent.ResolutionMissed) when stored.Ticket is { IsOpen: false } or { ResolutionBreach: null } => "it is resolved, or has another target",
        nameof(TicketEvent.Escalated) or nameof(TicketEvent.EscalationMissed) when stored.Ticket.Complaint is not { IsOpen: true, IsEscalation: true } => "somebody has got back to them",
        nameof(TicketEvent.ComplaintRaised) or nameof(TicketEvent.FollowUpMissed) when stored.Ticket.Complaint is not { IsOpen: true } => "somebody has seen to it",
        nameof(TicketEvent.Closed) when stored.Ticket.State is not TicketState.Closed => "it was reopened",
        _ => null,
    };

    private static string? OutdatedSurvey(AgendaRow row, StoredTicket stored) =>
        stored.Ticket.IsOpen || stored.SurveyVersion < stored.ResolvedVersion ? "it was reopened"
        : stored.Ticket.Survey is not null ? "it has been answered"
        : stored.Ticket.Request is { ExpiredAt: not null } ? "the time for an answer is over"
        : stored.SurveyVersion != row.Version ? "it was asked again"
        : null;
}
