using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Notifications;

/// <summary>Pieces that several cards are made of.</summary>
internal static class Cards
{
    /// <summary>A card that only says something.</summary>
    public static AdaptiveCard Remark(string text) => new() { Body = [new TextBlock(text)], FallbackText = text };

    public static Container Banner(string text, ContainerStyle style) =>
        new([new TextBlock(text) { Weight = TextWeight.Bolder }]) { Style = style, Spacing = Spacing.Medium };

    /// <summary>The card with something else said first.</summary>
    public static AdaptiveCard Below(string text, AdaptiveCard card, ContainerStyle style = ContainerStyle.Warning) => card with { Body = [Banner(text, style), .. card.Body] };

    /// <summary>What somebody said, under a line that says who.</summary>
    public static Container Said(string heading, string text, ContainerStyle style) => new(
    [
        new TextBlock(heading) { Weight = TextWeight.Bolder },
        new TextBlock(text) { Spacing = Spacing.Small },
    ]) { Style = style, Spacing = Spacing.Medium };

    /// <summary>A ticket to choose, pressed as a whole: clients cut the title of a button off where the screen is narrow.</summary>
    public static Container Choice(TicketNumber number, string title, ExecuteAction chosen) =>
        new([TextBlock.Markdown($"**{number}** {title}")]) { Style = ContainerStyle.Accent, SelectAction = chosen };

    /// <summary>Number on the left, priority on the right.</summary>
    public static ColumnSet Header(Ticket ticket, string besideNumber, Texts texts) => new(
    [
        new Column([TextBlock.Markdown($"**{ticket.Number}** · {besideNumber}")], ColumnWidth.Stretch),
        new Column(
            [
                new TextBlock(Words.Of(ticket.Priority, texts))
                {
                    Weight = TextWeight.Bolder,
                    HorizontalAlignment = HorizontalAlignment.Right,
                    Color = ColorOf(ticket),
                },
            ],
            ColumnWidth.Auto),
    ]);

    public static TextBlock Title(string title) => new(title) { Size = TextSize.Medium, Weight = TextWeight.Bolder, Style = TextStyle.Heading };

    /// <summary>A moment as the reader's own client writes it.</summary>
    public static Fact When(string title, DateTimeOffset moment) =>
        Fact.Markdown(title, $"{MarkdownText.LocalDate(moment)} {MarkdownText.LocalTime(moment)}");

    public static CardData DataOf(Ticket ticket) => [(CardInputs.Ticket, ticket.Number.Value), (CardInputs.Version, ticket.Version)];

    /// <remarks>Not the warning colour: some clients write it in a yellow that can't be read on white.</remarks>
    private static TextColor ColorOf(Ticket ticket) => ticket is { IsOpen: true, Priority: Priority.P1 or Priority.P2 } ? TextColor.Attention : TextColor.Default;
}
