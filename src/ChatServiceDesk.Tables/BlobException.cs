using System.Net;

namespace ChatServiceDesk.Tables;

/// <summary>A store of contents has failed, or refused.</summary>
public sealed class BlobException : Exception
{
    public BlobException()
    {
    }

    public BlobException(string message)
        : base(message)
    {
    }

    public BlobException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <param name="status">What the service answered; 0 when there is no service or it did not answer.</param>
    /// <param name="message">In our words.</param>
    /// <param name="innerException">What was thrown below, if anything.</param>
    public BlobException(HttpStatusCode status, string message, Exception? innerException = null)
        : base(message, innerException) => Status = status;

    public HttpStatusCode Status { get; }
}
