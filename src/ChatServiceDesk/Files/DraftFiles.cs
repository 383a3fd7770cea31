namespace ChatServiceDesk.Files;

/// <summary>The files of what somebody has begun to report.</summary>
internal static class DraftFiles
{
    /// <summary>A ticket with its history, posts and files must fit into one batch.</summary>
    public const int Most = 20;

    public static IReadOnlyList<string> Joined(IReadOnlyList<string> before, IReadOnlyList<string> more) => [.. before.Union(more).TakeLast(Most)];
}
