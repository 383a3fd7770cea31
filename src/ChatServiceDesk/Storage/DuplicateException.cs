namespace ChatServiceDesk.Storage;

/// <summary>What caused this commit has had its effect already.</summary>
internal sealed class DuplicateException : Exception
{
    public DuplicateException()
    {
    }

    public DuplicateException(string message)
        : base(message)
    {
    }

    public DuplicateException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
