namespace ChatServiceDesk.Teams.Connector;

/// <summary>Paths of the connector. Ids come from outside: they are encoded and can't climb out of their place.</summary>
internal static class ConnectorPath
{
    public const string Conversations = "v3/conversations";

    public static string Activities(string conversationId) => $"{Conversations}/{Segment(conversationId)}/activities";

    public static string Activity(string conversationId, string activityId) => $"{Activities(conversationId)}/{Segment(activityId)}";

    public static string Member(string conversationId, string userId) =>
        $"{Conversations}/{Segment(conversationId)}/members/{Segment(userId)}";

    public static string Members(string conversationId, int pageSize, string? continuationToken) =>
        $"{Conversations}/{Segment(conversationId)}/pagedmembers?pageSize={pageSize}"
        + (continuationToken is null ? "" : $"&continuationToken={Uri.EscapeDataString(continuationToken)}");

    public static string Team(string teamId) => $"v3/teams/{Segment(teamId)}";

    public static string Channels(string teamId) => $"{Team(teamId)}/conversations";

    private static string Segment(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        if (id is "." or "..")
            throw new ArgumentException("Dots alone are no id.", nameof(id));

        return Uri.EscapeDataString(id);
    }
}
