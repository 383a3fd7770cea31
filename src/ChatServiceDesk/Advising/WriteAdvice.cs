using ChatServiceDesk.Articles;
using ChatServiceDesk.Classifier;
using ChatServiceDesk.Hearing;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Teams.Cards;

namespace ChatServiceDesk.Advising;

/// <summary>A model answers from the passages that fit best, above the card that shows the best of them. Whatever it does, the card comes.</summary>
internal sealed class WriteAdvice(DraftStore drafts, ShownPassageStore shown, KnowledgeBase knowledge, Adviser adviser)
{
    /// <summary>More would cost more than it helps: the best one holds the answer, or none does.</summary>
    public const int MostPassages = 4;

    /// <inheritdoc cref="AdviceAgenda.Writer"/>
    public async ValueTask<AdviceAgenda.Written?> HandleAsync(AgendaRow row, OutboundActivity message, CancellationToken cancellationToken)
    {
        // Whoever has begun something else, or thought better of it, is not answered any more; the card is still theirs.
        if (await drafts.FindAsync(row.Partition, row.Conversation, cancellationToken) is not { } draft || draft.Id != row.Draft
            || await shown.FindAsync(row.Partition, row.Conversation, row.Draft, cancellationToken) is not { Advice: null } passage
            || knowledge.Near(passage.Article, passage.Number, draft.Text, MostPassages) is not { Count: > 0 } near)
        {
            return null;
        }

        GivenPassage[] given = [.. near.Select(found => new GivenPassage(TitleOf(found.Article, found.Number), found.Article.Passages[found.Number].Markdown))];
        return await adviser.AskAsync(draft.Text, given, passage.Language, $"{Partitions.TenantOf(row.Partition)}|{passage.Person}", cancellationToken) is { } opinion
            ? new AdviceAgenda.Written(opinion is SecondOpinion.Grounded { Answer: var answer } ? Above(message, answer, near, Texts.In(passage.Language)) : message, EvidenceOf(opinion, near))
            : null;
    }

    private static string TitleOf(Article article, int number) =>
        article.Passages[number].Heading is { Length: > 0 } heading ? $"{article.Title}: {heading}" : article.Title;

    private Advice EvidenceOf(SecondOpinion opinion, IReadOnlyList<(Article Article, int Number)> near) => new()
    {
        Outcome = opinion.Outcome.ToString(),
        Deployment = adviser.Deployment,
        PromptVersion = SecondEar.AnswerPromptVersion,
        TokensIn = opinion.TokensIn,
        TokensOut = opinion.TokensOut,
        Duration = opinion.Duration,
        Sources = opinion is SecondOpinion.Grounded { Answer.Citations: var cited } ? string.Join(' ', cited.Select(number => $"{near[number - 1].Article.Id}#{near[number - 1].Number}")) : "",
    };

    /// <summary>The answer is the message's text, for that is where Teams looks for citations; the card with its buttons stays below it.</summary>
    private static OutboundActivity Above(OutboundActivity message, GroundedAnswer answer, IReadOnlyList<(Article Article, int Number)> near, Texts texts)
    {
        MarkdownText sources = MarkdownText.Trusted(string.Join(", ", answer.Citations.Select(number => $"{MarkdownText.Format("{0}", TitleOf(near[number - 1].Article, near[number - 1].Number))} [{number}]")));
        return message with
        {
            Text = $"{MarkdownText.Literal(answer.Text)}\n\n{texts.Mark("Advising.Sources", sources)}",
            TextFormat = "markdown",
            Entities = [OutboundEntity.AiGenerated([.. answer.Citations.Select(number => CitationOf(number, near[number - 1]))])],
            ChannelData = OutboundActivity.AsksForFeedback,
        };
    }

    private static OutboundCitation CitationOf(int number, (Article Article, int Number) source) => new(
        number,
        new CitedDocument(
            CardText.Truncate(TitleOf(source.Article, source.Number), CitedDocument.MaxName),
            CardText.Truncate(CardMarkdown.PlainOf(source.Article.Passages[source.Number].Markdown), CitedDocument.MaxAbstract)));
}
