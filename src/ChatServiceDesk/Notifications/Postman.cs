using System.Net;
using ChatServiceDesk.Observability;
using ChatServiceDesk.Teams.Connector;

namespace ChatServiceDesk.Notifications;

/// <summary>Hands one parcel over: at the pace that Teams allows, at the other address if Teams sends us there, smaller if it was too big.</summary>
internal sealed partial class Postman(ConnectorClient connector, ConversationPace pace, ServiceUrlPolicy addresses, DeskMetrics metrics, ILogger<Postman> logger)
{
    /// <summary>Where nobody says how long to stay away.</summary>
    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(1);

    /// <summary>A bot that Teams does not let in tries again so often.</summary>
    public static readonly TimeSpan ShutOutWait = TimeSpan.FromMinutes(1);

    private int _isShutOut;

    /// <summary>The first call of an attempt: its share of the app's rate is booked already.</summary>
    public async Task<Posting> SendAsync(Parcel parcel, CancellationToken cancellationToken) => pace.Book(parcel.Conversation) is { } wait
        ? NotNow(parcel, wait)
        : await HandOverAsync(parcel, cancellationToken);

    /// <summary>One more call of the same attempt.</summary>
    public async Task<Posting> SendFurtherAsync(Parcel parcel, CancellationToken cancellationToken) => pace.TryBook(parcel.Tenant, parcel.Conversation)
        ? await HandOverAsync(parcel, cancellationToken)
        : NotNow(parcel, ShortWait);

    private static Posting NotNow(Parcel parcel, TimeSpan wait) => new(new SendResult.Rejected(0, ConnectorCodes.None), parcel.ServiceUrl, wait);

    private async Task<Posting> HandOverAsync(Parcel parcel, CancellationToken cancellationToken)
    {
        SendResult result = await CallAsync(parcel, cancellationToken);
        string asked = parcel.ServiceUrl;
        if (IsSentOn(result) && addresses.OtherHostFor(new Uri(parcel.ServiceUrl)) is { } other)
        {
            Parcel moved = parcel with { ServiceUrl = other.AbsoluteUri };
            if (!pace.TryBook(parcel.Tenant, parcel.Conversation))
            {
                return NotNow(parcel, ShortWait);
            }

            LogSentOn(parcel.Conversation, other);
            (parcel, result) = (moved, await CallAsync(moved, cancellationToken));
        }

        if (result is SendResult.Rejected { Status: HttpStatusCode.RequestEntityTooLarge } && Shrinking.Of(parcel.Message) is { } smaller)
        {
            if (!pace.TryBook(parcel.Tenant, parcel.Conversation))
            {
                return NotNow(parcel, ShortWait);
            }

            LogShrunk(parcel.Conversation);
            result = await CallAsync(parcel with { Message = smaller with { DeliveryId = parcel.Message.DeliveryId } }, cancellationToken);
        }

        Learn(parcel, result);
        return new Posting(result, parcel.ServiceUrl) { HasMoved = result is SendResult.Accepted && parcel.ServiceUrl != asked };
    }

    private static bool IsSentOn(SendResult result) =>
        result is SendResult.Rejected { Status: HttpStatusCode.Forbidden } refused && (refused.Code == ConnectorCodes.InvalidBotApiHost || refused.SubCode == ConnectorCodes.InvalidBotApiHost);

    private Task<SendResult> CallAsync(Parcel parcel, CancellationToken cancellationToken)
    {
        Uri serviceUrl = new(parcel.ServiceUrl);
        return parcel switch
        {
            { StartsThreadAs: { Length: > 0 } bot } => connector.CreateThreadAsync(serviceUrl, bot, parcel.Conversation, parcel.Tenant, parcel.Message, cancellationToken),
            { Replaces: { Length: > 0 } activity } => connector.UpdateAsync(serviceUrl, parcel.Conversation, activity, parcel.Message, cancellationToken),
            _ => connector.SendAsync(serviceUrl, parcel.Conversation, parcel.Message, cancellationToken),
        };
    }

    /// <summary>What one answer says about all that is still to be sent.</summary>
    private void Learn(Parcel parcel, SendResult result)
    {
        switch (result)
        {
            case SendResult.Accepted:
                Interlocked.Exchange(ref _isShutOut, 0);
                break;
            case SendResult.Rejected { Status: HttpStatusCode.TooManyRequests } throttled:
                metrics.Throttled();
                pace.HoldBack(parcel.Conversation, throttled.RetryAfter ?? ShortWait);
                break;
            case SendResult.Rejected { Status: 0, Code: ConnectorCodes.Unreachable }:
                pace.HoldBack(parcel.Conversation, ShutOutWait);
                break;
            case SendResult.Rejected { Status: HttpStatusCode.Unauthorized } or SendResult.Rejected { Status: 0, Code: ConnectorCodes.TokenUnavailable }:
                metrics.ShutOut();
                pace.HoldBackApp(parcel.Tenant, ShutOutWait);
                if (Interlocked.Exchange(ref _isShutOut, 1) == 0)
                {
                    LogShutOut();
                }

                break;
            default:
                break;
        }
    }

    [LoggerMessage(1108, LogLevel.Error, "Teams does not let the bot in, or Entra gives it no token. Check MicrosoftAppId and its secret, certificate or identity, and that the Azure Bot exists. Nothing is lost: everything waits, for a day at most")]
    private partial void LogShutOut();

    [LoggerMessage(1109, LogLevel.Information, "Teams sends us on for {Conversation}: trying {Other}")]
    private partial void LogSentOn(string conversation, Uri other);

    [LoggerMessage(1110, LogLevel.Warning, "A message to {Conversation} was too big for Teams and is sent shortened")]
    private partial void LogShrunk(string conversation);
}
