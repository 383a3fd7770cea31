namespace ChatServiceDesk.Notifications;

/// <summary>Keeps each conversation, and the app in each tenant, under the rates that Teams allows, as far as this process sends. Nobody waits here:
/// who may not send now is told when to come back.</summary>
internal sealed class ConversationPace(SendingRates rates, AgendaOptions options, TimeProvider clock)
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

    /// <summary>Gives back what was booked for a call that was not made.</summary>
    public void GiveBackApp(string tenant)
    {
        lock (_gate)
        {
            Log(_apps, tenant, rates.App).TakeBack();
        }
    }

    /// <summary>When something should come back that can't go into a conversation now: after all that were told the same before.</summary>
    /// <param name="conversation">Where it is to go.</param>
    /// <param name="isFresh">It has never been told to come back: whoever has goes first.</param>
    /// <returns><see langword="null"/> when it may go now. Nothing is booked.</returns>
    public TimeSpan? ComeBack(string conversation, bool isFresh)
    {
        lock (_gate)
        {
            long now = clock.GetTimestamp();
            return _conversations.TryGetValue(conversation, out SendLog? log) && (log.Wait(now) > TimeSpan.Zero || (isFresh && log.IsAwaited(now)))
                ? log.Promise(now)
                : null;
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

    /// <summary>Books a call that is worth nothing later, where nothing else waits.</summary>
    public bool TryBookSpare(string tenant, string conversation)
    {
        lock (_gate)
        {
            return !(_conversations.TryGetValue(conversation, out SendLog? log) && log.IsAwaited(clock.GetTimestamp())) && TryBook(tenant, conversation);
        }
    }

    /// <summary>Books a call for the app and into its conversation, or neither: for second tries.</summary>
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
        logs.TryGetValue(key, out SendLog? log) ? log : logs[key] = new SendLog(limits, options.SweepEvery * 3, clock);
}
