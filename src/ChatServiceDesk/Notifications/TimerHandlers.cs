using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Notifications;

/// <summary>What happens when a timer runs out, by the timer's name. A handler says what the ticket changes; the pump commits it.</summary>
internal sealed class TimerHandlers(IReadOnlyDictionary<string, TimerHandlers.Handler> handlers)
{
    /// <param name="ticket">As it stands.</param>
    /// <param name="row">What has become due.</param>
    /// <param name="now">When, UTC.</param>
    /// <param name="cancellationToken">Cancels when the process ends.</param>
    /// <returns>The change; <see cref="Change.None"/> when its reason is gone.</returns>
    internal delegate ValueTask<Change> Handler(StoredTicket ticket, AgendaRow row, DateTimeOffset now, CancellationToken cancellationToken);

    public Handler? Find(AgendaRow row) => handlers.GetValueOrDefault(row.Kind is AgendaKind.Compare ? AgendaPlan.Compare : row.What);
}
