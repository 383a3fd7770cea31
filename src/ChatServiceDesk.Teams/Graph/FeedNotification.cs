namespace ChatServiceDesk.Teams.Graph;

/// <summary>One entry in somebody's activity feed.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/userteamwork-sendactivitynotification</remarks>
public sealed record FeedNotification
{
    /// <summary>What it is about.</summary>
    public required string Topic { get; init; }

    /// <summary>Where a click leads: an address in Teams.</summary>
    public required Uri Link { get; init; }

    /// <summary>As the app's manifest calls it.</summary>
    public required string ActivityType { get; init; }

    /// <summary>Of several with the same number only the newest is shown; positive.</summary>
    public required long ChainId { get; init; }

    /// <summary>What is shown below; Teams shows 150 characters.</summary>
    public required string Preview { get; init; }

    /// <summary>The values of the manifest's template.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
}
