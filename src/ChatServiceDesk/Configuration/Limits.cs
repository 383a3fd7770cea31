namespace ChatServiceDesk.Configuration;

/// <summary>How much is let through. Each has a value that suits Teams; <c>desk.yaml</c> may say another under <c>limits</c>.</summary>
internal sealed record Limits
{
    public const int MostActivitiesPerMinute = 10_000;

    /// <summary>Calls that the desk makes to Teams for one tenant in a second: 1 to 1000, 50 if not set, which is what Teams allows an app.</summary>
    public int AppPerSecond { get; init; } = 50;

    /// <summary>How many messages and presses of one person count in a minute, per process: 0 to 10,000, 60 if not set. 0 sets no limit.</summary>
    public int ActivitiesPerMinute { get; init; } = 60;
}
