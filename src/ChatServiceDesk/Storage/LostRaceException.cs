namespace ChatServiceDesk.Storage;

/// <summary>Somebody saved first. Load again and decide anew.</summary>
internal sealed class LostRaceException : Exception
{
    public LostRaceException()
    {
    }

    public LostRaceException(string message)
        : base(message)
    {
    }

    public LostRaceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
