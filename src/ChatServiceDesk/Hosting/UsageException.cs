namespace ChatServiceDesk.Hosting;

/// <summary>The program was called or configured wrongly. The message is one line that says what to do; the exit code is 2.</summary>
internal sealed class UsageException : Exception
{
    public UsageException()
    {
    }

    public UsageException(string message)
        : base(message)
    {
    }

    public UsageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
