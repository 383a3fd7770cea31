using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Notifications;

/// <summary>What happens when a timer runs out, by the timer's name. A handler says what the ticket changes; the pump commits it.</summary>
internal sealed class TimerHandlers(IReadOnlyDictionary<string, TimerHandlers.Handler> handlers, IReadOnlyDictionary<AgendaKind, TimerHandlers.Errand> errands)
{
    /// <param name="ticket">As it stands.</param>
    /// <param name="row">What has become due.</param>
    /// <param name="now">When, UTC.</param>
    /// <param name="cancellationToken">Cancels when the process ends.</param>
    /// <returns>The change; <see cref="Change.None"/> when its reason is gone.</returns>
    internal delegate ValueTask<Change> Handler(StoredTicket ticket, AgendaRow row, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Something about no ticket of its own partition. It may be begun twice, so what it does elsewhere must be the same twice.</summary>
    /// <returns>What it changes in the row's partition.</returns>
    internal delegate ValueTask<Change> Errand(AgendaRow row, DateTimeOffset now, CancellationToken cancellationToken);

    public Handler? Find(AgendaRow row) => handlers.GetValueOrDefault(row.Kind switch
    {
        AgendaKind.Compare => AgendaPlan.Compare,
        AgendaKind.Point => AgendaPlan.PointToTicket,
        AgendaKind.Tell => AgendaPlan.TellFollowers,
        _ => row.What,
    });

    public Errand? FindErrand(AgendaRow row) => errands.GetValueOrDefault(row.Kind);
}
