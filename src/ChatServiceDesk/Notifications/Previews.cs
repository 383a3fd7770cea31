using ChatServiceDesk.Configuration;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Notifications;

/// <summary>What a notification shows before anybody has opened it, on a screen that others may see: no words that people have written, and of a restricted queue's tickets only the number.</summary>
internal sealed class Previews(DeskSettings settings)
{
    /// <summary>Longer ones are cut off by most devices.</summary>
    public const int Longest = 90;

    private const int LongestName = 30;

    /// <summary>For the requester, in the language of their report.</summary>
    /// <param name="entry">What they are told.</param>
    /// <param name="ticket">As it stands.</param>
    /// <param name="zone">The reader's.</param>
    public string Of(HistoryEntry entry, Ticket ticket, TimeZoneInfo zone)
    {
        Texts texts = Texts.Of(ticket);
        return CardText.Truncate(settings.IsRestricted(ticket.Queue) ? texts.Say("Pushes.PreviewNews", ticket.Number) : Told(entry, ticket, zone, texts), Longest);
    }

    /// <summary>For the agents, in their channel.</summary>
    public string ForAgents(Ticket ticket) => CardText.Truncate(settings.IsRestricted(ticket.Queue) ? $"{ticket.Number}" : $"{ticket.Number}: {Words.TitleOf(ticket, Texts.English)}", Longest);

    private static string Told(HistoryEntry entry, Ticket ticket, TimeZoneInfo zone, Texts texts) => entry.Event switch
    {
        nameof(TicketEvent.Claimed) => texts.Say("Pushes.PreviewClaimed", ticket.Number, Name(entry)),
        nameof(TicketEvent.Continued) => texts.Say("Pushes.PreviewContinued", ticket.Number),
        nameof(TicketEvent.PutOnHold) => texts.Say("Pushes.PreviewWaiting", ticket.Number),
        nameof(TicketEvent.PriorityChanged) => texts.Say("Pushes.PreviewPriority", ticket.Number, Words.Of(ticket.Priority, texts)),
        nameof(TicketEvent.Recategorised) => texts.Say("Pushes.PreviewFiled", ticket.Number),
        nameof(TicketEvent.Said) or nameof(TicketEvent.Reworded) => texts.Say("Pushes.PreviewSaid", ticket.Number, Name(entry)),
        nameof(TicketEvent.Asked) => texts.Say("Pushes.PreviewAsked", ticket.Number, Name(entry)),
        nameof(TicketEvent.ResponseMissed) when ticket.ResponseBreach is { } missed => texts.Say("Pushes.PreviewLate", ticket.Number, Words.At(missed.Expected, zone, texts)),
        nameof(TicketEvent.ResolutionMissed) => texts.Say("Pushes.PreviewLate", ticket.Number, Words.At(ticket.ExpectedBy, zone, texts)),
        nameof(TicketEvent.EscalationMissed) => texts.Say("Pushes.PreviewEscalation", ticket.Number),
        nameof(TicketEvent.Resolved) => texts.Say("Pushes.PreviewResolved", ticket.Number),
        nameof(TicketEvent.SurveyAsked) => texts.Say("Pushes.PreviewSurvey", ticket.Number),
        nameof(TicketEvent.SurveyReminded) => texts.Say("Pushes.PreviewReminder", ticket.Number),
        nameof(TicketEvent.Closed) => texts.Say("Pushes.PreviewClosed", ticket.Number),
        _ => texts.Say("Pushes.PreviewNews", ticket.Number),
    };

    private static string Name(HistoryEntry entry) => CardText.Truncate(entry.By.Person.Name, LongestName);
}
