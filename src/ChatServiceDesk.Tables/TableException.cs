using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace ChatServiceDesk.Tables;

/// <summary>A table could not do what it was asked.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "Without a status and a code nobody could decide what to do.")]
public sealed class TableException(
    HttpStatusCode status, TableErrorCode code, string message, int? failedIndex = null, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>The status that the service gave, or would have given where there is no service.</summary>
    public HttpStatusCode Status { get; } = status;

    public TableErrorCode Code { get; } = code;

    /// <summary>Which change of the batch was refused, from 0; <see langword="null"/> when it was none in particular.</summary>
    public int? FailedIndex { get; } = failedIndex;

    /// <summary>Somebody else was first: load again and decide anew.</summary>
    public bool IsConflict => Code is TableErrorCode.AlreadyExists or TableErrorCode.NotFound or TableErrorCode.ConditionNotMet;

    /// <summary>Nothing is wrong with the call itself: the same one may succeed later.</summary>
    public bool IsTransient => Code is TableErrorCode.Busy or TableErrorCode.Unclear;
}
