namespace ChatServiceDesk.Configuration;

/// <summary>What <c>desk.yaml</c> says under <c>limits</c>.</summary>
internal sealed record Limits
{
    public const int MostActivitiesPerMinute = 10_000;

    /// <summary>How many messages and presses of one person count in a minute, per process: 0 to 10,000, 60 if not set. 0 sets no limit.</summary>
    public int ActivitiesPerMinute { get; init; } = 60;
}
