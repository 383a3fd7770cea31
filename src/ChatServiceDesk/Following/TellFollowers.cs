using System.Globalization;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Following;

/// <summary>Those who follow a ticket hear that it is over: that, and none of what its requester and the agents have said.</summary>
internal sealed class TellFollowers(FollowerStore followers)
{
    /// <summary>Two rows for each, and a batch holds a hundred.</summary>
    private const int MostAtOnce = 40;

    public async ValueTask<Change> HandleAsync(StoredTicket stored, AgendaRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (stored.Ticket.IsOpen)
        {
            return Change.None; // It was reopened; they hear of it when that is over.
        }

        long number = stored.Ticket.Number.Value;
        Follower[] untold = await followers.OfAsync(stored.Partition, number, cancellationToken).Where(follower => !follower.IsTold).Take(MostAtOnce + 1).ToArrayAsync(cancellationToken);
        Follower[] told = [.. untold.Take(MostAtOnce)];
        int round = int.TryParse(row.What.Split('-')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int before) ? before + 1 : 2;
        return new Change(
            [.. told.Select(follower => (follower with { IsTold = true }).Save(number))],
            [
                .. told.Select(follower => Message(stored, follower, now)),
                .. untold.Length > MostAtOnce ? [AgendaPlan.Tell(stored.Partition, stored.Ticket, round, now)] : Array.Empty<AgendaRow>(),
            ]);
    }

    private static AgendaRow Message(StoredTicket stored, Follower follower, DateTimeOffset now)
    {
        Texts texts = Texts.In(follower.Language);
        string text = stored.Ticket.State is TicketState.Withdrawn ? texts.Say("Known.Withdrawn", stored.Ticket.Number) : texts.Say("Known.Over", stored.Ticket.Number);
        return new AgendaRow
        {
            Partition = stored.Partition,
            Kind = AgendaKind.Reply,
            What = $"over-{stored.Ticket.Number}-{Digest.Of(follower.Person.Value)}",
            Due = now,
            Since = now,
            Conversation = follower.Conversation,
            ServiceUrl = follower.ServiceUrl,
            Person = follower.Person.Value,
            Payload = OutboundActivity.Message(text).ToJson(),
        };
    }
}
