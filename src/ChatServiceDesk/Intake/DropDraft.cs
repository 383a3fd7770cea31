using ChatServiceDesk.Conversations;
using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Intake;

/// <summary>The person has deleted a message that their draft is made of: they want no ticket of it.</summary>
internal static class DropDraft
{
    public static TurnOutcome Handle(Turn turn, Draft? draft) =>
        draft is not null && (draft.Id == turn.Activity.Id || draft.Pieces.Replace(draft.Text, turn.Activity.Id, "") is not null)
            ? turn.Reply(turn.Texts["Talking.DraftDropped"]).Then(draft.Delete())
            : TurnOutcome.Nothing;
}
