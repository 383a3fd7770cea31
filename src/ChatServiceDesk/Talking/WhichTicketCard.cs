using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;

namespace ChatServiceDesk.Talking;

/// <summary>Asks which ticket something is about that the person has written.</summary>
internal static class WhichTicketCard
{
    public const string Ask = "ask";

    /// <summary>The newest; whoever means an older one writes its number.</summary>
    private const int Offered = 4;

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
            .. open.Take(Offered).Select(line => Cards.Choice(
                line.Number,
                line.Title,
                new ExecuteAction(CardText.Truncate($"{line.Number}: {line.Title}", LongestTitle), Verbs.ChooseTicket, DataOf(ask, texts).With(CardInputs.Ticket, line.Number.Value)))),
            .. open.Count > Offered ? [new TextBlock(texts["Talking.OrNumber"]) { IsSubtle = true }] : Array.Empty<CardElement>(),
        ],
        Actions =
        [
            new ExecuteAction(texts["Talking.SomethingNew"], Verbs.ReportInstead, DataOf(ask, texts)),
            new ExecuteAction(texts["Talking.NeverMind"], Verbs.DropWords, DataOf(ask, texts)),
        ],
    };

    private static CardData DataOf(string ask, Texts texts) => [(Ask, ask), (CardInputs.Language, texts.Language)];
}
