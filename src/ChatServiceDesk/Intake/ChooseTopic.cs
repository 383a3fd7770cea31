using ChatServiceDesk.Classifier;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Hearing;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Intake;

/// <summary>The person says what their report is about, by a button: the card is filled in with that.</summary>
internal sealed class ChooseTopic(DeskSettings settings, DraftStore drafts, MadeTicket made, Ear ear, IntakeCard intake)
{
    public async ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        string draftId = turn.Inputs.Id(IntakeCard.Draft) ?? "";
        if (await made.ShowAsync(turn, draftId, cancellationToken) is { } shownAgain)
        {
            return shownAgain;
        }

        if (await drafts.FindAsync(turn.Home, turn.Activity.Conversation.Id, cancellationToken) is not { } draft || draft.Id != draftId)
        {
            return turn.Show(Cards.Remark(turn.Texts["Intake.Gone"]), turn.Texts["Intake.Gone"]);
        }

        AdaptiveCard shown = intake.For(FormOf(turn, draft), turn.Texts);
        return turn.Show(shown, shown.FallbackText ?? "").Then((draft with { Waiting = false, At = turn.Now }).Save());
    }

    private IntakeCard.Form FormOf(Turn turn, Draft draft)
    {
        Understanding heard = ear.Understand(draft.Text);
        IntakeCard.Form form = Drafting.Form(draft.Id, draft.Text, heard, draft.Classification?.AiTitle, turn.Texts) with { Files = draft.Files.Count };
        return settings.FindCategory(turn.Inputs.Text(TopicCard.Category) ?? "") is { Key: var category }
            ? form with { Category = category, Kind = turn.Inputs.Choice<TicketKind>(TopicCard.Kind) ?? form.Kind }
            : form with { Category = "" }; // Something else: they choose from the whole list.
    }
}
