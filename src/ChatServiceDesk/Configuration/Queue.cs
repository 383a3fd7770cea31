namespace ChatServiceDesk.Configuration;

/// <summary>A team's list of work.</summary>
/// <param name="Key">The name in lower case with dashes: part of row keys, so it is never changed once tickets exist.</param>
/// <param name="Name">As people call it.</param>
/// <param name="IsRestricted">Its tickets are nobody else's business: their cards go to channels that name this queue, and nowhere else.</param>
internal sealed record Queue(string Key, string Name, bool IsRestricted = false)
{
    /// <summary><see langword="null"/> where nobody is named.</summary>
    public Lead? Lead { get; init; }

    /// <summary>The key of what somebody typed: case, spaces and dashes don't matter.</summary>
    public static string KeyOf(string name) =>
        string.Join('-', name.Trim().ToLowerInvariant().Split([' ', '-', '_'], StringSplitOptions.RemoveEmptyEntries));
}
