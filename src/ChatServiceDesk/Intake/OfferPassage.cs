using ChatServiceDesk.Articles;
using ChatServiceDesk.Classifier;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Hearing;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;

namespace ChatServiceDesk.Intake;

/// <summary>Before a ticket: what the articles say about it, once for each draft. Not for security incidents, and not for whoever complains.</summary>
internal sealed partial class OfferPassage(KnowledgeBase knowledge, Ear ear, Adviser adviser, ILogger<OfferPassage> logger)
{
    /// <returns><see langword="null"/> when there is nothing good to show.</returns>
    public TurnOutcome? Show(Turn turn, Draft draft, Understanding heard)
    {
        if (draft.Article is not null || Drafting.IsSecurityIncident(heard) || heard.Intent is not (Intent.Incident or Intent.Request or Intent.Question)
            || knowledge.Find(draft.Text, heard.Language, heard.Intent is Intent.Question) is not { } match)
        {
            return null;
        }

        LogShown(match.Article.Id, match.Number, match.Rank, match.Share, match.Evidence);
        ShownPassage shown = new()
        {
            Conversation = draft.Conversation,
            Draft = draft.Id,
            Person = turn.Person.Id,
            Article = match.Article.Id,
            Number = match.Number,
            Category = heard.Category,
            Language = heard.Language,
            At = turn.Now,
        };
        AdaptiveCard card = PassageCard.For(match.Article, match.Number, draft.Id, Texts.In(heard.Language));
        TurnOutcome plain = turn.Show(card, card.FallbackText ?? "");
        return (adviser.IsThere && !ear.HasListened(turn) ? Advised(plain, draft.Id) : plain).Then((draft with { Article = match.Article.Id, Waiting = false }).Save()).Then(shown.Save());
    }

    /// <summary>The same, once a model has been asked for an answer: not in the turn, which would have to wait for it.</summary>
    private static TurnOutcome Advised(TurnOutcome shown, string draft) =>
        shown with { Change = shown.Change with { Agenda = [.. shown.Change.Agenda.Select(row => row with { Kind = AgendaKind.Advise, Draft = draft })] } };

    [LoggerMessage(2005, LogLevel.Information, "Intake: shown {Article} passage {Number}, rank {Rank:F2}, share {Share:F2}, evidence {Evidence:F2}")]
    private partial void LogShown(string article, int number, double rank, double share, double evidence);
}
