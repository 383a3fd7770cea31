using System.Globalization;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Following;

/// <summary>Somebody follows a ticket of another's instead of reporting the same. Their partition has called for it; the ticket may lie in another.</summary>
internal sealed partial class FollowTicket(FollowerStore followers, TenantStore tenants, ILogger<FollowTicket> logger)
{
    public async ValueTask<Change> HandleAsync(AgendaRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        string tenant = Partitions.TenantOf(row.Partition);
        if (row.Payload.Split(' ') is not [var named, var language] || !long.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            return Change.None;
        }

        Follower follower = new() { Person = new PersonId(row.Person), Conversation = row.Conversation, ServiceUrl = row.ServiceUrl, Language = language, At = row.Since };
        string partition = Partitions.Shard(tenant, Partitions.ShardOf(number, await tenants.ShardsAsync(tenant, cancellationToken)));
        if (await followers.AddAsync(partition, number, follower, now, cancellationToken))
        {
            LogFollowed(number);
            return Change.None;
        }

        // Meanwhile it was resolved.
        return Change.Later(row with
        {
            Kind = AgendaKind.Reply,
            What = $"over-{row.What}",
            Due = now,
            Since = now,
            Attempts = 0,
            Failure = "",
            Payload = OutboundActivity.Message(Texts.In(language)["Known.OverAlready"]).ToJson(),
        });
    }

    [LoggerMessage(2901, LogLevel.Information, "Following: somebody follows ticket {Ticket}")]
    private partial void LogFollowed(long ticket);
}
