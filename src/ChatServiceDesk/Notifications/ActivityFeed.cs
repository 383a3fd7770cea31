using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Connector;
using ChatServiceDesk.Teams.Graph;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Notifications;

/// <summary>
/// Entries in the requester's activity feed beside the chat, for what must not be overlooked. An entry follows the message that it stands for: it is called for
/// when that has arrived, so it holds up nothing, and quiet hours and wishes hold for it. It is sent once at most.
/// </summary>
/// <param name="settings">Say which queues are restricted.</param>
/// <param name="previews">What an entry shows.</param>
/// <param name="clock">Says when it is called for.</param>
/// <param name="logger">Hears why it is switched off.</param>
/// <param name="client"><see langword="null"/> where the feed is not set up.</param>
/// <param name="app">Whose app it is.</param>
internal sealed partial class ActivityFeed(DeskSettings settings, Previews previews, TimeProvider clock, ILogger<ActivityFeed> logger, ActivityFeedClient? client = null, FeedApp? app = null)
{
    private int _isOff;

    /// <summary>The entry that follows a message which has arrived.</summary>
    /// <returns><see langword="null"/> where none does.</returns>
    public AgendaRow? After(AgendaRow row, HistoryEntry entry, StoredTicket stored)
    {
        if (client is null || app is null || _isOff != 0 || row is not { Recipient: Recipient.Requester, Kind: AgendaKind.Say or AgendaKind.Post }
            || AgendaPlan.FeedFor(entry) is not { } what || !app.Serves(stored.Tenant))
        {
            return null;
        }

        DateTimeOffset now = clock.GetUtcNow();
        return new AgendaRow
        {
            Partition = row.Partition,
            Kind = AgendaKind.Feed,
            What = what,
            Due = now,
            Since = now,
            Ticket = row.Ticket,
            Version = row.Version,
            Recipient = Recipient.Requester,
        };
    }

    public async Task<Attempt> CarryAsync(AgendaRow row, HistoryEntry? entry, StoredTicket stored, CancellationToken cancellationToken)
    {
        if (row.Unclear > 0)
        {
            return new Attempt.Done("dropped: it may have been shown already");
        }

        if (entry is null)
        {
            return new Attempt.Hopeless("the event that called for it is missing");
        }

        if (client is null || app is null || _isOff != 0)
        {
            return new Attempt.Done("dropped: the activity feed is switched off");
        }

        return TicketMessages.Outdated(row, entry, stored) is { } outdated
            ? new Attempt.Done($"dropped: {outdated}")
            : Judge(await client.SendAsync(stored.Ticket.Requester.Id.Value, Entry(entry, stored, app), row.DeliveryId, cancellationToken));
    }

    /// <summary>The same for each entry about a ticket, so that a reminder takes the place of what it reminds of. JSON readers keep 53 bits.</summary>
    public static long ChainOf(string partition, TicketNumber number)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{partition}|{number.Value}")));
        return (long)(BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) | 1;
    }

    private FeedNotification Entry(HistoryEntry entry, StoredTicket stored, FeedApp of) => new()
    {
        Topic = stored.Ticket.Number.ToString(),
        Link = of.Chat,
        ActivityType = TypeOf(entry),
        ChainId = ChainOf(stored.Partition, stored.Ticket.Number),
        Preview = previews.Of(entry, stored.Ticket, settings.Zone),
        Parameters = new Dictionary<string, string> { ["ticket"] = stored.Ticket.Number.ToString() },
    };

    /// <summary>As the manifest has them.</summary>
    private static string TypeOf(HistoryEntry entry) => entry.Event switch
    {
        nameof(TicketEvent.Asked) => "questionAsked",
        nameof(TicketEvent.Resolved) => "ticketResolved",
        nameof(TicketEvent.SurveyReminded) => "surveyReminder",
        _ => "ticketDelayed",
    };

    private Attempt Judge(SendResult result)
    {
        switch (result)
        {
            case SendResult.Accepted:
                return new Attempt.Done(Delivery.Delivered);
            case SendResult.Unclear unclear:
                return new Attempt.Unclear(unclear.Why);
            case SendResult.Rejected { Status: HttpStatusCode.Forbidden } refused:
                if (Interlocked.Exchange(ref _isOff, 1) == 0)
                {
                    LogOff(refused.Code);
                    return new Attempt.Hopeless(string.Create(CultureInfo.InvariantCulture, $"Graph refused it with 403 {refused.Code}: the activity feed is switched off until the desk starts again"));
                }

                return new Attempt.Done("dropped: the activity feed is switched off");
            case SendResult.Rejected { IsPassing: true } or SendResult.Rejected { Status: HttpStatusCode.Unauthorized }:
                SendResult.Rejected passing = (SendResult.Rejected)result;
                return new Attempt.Failed(string.Create(CultureInfo.InvariantCulture, $"Graph said {(int)passing.Status} {passing.Code}"), passing.RetryAfter);
            case SendResult.Rejected final:
                return new Attempt.Done(string.Create(CultureInfo.InvariantCulture, $"dropped: Graph said {(int)final.Status} {final.Code}"));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    [LoggerMessage(1113, LogLevel.Error, "Graph does not let the app write to activity feeds ({Code}): that is switched off until the desk starts again, chats go on. Give the app TeamsActivity.Send, or set Graph__ActivityFeed to false")]
    private partial void LogOff(string code);
}
