namespace ChatServiceDesk.Notifications;

/// <summary>Keeps each conversation, and the app in each tenant, under the rates that Teams allows, as far as this process sends. Nobody waits here:
/// who may not send now is told when to come back.</summary>
internal sealed class ConversationPace(SendingRates rates, TimeProvider clock)
{
    /// <summary>So many bookings lie between two looks for conversations that have gone quiet.</summary>
    private const int TidyEvery = 1000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, SendLog> _conversations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SendLog> _apps = new(StringComparer.Ordinal);
    private int _booked;

    /// <summary>Books one call of the app.</summary>
    /// <returns><see langword="false"/> when the tenant has had as many as Teams allows for now.</returns>
    public bool TryBookApp(string tenant)
    {
        lock (_gate)
        {
            return TryBook(Log(_apps, tenant, rates.App), clock.GetTimestamp());
        }
    }

    /// <summary>Whether one more may go into a conversation now, by its rates. Books nothing.</summary>
    public bool IsFree(string conversation)
    {
        lock (_gate)
        {
            return !_conversations.TryGetValue(conversation, out SendLog? log) || log.Wait(clock.GetTimestamp()) == TimeSpan.Zero;
        }
    }

    /// <summary>When something should come back for which a conversation is held back: after all that were told the same before.</summary>
    /// <returns><see langword="null"/> when it is not held back.</returns>
    public TimeSpan? ComeBack(string conversation)
    {
        lock (_gate)
        {
            long now = clock.GetTimestamp();
            return _conversations.TryGetValue(conversation, out SendLog? log) && log.IsHeld(now) ? log.Promise(now) : null;
        }
    }

    /// <summary>Books one message into a conversation, for a call that is booked for the app already.</summary>
    /// <returns><see langword="null"/> when it may go now; else how long to stay away, and nothing was booked.</returns>
    public TimeSpan? Book(string conversation)
    {
        lock (_gate)
        {
            long now = clock.GetTimestamp();
            SendLog log = Log(_conversations, conversation, rates.Conversation);
            return TryBook(log, now) ? null : log.Promise(now);
        }
    }

    /// <summary>Books a call for the app and into its conversation, or neither: for what is not worth coming back for, and for second tries.</summary>
    public bool TryBook(string tenant, string conversation)
    {
        lock (_gate)
        {
            long now = clock.GetTimestamp();
            SendLog app = Log(_apps, tenant, rates.App);
            return app.Wait(now) == TimeSpan.Zero && TryBook(Log(_conversations, conversation, rates.Conversation), now) && TryBook(app, now);
        }
    }

    /// <summary>Teams wants to be left alone about this conversation, whichever row it is that comes next.</summary>
    public void HoldBack(string conversation, TimeSpan time)
    {
        lock (_gate)
        {
            Log(_conversations, conversation, rates.Conversation).HoldBack(clock.GetTimestamp(), time);
        }
    }

    /// <summary>Nothing is sent to a tenant for so long.</summary>
    public void HoldBackApp(string tenant, TimeSpan time)
    {
        lock (_gate)
        {
            Log(_apps, tenant, rates.App).HoldBack(clock.GetTimestamp(), time);
        }
    }

    private bool TryBook(SendLog log, long now)
    {
        log.Forget(now);
        if (log.Wait(now) > TimeSpan.Zero)
        {
            return false;
        }

        log.Add(now);
        if (++_booked % TidyEvery == 0)
        {
            foreach (string quiet in _conversations.Where(other => other.Value.Forget(now)).Select(other => other.Key).ToArray())
            {
                _conversations.Remove(quiet);
            }
        }

        return true;
    }

    private SendLog Log(Dictionary<string, SendLog> logs, string key, IReadOnlyList<SendingRates.Rate> limits) =>
        logs.TryGetValue(key, out SendLog? log) ? log : logs[key] = new SendLog(limits, clock);
}
