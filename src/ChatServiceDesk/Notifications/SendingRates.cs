using ChatServiceDesk.Configuration;

namespace ChatServiceDesk.Notifications;

/// <summary>How fast may be sent: into one conversation, and for the app in one tenant.</summary>
/// <remarks>Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit</remarks>
internal sealed record SendingRates(IReadOnlyList<SendingRates.Rate> Conversation, IReadOnlyList<SendingRates.Rate> App)
{
    /// <param name="Count">So many.</param>
    /// <param name="Window">In any stretch of time as long as this.</param>
    internal readonly record struct Rate(int Count, TimeSpan Window);

    /// <summary>For tests whose clock stands still.</summary>
    public static SendingRates None { get; } = new([], []);

    /// <summary>What Teams allows a bot in one thread; for the app, what the settings say.</summary>
    public static SendingRates Of(Limits limits) => new(
        [
            new Rate(7, TimeSpan.FromSeconds(1)),
            new Rate(8, TimeSpan.FromSeconds(2)),
            new Rate(60, TimeSpan.FromSeconds(30)),
            new Rate(1800, TimeSpan.FromHours(1)),
        ],
        [new Rate(limits.AppPerSecond, TimeSpan.FromSeconds(1))]);
}
