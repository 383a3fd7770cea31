using System.Net;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Notifications;

/// <summary>A note in the agents' thread that the team's lead is to read: it mentions them, so Teams notifies them.</summary>
internal static class LeadNote
{
    /// <summary>What is the lead's to see to.</summary>
    public static bool IsFor(HistoryEntry entry) => entry.Event is nameof(TicketEvent.ComplaintRaised) or nameof(TicketEvent.FollowUpMissed)
        or nameof(TicketEvent.Escalated) or nameof(TicketEvent.EscalationMissed);

    /// <param name="text">Plain: what people have written in it is shown letter by letter.</param>
    /// <param name="lead">Who is mentioned.</param>
    public static OutboundActivity Of(string text, Lead lead)
    {
        OutboundEntity mention = OutboundEntity.Mention(lead.Id, lead.Name);
        return new OutboundActivity
        {
            Text = $"{mention.Text} {WebUtility.HtmlEncode(text).ReplaceLineEndings("<br>")}",
            TextFormat = "xml", // In plain text a mention is not one.
            Entities = [mention],
        };
    }
}
