using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.MyTickets;

/// <summary>What became of my reports: the person's own tickets, newest first, or the one they name.</summary>
internal sealed class ListMyTickets(TicketStore tickets, TicketCards cards)
{
    private const int Shown = 8;

    /// <param name="turn">The question.</param>
    /// <param name="named">A ticket number as it was written; <see langword="null"/> if none was.</param>
    /// <param name="cancellationToken">Cancels the turn.</param>
    public async ValueTask<TurnOutcome> HandleAsync(Turn turn, string? named, CancellationToken cancellationToken)
    {
        string home = Partitions.Shard(turn.Tenant, Partitions.ShardOf(turn.Person.Id, turn.Shards));
        if (named is not null)
        {
            return await FindAsync(turn, home, named, cancellationToken) is { } one
                ? turn.Show(cards.ForRequester(one, turn.Texts), one.Number.ToString())
                : turn.Reply(turn.Texts.Say("MyTickets.NotFound", named));
        }

        List<Ticket> mine = [];
        await foreach (StoredTicket stored in tickets.OfRequesterAsync(home, turn.Person.Id, cancellationToken))
        {
            mine.Add(stored.Ticket);
            if (mine.Count > Shown)
            {
                break;
            }
        }

        return mine.Count == 0
            ? turn.Reply(turn.Texts["MyTickets.None"])
            : turn.Show(Card(mine, turn.Texts), turn.Texts.Say("MyTickets.Summary", mine.Count(ticket => ticket.IsOpen)));
    }

    private static AdaptiveCard Card(List<Ticket> mine, Texts texts) => new()
    {
        FallbackText = texts["MyTickets.Title"],
        Body =
        [
            Cards.Title(texts["MyTickets.Title"]),
            .. mine.Take(Shown).Select(ticket => Line(ticket, texts)),
            .. mine.Count > Shown ? [new TextBlock(texts.Say("MyTickets.Newest", Shown)) { IsSubtle = true }] : Array.Empty<CardElement>(),
        ],
    };

    private static Container Line(Ticket ticket, Texts texts) => new(
    [
        TextBlock.Markdown($"**{ticket.Number}** {Words.TitleOf(ticket, texts)}"),
        TextBlock.Markdown(Details(ticket, texts)) with { IsSubtle = true, Spacing = Spacing.None },
    ])
    { Separator = true, Spacing = Spacing.Medium };

    private static MarkdownText Details(Ticket ticket, Texts texts)
    {
        string state = Words.Of(ticket.State, texts);
        (MarkdownText day, MarkdownText time) = (MarkdownText.LocalDate(ticket.ExpectedBy), MarkdownText.LocalTime(ticket.ExpectedBy));
        return ticket switch
        {
            { IsOpen: true, Assignee: { } agent } => texts.Mark("MyTickets.DueWith", state, agent.Name, day, time),
            { IsOpen: true } => texts.Mark("MyTickets.Due", state, day, time),
            _ => $"{state} · {ticket.Resolution ?? ""}",
        };
    }

    /// <summary>Named with or without its prefix; the prefix must then be the right one.</summary>
    private async ValueTask<Ticket?> FindAsync(Turn turn, string home, string named, CancellationToken cancellationToken)
    {
        bool complete = TicketNumber.TryParse(named, null, out TicketNumber number);
        long value = complete ? number.Value : long.TryParse(named, System.Globalization.CultureInfo.InvariantCulture, out long bare) ? bare : 0;
        return await tickets.FindAsync(home, value, cancellationToken) is { } stored
            && stored.Ticket.Requester.Id == turn.Person.Id
            && (!complete || stored.Ticket.Number == number)
                ? stored.Ticket
                : null;
    }
}
