using System.Collections.Concurrent;

namespace ChatServiceDesk.Notifications;

/// <summary>Keeps each conversation under the rates that Teams allows a bot in one thread, as far as this process sends.</summary>
/// <remarks>Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit</remarks>
internal sealed class ConversationPace(TimeProvider clock)
{
    /// <summary>Beyond this it is better to put the message back than to stand and wait.</summary>
    private static readonly TimeSpan LongestStand = TimeSpan.FromSeconds(3);

    private static readonly (int Count, TimeSpan Window)[] Limits =
    [
        (7, TimeSpan.FromSeconds(1)),
        (8, TimeSpan.FromSeconds(2)),
        (60, TimeSpan.FromSeconds(30)),
        (1800, TimeSpan.FromHours(1)),
    ];

    private readonly ConcurrentDictionary<string, Queue<long>> _sent = new(StringComparer.Ordinal);
    private int _booked;

    /// <summary>Waits until one more message may go into the conversation.</summary>
    /// <returns><see langword="null"/> when it may go now; else how long it would have to wait, and nothing was booked.</returns>
    /// <remarks>Measured by the clock's timestamps, so that moving the time of day changes nothing.</remarks>
    public async ValueTask<TimeSpan?> WaitAsync(string conversation, CancellationToken cancellationToken)
    {
        TimeSpan wait = Book(conversation);
        if (wait > LongestStand)
        {
            return wait;
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, cancellationToken);
        }

        return null;
    }

    private TimeSpan Book(string conversation)
    {
        if (Interlocked.Increment(ref _booked) % 1000 == 0)
        {
            ForgetQuietOnes();
        }

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

            TimeSpan wait = clock.GetElapsedTime(now, at);
            if (wait <= LongestStand)
            {
                sent.Enqueue(at);
            }

            return wait;
        }
    }

    /// <remarks>A queue that is dropped while somebody books in it forgets one message: harmless.</remarks>
    private void ForgetQuietOnes()
    {
        long now = clock.GetTimestamp();
        foreach ((string conversation, Queue<long> sent) in _sent)
        {
            lock (sent)
            {
                if (sent.Count == 0 || clock.GetElapsedTime(sent.Last(), now) > Limits[^1].Window)
                {
                    _sent.TryRemove(conversation, out _);
                }
            }
        }
    }
}
