using System.Collections.Concurrent;

namespace ChatServiceDesk.Notifications;

/// <summary>Keeps a conversation under the rates that Teams allows a bot in one thread.</summary>
/// <remarks>Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit</remarks>
internal sealed class ConversationPace(TimeProvider clock)
{
    private static readonly (int Count, TimeSpan Window)[] Limits =
    [
        (7, TimeSpan.FromSeconds(1)),
        (8, TimeSpan.FromSeconds(2)),
        (60, TimeSpan.FromSeconds(30)),
        (1800, TimeSpan.FromHours(1)),
    ];

    private readonly ConcurrentDictionary<string, Queue<long>> _sent = new(StringComparer.Ordinal);

    /// <summary>Books a send and says how long to wait before it. Measured by the clock's timestamps, so that moving the time of day changes nothing.</summary>
    public TimeSpan Book(string conversation)
    {
        Queue<long> sent = _sent.GetOrAdd(conversation, _ => new Queue<long>());
        lock (sent)
        {
            long now = clock.GetTimestamp();
            while (sent.Count > 0 && clock.GetElapsedTime(sent.Peek(), now) > Limits[^1].Window)
            {
                sent.Dequeue();
            }

            long at = now;
            foreach ((int count, TimeSpan window) in Limits)
            {
                if (sent.Count >= count)
                {
                    long free = sent.ElementAt(sent.Count - count) + (long)(window.TotalSeconds * clock.TimestampFrequency) + 1;
                    at = Math.Max(at, free);
                }
            }

            sent.Enqueue(at);
            return clock.GetElapsedTime(now, at);
        }
    }
}
