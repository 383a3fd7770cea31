namespace ChatServiceDesk.Tests.Transcripts;

/// <summary>The desk did not keep to a transcript; says where, and all that was said.</summary>
public sealed class TranscriptException : Exception
{
    public TranscriptException()
    {
    }

    public TranscriptException(string message)
        : base(message)
    {
    }

    public TranscriptException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
