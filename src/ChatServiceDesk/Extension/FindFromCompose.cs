using ChatServiceDesk.Articles;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Activities;

namespace ChatServiceDesk.Extension;

/// <summary>Search from the compose box: one's own tickets by number or words, and articles. One range of one partition is read, whatever is looked for.</summary>
internal sealed class FindFromCompose(TicketStore tickets, KnowledgeBase knowledge, TicketLinks links)
{
    private const int MostHits = 10;
    private const int MostArticles = 3;

    /// <summary>Of somebody with more tickets the newest are looked through.</summary>
    private const int MostTickets = 500;

    public async ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Extension is not ExtensionInvoke.Query query)
        {
            return turn.Say(turn.Texts["Turns.UnknownButton"]);
        }

        if (query.Skip > 0)
        {
            return Hits([]); // All there are have been given at once.
        }

        List<ExtensionResult> hits = [];
        await foreach (TicketLine summary in tickets.LinesAsync(turn.Home, turn.Person.Id, cancellationToken).Take(MostTickets))
        {
            if (Fits(summary, query.Text))
            {
                hits.Add(Hit(summary, turn.Texts));
            }
        }

        ExtensionResult[] articles = [.. query.Text.Length == 0 ? [] : knowledge.Search(query.Text, turn.Texts.Language, MostArticles).Select(match => Hit(match, turn.Texts))];
        ExtensionResult[] shown = [.. hits.Take(MostHits - articles.Length), .. articles];
        return shown.Length > 0 ? Hits(shown) : turn.Say(turn.Texts["Extension.NothingFound"]);
    }

    private static TurnOutcome Hits(IReadOnlyList<ExtensionResult> hits) => new(Change.None, InvokeResponses.ExtensionResults(hits));

    /// <summary>Each word must stand in the title or the number.</summary>
    private static bool Fits(TicketLine summary, string typed) => typed
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .All(word => summary.Title.Contains(word, StringComparison.OrdinalIgnoreCase) || summary.Number.ToString().Contains(word, StringComparison.OrdinalIgnoreCase));

    private ExtensionResult Hit(TicketLine summary, Texts texts) =>
        new(TicketPreview.Of(summary, texts, links.For(summary.Number)).ToJson(), $"{summary.Number} · {Words.Of(summary.State, texts)}", summary.Title);

    private static ExtensionResult Hit(Match match, Texts texts) =>
        new(PassageCard.ForReading(match.Article, match.Number, texts).ToJson(), match.Article.Title, texts["Extension.Article"]);
}
