using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Notifications;

/// <summary>What happens when a timer runs out, by the timer's name. A handler says what the ticket changes; the pump commits it.</summary>
internal sealed class TimerHandlers(IReadOnlyDictionary<string, TimerHandlers.Handler> handlers)
{
    /// <returns>The change; <see cref="Change.None"/> when its reason is gone.</returns>
    internal delegate Change Handler(StoredTicket ticket, Cause cause, DateTimeOffset now);

    public Handler? Find(string what) => handlers.GetValueOrDefault(what);
}
