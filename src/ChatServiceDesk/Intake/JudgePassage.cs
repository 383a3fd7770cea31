using ChatServiceDesk.Articles;
using ChatServiceDesk.Classifier;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Hearing;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Intake;

/// <summary>The person says whether a passage has helped. If not, what would have come without it comes now.</summary>
internal sealed partial class JudgePassage(
    InboxStore inbox, TicketStore tickets, DraftStore drafts, ShownPassageStore passages, KnowledgeBase knowledge, Ear ear, NextCard next, TicketCards cards, ILogger<JudgePassage> logger)
{
    public async ValueTask<TurnOutcome> HandleAsync(Turn turn, PassageOutcome outcome, CancellationToken cancellationToken)
    {
        string conversation = turn.Activity.Conversation.Id;
        string draftId = turn.Inputs.Id(PassageCard.Draft) ?? "";
        if (draftId.Length is 0 or > 200 || await passages.FindAsync(turn.Home, conversation, draftId, cancellationToken) is not { } shown || shown.Person != turn.Person.Id)
        {
            return Over(turn, Texts.English);
        }

        Texts texts = Texts.In(shown.Language);
        if (await inbox.FindAsync(turn.Home, InboxStore.ReportKey(conversation, draftId), cancellationToken) is { Ticket: { } made }
            && await tickets.FindAsync(turn.Home, made, cancellationToken) is { Ticket: var ticket }
            && ticket.IsOf(turn.Person.Id))
        {
            return turn.Show(cards.ForRequester(ticket, texts), texts.Say("Knowledge.Made", ticket.Number)); // On another device, say.
        }

        LogJudged(shown.Article, outcome);
        Change judged = (shown with { Outcome = outcome, JudgedAt = turn.Now }).Save();
        Draft? draft = await drafts.FindAsync(turn.Home, conversation, cancellationToken);
        bool stands = draft?.Id == draftId;
        TurnOutcome answer = outcome is PassageOutcome.Solved ? Solved(turn, shown, texts).Then(stands && draft is not null ? draft.Delete() : Change.None)
            : stands && draft is not null ? GoOn(turn, draft)
            : Over(turn, texts);
        return answer.Then(judged);
    }

    private TurnOutcome Solved(Turn turn, ShownPassage shown, Texts texts) =>
        turn.Show(PassageCard.ForSolved(knowledge.Find(shown.Article), shown.Number, texts), texts["Knowledge.Thanks"]);

    /// <summary>As it was understood then: nobody is asked again, the second ear neither.</summary>
    private TurnOutcome GoOn(Turn turn, Draft draft)
    {
        Understanding heard = Merging.Recall(ear.Understand(draft.Text), draft.Classification);
        return next.Show(turn, draft with { Waiting = false, At = turn.Now }, heard);
    }

    private static TurnOutcome Over(Turn turn, Texts texts) => turn.Show(Cards.Remark(texts["Knowledge.Over"]), texts["Knowledge.Over"]);

    [LoggerMessage(2006, LogLevel.Information, "Intake: {Article} was judged: {Outcome}")]
    private partial void LogJudged(string article, PassageOutcome outcome);
}
