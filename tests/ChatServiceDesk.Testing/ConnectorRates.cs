namespace ChatServiceDesk.Testing;

/// <summary>How much Teams takes from one bot: 7 in a second, 8 in two, 60 in thirty and 1,800 in an hour for a thread; so many a second for the app.</summary>
/// <remarks>Any stretch of time counts, not only those that begin with a full second: the strictest reading there is.
/// Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit</remarks>
public sealed class ConnectorRates(int appPerSecond = 50)
{
    private static readonly (int Count, TimeSpan Window)[] s_thread =
        [(7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, TimeSpan.FromHours(1))];

    private readonly Dictionary<string, List<DateTimeOffset>> _threads = new(StringComparer.Ordinal);
    private readonly List<DateTimeOffset> _app = [];

    /// <summary>Counts a message, update or new thread, unless it comes too soon.</summary>
    /// <returns>How much too soon; <see langword="null"/> when it is taken.</returns>
    public TimeSpan? Refuse(ConnectorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (!call.IsSend && !call.IsUpdate) return null;
        string thread = call.ConversationId ?? call.Body?.Field("channelData")?.Field("channel")?.Text("id") ?? "new chat";
        return Refuse(thread, call.At);
    }

    public TimeSpan? Refuse(string thread, DateTimeOffset at)
    {
        if (!_threads.TryGetValue(thread, out List<DateTimeOffset>? sent)) sent = _threads[thread] = [];
        TimeSpan wait = s_thread.Select(rate => Wait(sent, rate.Count, rate.Window, at)).Append(Wait(_app, appPerSecond, TimeSpan.FromSeconds(1), at)).Max();
        if (wait > TimeSpan.Zero) return wait;
        sent.Add(at);
        _app.Add(at);
        return null;
    }

    /// <summary>Until the oldest of the last so many is out of the window.</summary>
    private static TimeSpan Wait(List<DateTimeOffset> sent, int count, TimeSpan window, DateTimeOffset at) =>
        sent.Count >= count ? sent[^count] + window - at : TimeSpan.Zero;
}
