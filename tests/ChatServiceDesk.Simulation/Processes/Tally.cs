using System.Collections.Concurrent;

namespace ChatServiceDesk.Simulation.Processes;

/// <summary>What the people of a run have done and what came of it. Written to from many threads.</summary>
internal sealed class Tally
{
    private int _activities;
    private int _retries;
    private int _refused;
    private int _unanswered;

    /// <summary>Reports whose "Create ticket" was answered with the ticket: where the report says it happened → the ticket's number.</summary>
    public ConcurrentDictionary<int, long> Acknowledged { get; } = new();

    /// <summary>Messages that were answered with 200: each has been heard, so each gets a reply.</summary>
    public ConcurrentBag<(string Conversation, string Activity)> Heard { get; } = [];

    public int Activities => _activities;

    /// <summary>How often an activity was sent again because there was no answer, or one that is none.</summary>
    public int Retries => _retries;

    /// <summary>Presses that were answered with "please try again".</summary>
    public int Refused => _refused;

    /// <summary>How often somebody has given up waiting for a message.</summary>
    public int Unanswered => _unanswered;

    public void CountActivity() => Interlocked.Increment(ref _activities);

    public void CountRetry() => Interlocked.Increment(ref _retries);

    public void CountRefused() => Interlocked.Increment(ref _refused);

    public void CountUnanswered() => Interlocked.Increment(ref _unanswered);
}
