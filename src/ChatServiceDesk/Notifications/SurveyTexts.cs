using ChatServiceDesk.Localisation;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Notifications;

/// <summary>In which language a ticket's requester is asked how it went. The one place that says so.</summary>
internal static class SurveyTexts
{
    public static Texts Of(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return Texts.English;
    }
}
