using ChatServiceDesk.Conversations;
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
                ? turn.Show(cards.ForRequester(one), one.Number.ToString())
                : turn.Reply($"I can't find {named} among your tickets. Say \"my tickets\" to see them all.");
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
            ? turn.Reply("You have no tickets with me. Just tell me what isn't working or what you need.")
            : turn.Show(Card(mine), $"Your tickets: {mine.Count(ticket => ticket.IsOpen)} open");
    }

    private static AdaptiveCard Card(List<Ticket> mine) => new()
    {
        FallbackText = "Your tickets",
        Body =
        [
            Cards.Title("Your tickets"),
            .. mine.Take(Shown).Select(Line),
            .. mine.Count > Shown ? [new TextBlock($"These are the newest {Shown}. Ask for an older one by its number.") { IsSubtle = true }] : Array.Empty<CardElement>(),
        ],
    };

    private static Container Line(Ticket ticket) => new(
    [
        TextBlock.Markdown($"**{ticket.Number}** {Words.TitleOf(ticket)}"),
        TextBlock.Markdown(Details(ticket)) with { IsSubtle = true, Spacing = Spacing.None },
    ])
    { Separator = true, Spacing = Spacing.Medium };

    private static MarkdownText Details(Ticket ticket) => ticket switch
    {
        { IsOpen: true, Assignee: { } agent } =>
            $"{Words.Of(ticket.State)} · {agent.Name} · due {MarkdownText.LocalDate(ticket.ResolutionDue)} {MarkdownText.LocalTime(ticket.ResolutionDue)}",
        { IsOpen: true } => $"{Words.Of(ticket.State)} · due {MarkdownText.LocalDate(ticket.ResolutionDue)} {MarkdownText.LocalTime(ticket.ResolutionDue)}",
        _ => $"{Words.Of(ticket.State)} · {ticket.Resolution ?? ""}",
    };

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
