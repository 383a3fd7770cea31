using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Simulation;

/// <summary>What each kind of trouble does to a call and to its answer.</summary>
internal static class TroubleMaker
{
    private static readonly string[] Unreachable = ["BotDisabledByAdmin", "ConversationBlockedByUser", "BotNotInConversationRoster", "ForbiddenOperationException"];

    private static readonly HttpStatusCode[] ServerErrors =
        [HttpStatusCode.InternalServerError, HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable, HttpStatusCode.GatewayTimeout];

    /// <returns><see langword="null"/> when the call is done as it should be.</returns>
    public static Fault? FaultOf(Scheduler scheduler, ConnectorTrouble? trouble, bool isUpdate) => trouble switch
    {
        null or ConnectorTrouble.Late or ConnectorTrouble.CutBody => null,
        ConnectorTrouble.Throttled => new Fault.Throttled(scheduler.Any<TimeSpan?>([null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(120)])),
        ConnectorTrouble.Precondition => new Fault.Refused(HttpStatusCode.PreconditionFailed, "PreconditionFailed"),
        ConnectorTrouble.Broken => new Fault.Broken(scheduler.Any(ServerErrors), scheduler.Chance(0.5)),
        ConnectorTrouble.Silent => new Fault.Silent(scheduler.Chance(0.5)),
        ConnectorTrouble.Reset => new Fault.Reset(scheduler.Chance(0.5)),
        ConnectorTrouble.NoId => new Fault.NoId(),
        ConnectorTrouble.Unauthorized => new Fault.Refused(HttpStatusCode.Unauthorized, "BotNotRegistered"),
        ConnectorTrouble.Blocked when scheduler.Chance(0.3) => new Fault.RefusedByMessaging(HttpStatusCode.Forbidden, 209, "MessageWritesBlocked"),
        ConnectorTrouble.Blocked => new Fault.Refused(HttpStatusCode.Forbidden, scheduler.Any(Unreachable)),
        ConnectorTrouble.Forbidden => new Fault.Refused(HttpStatusCode.Forbidden, "NotEnoughPermissions"),
        ConnectorTrouble.Gone => new Fault.Refused(HttpStatusCode.NotFound, isUpdate ? "ActivityNotFoundInConversation" : "ConversationNotFound"),
        ConnectorTrouble.TooLarge => new Fault.Refused(HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig"),
        _ => throw new ArgumentOutOfRangeException(nameof(trouble)),
    };

    /// <returns>An answer, or why there is none; neither when nothing ever comes.</returns>
    public static (HttpResponseMessage? Response, Exception? Failure) Answer(Scheduler scheduler, Fault? fault, ConnectorTrouble? trouble, ConnectorAnswer? said) => fault switch
    {
        Fault.Throttled throttled => (Throttled(scheduler, throttled.RetryAfter), null),
        Fault.Refused refused => (Json(refused.Status, ConnectorAnswer.Error(refused.Code, refused.Message)), null),
        Fault.RefusedByMessaging refused => (Json(refused.Status, new JsonObject
        {
            ["errorCode"] = refused.Code,
            ["message"] = new JsonObject { ["subCode"] = refused.SubCode }.ToJsonString(),
        }), null),
        Fault.Broken broken => (new HttpResponseMessage(broken.Status) { Content = new StringContent("<html><body>Oops</body></html>", Encoding.UTF8, "text/html") }, null),
        Fault.NoId => (new HttpResponseMessage(HttpStatusCode.Accepted), null),
        Fault.Reset => (null, new HttpRequestException(HttpRequestError.ResponseEnded, "The simulated connection was cut.")),
        Fault.Silent => (null, null),
        null when said is null => throw new InvalidOperationException("A call without a fault has an answer."),
        null when trouble is ConnectorTrouble.CutBody => (new HttpResponseMessage(said.Status) { Content = new StreamContent(new CutStream()) }, null),
        null => (Json(said.Status, said.Body), null),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    private static HttpResponseMessage Json(HttpStatusCode status, JsonObject? body) =>
        new(status) { Content = new StringContent(body?.ToJsonString() ?? "", Encoding.UTF8, "application/json") };

    private static HttpResponseMessage Throttled(Scheduler scheduler, TimeSpan? retryAfter)
    {
        HttpResponseMessage answer = Json(HttpStatusCode.TooManyRequests, ConnectorAnswer.Error("Throttled", "Too many requests."));
        if (retryAfter is { } wait)
        {
            answer.Headers.RetryAfter = scheduler.Chance(0.5) ? new(wait) : new(scheduler.Now + wait);
        }

        return answer;
    }

    /// <summary>A body that breaks off before its first byte.</summary>
    private sealed class CutStream : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => throw Broken();

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => throw Broken();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw Broken();

        private static IOException Broken() => new("The simulated body breaks off.");
    }
}
