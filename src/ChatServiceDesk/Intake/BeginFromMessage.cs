using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Hearing;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Activities;

namespace ChatServiceDesk.Intake;

/// <summary><b>Create ticket</b> on a message of any chat, or from the compose box: a dialog with the intake card, filled in from the message.</summary>
internal sealed class BeginFromMessage(DeskSettings settings, DraftStore drafts, SafeWords words, Ear ear, IntakeCard card)
{
    private const int LongestId = 32;

    public async ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Extension is not ExtensionInvoke.Fetch fetch)
        {
            return turn.Say(turn.Texts["Turns.UnknownButton"]);
        }

        (string text, turn) = words.Join(fetch.Message?.Text ?? "", turn);
        Heard heard = ear.HearAtOnce(text); // The second ear takes longer than Teams waits for a dialog.
        Draft? before = await drafts.FindAsync(turn.Home, turn.DraftPlace, cancellationToken);
        Draft draft = new()
        {
            Conversation = turn.DraftPlace,
            Id = Digest.Of(turn.InboxKey)[..LongestId],
            Text = Teams.Cards.CardText.Truncate(text, IntakeCard.MaxDescription),
            Asked = 0,
            Waiting = false,
            At = turn.Now,
            MessageLink = fetch.Message?.Link is { } link && MessageLinks.IsOne(link) ? link.AbsoluteUri : null,
            Classification = text.Length == 0 ? null : heard.Classification with { Priority = Drafting.PriorityOf(heard.Understanding, settings.Matrix) },
            ETag = before?.ETag ?? default,
        };
        IntakeCard.Form form = Drafting.Form(draft.Id, draft.Text, heard.Understanding, aiTitle: null, turn.Texts);
        IntakeCard.Form begun = text.Length == 0 ? form with { Title = "", Category = "", IsConfidential = null } : form;
        return turn.Show(card.ForDialog(begun, turn.Texts), turn.Texts["Extension.Title"]).Then(draft.Save());
    }
}
