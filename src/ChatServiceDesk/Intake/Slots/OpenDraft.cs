using ChatServiceDesk.Conversations;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Intake;

/// <summary>The draft that a pressed card stands for, or why there is none: it has become a ticket, or another report has taken its place.</summary>
internal sealed class OpenDraft(DraftStore drafts, MadeTicket made)
{
    /// <returns>Either the draft or what to show instead.</returns>
    public async ValueTask<(Draft? Draft, TurnOutcome Instead)> FindAsync(Turn turn, CancellationToken cancellationToken)
    {
        string draftId = turn.Inputs.Id(IntakeCard.Draft) ?? "";
        if (!turn.IsPersonal || draftId.Length is 0 or > 200)
        {
            return (null, Gone(turn));
        }

        if (await made.ShowAsync(turn, draftId, cancellationToken) is { } shownAgain)
        {
            return (null, shownAgain);
        }

        Draft? draft = await drafts.FindAsync(turn.Home, turn.Activity.Conversation.Id, cancellationToken);
        return draft?.Id == draftId ? (draft, TurnOutcome.Nothing) : (null, Gone(turn));
    }

    private static TurnOutcome Gone(Turn turn) => turn.Show(Cards.Remark(turn.Texts["Intake.Gone"]), turn.Texts["Intake.Gone"]);
}
