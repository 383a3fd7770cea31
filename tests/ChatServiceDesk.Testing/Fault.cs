using System.Net;

namespace ChatServiceDesk.Testing;

/// <summary>What goes wrong with one call to the Bot Connector.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>Does the call take effect, although the caller can't tell?</summary>
    public virtual bool IsDelivered => false;

    /// <summary>429; with no time given, without a <c>Retry-After</c> header. Whole seconds.</summary>
    public sealed record Throttled(TimeSpan? RetryAfter = null) : Fault;

    /// <summary>429 with a date in <c>Retry-After</c>.</summary>
    public sealed record ThrottledUntil(DateTimeOffset Until) : Fault;

    /// <summary>A clear no, such as 403 <c>BotNotInConversationRoster</c>, 404 <c>ConversationNotFound</c>, 412 or 413.</summary>
    public sealed record Refused(HttpStatusCode Status, string Code, string Message = "No.") : Fault;

    /// <summary>The other shape of a no: <c>errorCode</c> and JSON inside a string.</summary>
    public sealed record RefusedByMessaging(HttpStatusCode Status, int Code, string SubCode) : Fault;

    /// <summary>A 5xx with an HTML page instead of JSON, with or without effect.</summary>
    public sealed record Broken(HttpStatusCode Status, bool Delivered) : Fault
    {
        public override bool IsDelivered => Delivered;
    }

    /// <summary>The answer never comes: the caller's own limit has to end it.</summary>
    public sealed record Silent(bool Delivered) : Fault
    {
        public override bool IsDelivered => Delivered;
    }

    /// <summary>The connection is cut instead of an answer.</summary>
    public sealed record Reset(bool Delivered) : Fault
    {
        public override bool IsDelivered => Delivered;
    }

    /// <summary>202 with an empty body, so without an id. Teams does that.</summary>
    public sealed record NoId : Fault
    {
        public override bool IsDelivered => true;
    }
}
