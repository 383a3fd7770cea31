using System.Net;

namespace ChatServiceDesk.Teams.Connector;

/// <summary>What became of an attempt to send.</summary>
public abstract record SendResult
{
    private SendResult()
    {
    }

    /// <param name="ActivityId">Empty when the channel took the message without naming it.</param>
    /// <param name="ConversationId">Of the conversation that was created, <see langword="null"/> for other calls.</param>
    public sealed record Accepted(string ActivityId, string? ConversationId = null) : SendResult;

    /// <summary>It had no effect, so what to do next can be decided safely.</summary>
    /// <param name="Status">0 when there was no answer because nothing was sent, or the call may be repeated at will.</param>
    /// <param name="Code">The channel's, or one of <see cref="ConnectorCodes"/>.</param>
    /// <param name="SubCode">The channel's reason behind the code, such as <c>MessageWritesBlocked</c>.</param>
    /// <param name="RetryAfter">How long the channel wants to be left alone, if it said so.</param>
    public sealed record Rejected(HttpStatusCode Status, string Code, string? SubCode = null, TimeSpan? RetryAfter = null) : SendResult
    {
        /// <summary>The same call may succeed later.</summary>
        public bool IsPassing => ConnectorCodes.IsPassing(Status, Code);
    }

    /// <summary>It may have arrived or not: a timeout, a broken connection, a server error to a call that is not idempotent.</summary>
    /// <param name="Why">For the log.</param>
    public sealed record Unclear(string Why) : SendResult;
}
