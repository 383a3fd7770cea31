using ChatServiceDesk.Conversations;
using ChatServiceDesk.Files;
using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Intake;

/// <summary>Something came without a word: a picture is kept and asked about; what can't be read or heard is answered.</summary>
internal static class HearFiles
{
    /// <returns><see langword="null"/> when nothing came at all.</returns>
    public static TurnOutcome? Handle(Turn turn, Draft? draft)
    {
        if (turn.Files.Ids.Count == 0)
        {
            return Unseen(turn) is { } answer ? turn.Reply(answer) : null;
        }

        bool belongs = draft is not null && HearReport.IsFresh(draft, turn.Now);
        Draft begun = belongs && draft is not null
            ? draft with { Files = DraftFiles.Joined(draft.Files, turn.Files.Ids), At = turn.Now }
            : new Draft
            {
                Conversation = turn.Activity.Conversation.Id,
                Id = turn.Activity.Id,
                Text = "",
                Files = turn.Files.Ids,
                Asked = 0,
                Waiting = true,
                At = turn.Now,
                ETag = draft?.ETag ?? default,
            };
        return turn.Reply(begun.Waiting ? turn.Texts["Files.AskWhat"] : turn.Texts["Files.Added"]).Then(begun.Save()).Then(turn.KeepFiles());
    }

    private static string? Unseen(Turn turn) =>
        turn.Files.HasVoice ? turn.Texts["Files.Voice"]
        : turn.Files.HasSticker ? turn.Texts["Files.Sticker"]
        : turn.Files.Remark is { } remark ? $"{remark}\n\n{turn.Texts["Files.InWords"]}"
        : null;
}
