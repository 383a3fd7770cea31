using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace ChatServiceDesk.Teams.Connector;

/// <summary>A question to the channel (members, team, channels) got no usable answer.</summary>
/// <param name="status">0 when there was no answer.</param>
/// <param name="code">The channel's, or one of <see cref="ConnectorCodes"/>.</param>
/// <param name="retryAfter">How long the channel wants to be left alone, if it said so.</param>
/// <param name="innerException">What the network said, if it did.</param>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "Without status and code it says nothing.")]
public sealed class ConnectorException(
    HttpStatusCode status, string code, TimeSpan? retryAfter = null, Exception? innerException = null)
    : Exception($"The connector answered {(int)status} {code}.", innerException)
{
    public HttpStatusCode Status { get; } = status;

    public string Code { get; } = code;

    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>The same question may be answered later.</summary>
    public bool IsPassing => ConnectorCodes.IsPassing(Status, Code);
}
