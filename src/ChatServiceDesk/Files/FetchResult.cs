using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Files;

/// <summary>What came of one attempt to fetch a file.</summary>
internal abstract record FetchResult
{
    private FetchResult()
    {
    }

    internal sealed record Content(byte[] Bytes) : FetchResult;

    /// <summary>Another try would not help.</summary>
    internal sealed record Refused(FileRefusal Why) : FetchResult;

    /// <summary>It may go better later.</summary>
    /// <param name="Why">In our words.</param>
    /// <param name="After">How long the other side wants us to wait; <see langword="null"/> if it said nothing.</param>
    internal sealed record Failed(string Why, TimeSpan? After = null) : FetchResult;
}
