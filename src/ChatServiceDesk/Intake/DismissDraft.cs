using ChatServiceDesk.Conversations;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Intake;

/// <summary>The person does not want a ticket after all.</summary>
internal sealed class DismissDraft(DraftStore drafts, MadeTicket made)
{
    /// <summary>By the button of the card.</summary>
    public async ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        string draftId = turn.Inputs.Id(IntakeCard.Draft) ?? "";
        if (await made.ShowAsync(turn, draftId, cancellationToken) is { } shownAgain)
        {
            return shownAgain;
        }

        Draft? draft = await drafts.FindAsync(turn.Home, turn.Activity.Conversation.Id, cancellationToken);
        TurnOutcome shown = turn.Show(Cards.Remark(turn.Texts["Intake.Dismissed"]), turn.Texts["Intake.Dismissed"]);
        return draft is not null && draft.Id == draftId ? shown.Then(draft.Delete()) : shown;
    }

    /// <summary>By saying so while the desk asks.</summary>
    public static TurnOutcome Handle(Turn turn, Draft? draft) => turn.Reply(turn.Texts["Intake.Dismissed"]).Then(draft?.Delete() ?? Change.None);
}
