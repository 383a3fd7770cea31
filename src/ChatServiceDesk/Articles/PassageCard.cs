using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Teams.Cards;

namespace ChatServiceDesk.Articles;

/// <summary>A passage of an article in place of a ticket. Nothing on it was written by the person who sees it.</summary>
internal static class PassageCard
{
    public const string Draft = "draft";

    /// <summary>The same day in every zone where people work.</summary>
    private static readonly TimeOnly Noon = new(12, 0);

    /// <param name="article">The article.</param>
    /// <param name="number">Which of its passages; the first for one that is not there any more.</param>
    /// <param name="draftId">The draft that the card stands for.</param>
    /// <param name="texts">In the language of the message.</param>
    public static AdaptiveCard For(Article article, int number, string draftId, Texts texts) => new()
    {
        FallbackText = texts.Say("Knowledge.Summary", article.Title),
        Body =
        [
            new TextBlock(texts["Knowledge.Heading"]) { IsSubtle = true },
            .. Shown(article, number, texts),
        ],
        Actions =
        [
            Button(texts["Knowledge.Solved"], Verbs.PassageSolved, draftId) with { Style = ActionStyle.Positive },
            Button(texts["Knowledge.NotHelpful"], Verbs.PassageNotHelpful, draftId),
            Button(texts["Knowledge.CreateAnyway"], Verbs.TicketAnyway, draftId),
        ],
    };

    /// <summary>For whoever has looked for it, without any buttons.</summary>
    public static AdaptiveCard ForReading(Article article, int number, Texts texts) => new() { FallbackText = texts.Say("Knowledge.Summary", article.Title), Body = Shown(article, number, texts) };

    /// <summary>What stays of it when it has helped: they may want to read it again.</summary>
    /// <param name="article"><see langword="null"/> when it has been taken out of the folder since.</param>
    /// <param name="number">Which of its passages.</param>
    /// <param name="texts">In the language of the message.</param>
    public static AdaptiveCard ForSolved(Article? article, int number, Texts texts) => new()
    {
        FallbackText = texts["Knowledge.Thanks"],
        Body =
        [
            new TextBlock(texts["Knowledge.Thanks"]) { Weight = TextWeight.Bolder },
            .. article is null ? [] : Shown(article, number, texts),
        ],
    };

    private static CardElement[] Shown(Article article, int number, Texts texts)
    {
        Passage passage = article.Passages[number >= 0 && number < article.Passages.Count ? number : 0];
        return
        [
            new TextBlock(article.Title) { Size = TextSize.Medium, Weight = TextWeight.Bolder, Style = TextStyle.Heading },
            // One text with its heading: clients cut a list off at the right where it is the first thing in a text.
            TextBlock.Markdown(passage.Heading.Length == 0 ? CardMarkdown.Of(passage.Markdown) : $"**{passage.Heading}**\n\n{CardMarkdown.Of(passage.Markdown)}"),
            TextBlock.Markdown(texts.Mark("Knowledge.Source", article.Owner, MarkdownText.LocalDate(new DateTimeOffset(article.Review, Noon, TimeSpan.Zero)))) with { IsSubtle = true, Size = TextSize.Small },
        ];
    }

    private static ExecuteAction Button(string title, string verb, string draftId) =>
        new(title, verb, [(Draft, draftId)]) { AssociatedInputs = AssociatedInputs.None };
}
