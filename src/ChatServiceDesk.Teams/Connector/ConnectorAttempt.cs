using System.Net;

namespace ChatServiceDesk.Teams.Connector;

/// <summary>What came of one call, before anybody decides what it means.</summary>
internal abstract record ConnectorAttempt
{
    private ConnectorAttempt()
    {
    }

    /// <param name="Status">Of the answer.</param>
    /// <param name="Body">Empty too when it broke off or is larger than we read.</param>
    /// <param name="RetryAfter">From the header of that name.</param>
    /// <param name="Claims">What a 401 asks of the next token.</param>
    internal sealed record Answered(HttpStatusCode Status, ReadOnlyMemory<byte> Body, TimeSpan? RetryAfter, string? Claims) : ConnectorAttempt
    {
        public bool IsSuccess => (int)Status is >= 200 and < 300;
    }

    internal sealed record NotSent(string Code) : ConnectorAttempt;

    /// <summary>Sent, at least in part, and no answer came back.</summary>
    internal sealed record Lost(string Code) : ConnectorAttempt;
}
