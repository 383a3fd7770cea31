using ChatServiceDesk.Configuration;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Surveys;

/// <summary>What happens by itself: the question after the wait, the reminder, the end, and that nobody has seen to a complaint.</summary>
internal sealed class SurveyTimers(DeskSettings settings)
{
    public Change Handle(StoredTicket stored, AgendaRow row, DateTimeOffset now)
    {
        Decision decision = row.What switch
        {
            AgendaPlan.AskRating => stored.Ticket.AskForRating(settings.Terms.Surveys, now),
            AgendaPlan.RemindRating => stored.Ticket.RemindOfRating(now),
            AgendaPlan.ExpireRating => stored.Ticket.LetRatingExpire(now),
            AgendaPlan.FollowUp => stored.Ticket.MissFollowUp(now),
            _ => throw new ArgumentException($"'{row.What}' is no timer of a survey.", nameof(row)),
        };
        return decision is Decision.Accepted accepted ? TicketChange.Of(stored.Partition, stored, accepted, Cause.Of(row)) : Change.None;
    }
}
