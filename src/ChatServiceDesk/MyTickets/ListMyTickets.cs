using ChatServiceDesk.Conversations;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.MyTickets;

/// <summary>What became of my reports: the person's own tickets, newest first, page by page, or the one they name with what has happened to it.</summary>
internal sealed class ListMyTickets(OwnTickets own, TicketStore tickets, TicketCards cards, PublicHistory history)
{
    /// <param name="turn">The question.</param>
    /// <param name="named">A ticket number as it was written; <see langword="null"/> if none was.</param>
    /// <param name="cancellationToken">Cancels the turn.</param>
    public async ValueTask<TurnOutcome> HandleAsync(Turn turn, string? named, CancellationToken cancellationToken) =>
        named is null ? await ListAsync(turn, isAll: false, page: 0, cancellationToken)
        : await own.FindAsync(turn, named, cancellationToken) is { } one ? await ShowAsync(turn, one, cancellationToken)
        : turn.Reply(turn.Texts.Say("MyTickets.NotFound", named));

    /// <summary>Another page, or closed ones too: the list changes where it stands.</summary>
    public async ValueTask<TurnOutcome> TurnPageAsync(Turn turn, CancellationToken cancellationToken) => turn.IsPersonal
        ? await ListAsync(turn, turn.Inputs.Number(TicketListCard.All) == 1, (int)Math.Clamp(turn.Inputs.Number(TicketListCard.Page) ?? 0, 0, int.MaxValue), cancellationToken)
        : turn.Say(turn.Texts["Tickets.NotFound"]);

    /// <summary>A ticket was chosen from the list.</summary>
    public async ValueTask<TurnOutcome> ShowAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.IsPersonal && turn.Inputs.Number(CardInputs.Ticket) is { } number && await own.FindAsync(turn, number, cancellationToken) is { } one
            ? await ShowAsync(turn, one, cancellationToken)
            : turn.Say(turn.Texts["Tickets.NotFound"]);

    private async ValueTask<TurnOutcome> ListAsync(Turn turn, bool isAll, int page, CancellationToken cancellationToken)
    {
        IReadOnlyList<TicketLine> mine = await own.LinesAsync(turn, cancellationToken);
        if (mine.Count == 0)
        {
            return turn.IsInvoke ? turn.Say(turn.Texts["MyTickets.None"]) : turn.Reply(turn.Texts["MyTickets.None"]);
        }

        TicketLine[] listed = isAll ? [.. mine] : [.. mine.Where(line => line.IsOpen)];
        TicketListCard.View view = TicketListCard.View.Of(isAll, page, listed.Length, mine.Count);
        List<Ticket> shown = [];
        foreach (TicketLine line in listed.Skip(view.Page * TicketListCard.PageSize).Take(TicketListCard.PageSize))
        {
            if (await own.FindAsync(turn, line.Number.Value, cancellationToken) is { } stored)
            {
                shown.Add(stored.Ticket);
            }
        }

        return turn.Show(TicketListCard.For(shown, view, turn.Texts), turn.Texts.Say("MyTickets.Summary", mine.Count(line => line.IsOpen)));
    }

    private async ValueTask<TurnOutcome> ShowAsync(Turn turn, StoredTicket one, CancellationToken cancellationToken)
    {
        List<HistoryEntry> entries = await tickets.HistoryAsync(one.Partition, one.Ticket.Number.Value, cancellationToken).ToListAsync(cancellationToken);
        AdaptiveCard card = cards.ForRequester(one.Ticket, turn.Texts);
        return turn.Show(
            card with
            {
                Body = [.. card.Body, .. history.Of(entries, turn.Person.Id, turn.Texts)],
                Actions = [.. card.Actions, TicketListCard.Back(turn.Texts)],
            },
            one.Ticket.Number.ToString());
    }
}
