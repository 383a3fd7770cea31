using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Talking;

/// <summary>Asks which ticket something is about that the person has written.</summary>
internal static class WhichTicketCard
{
    public const string Ask = "ask";

    /// <summary>With the one for none of them, as many buttons as a card has room for.</summary>
    private const int Offered = 5;

    private const int LongestQuote = 300;
    private const int LongestTitle = 50;

    /// <param name="open">The person's open tickets, newest first.</param>
    /// <param name="waiting">What they have written.</param>
    /// <param name="ask">Names this card: only the newest is answered.</param>
    /// <param name="texts">The language.</param>
    public static AdaptiveCard For(IReadOnlyList<TicketLine> open, IReadOnlyList<Talk.Words> waiting, string ask, Texts texts) => new()
    {
        FallbackText = texts["Talking.Which"],
        Body =
        [
            Cards.Title(texts["Talking.Which"]),
            new Container([new TextBlock(CardText.Truncate(string.Join('\n', waiting.Select(words => words.Text)), LongestQuote))]) { Style = ContainerStyle.Emphasis },
            .. open.Count > Offered ? [new TextBlock(texts["Talking.OrNumber"]) { IsSubtle = true }] : Array.Empty<CardElement>(),
        ],
        Actions =
        [
            .. open.Take(Offered).Select(line => new ExecuteAction(CardText.Truncate($"{line.Number}: {line.Title}", LongestTitle), Verbs.ChooseTicket, DataOf(ask, texts).With(CardInputs.Ticket, line.Number.Value))),
            new ExecuteAction(texts["Talking.SomethingNew"], Verbs.ReportInstead, DataOf(ask, texts)),
        ],
    };

    /// <summary>The ticket that was meant is over: what was written can still be reported anew.</summary>
    public static AdaptiveCard ForNoneOpen(Ticket ticket, string ask, Texts texts)
    {
        string over = ticket.State is TicketState.Withdrawn ? texts.Say("Talking.IsWithdrawn", ticket.Number) : texts.Say("Talking.IsClosed", ticket.Number);
        return new()
        {
            FallbackText = over,
            Body = [Cards.Title(over), new TextBlock(Words.TitleOf(ticket, texts)) { IsSubtle = true, Spacing = Spacing.None }, new TextBlock(texts["Talking.NotPassedOn"])],
            Actions = [new ExecuteAction(texts["Talking.ReportAnew"], Verbs.ReportInstead, DataOf(ask, texts)) { Style = ActionStyle.Positive }],
        };
    }

    private static CardData DataOf(string ask, Texts texts) => [(Ask, ask), (CardInputs.Language, texts.Language)];
}
