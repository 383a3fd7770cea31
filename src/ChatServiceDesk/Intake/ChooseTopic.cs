using ChatServiceDesk.Classifier;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Hearing;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Intake;

/// <summary>The person says what their report is about, by a button: what that asks comes next, or the card filled in with it.</summary>
internal sealed class ChooseTopic(DeskSettings settings, OpenDraft open, Ear ear, NextCard next, IntakeCard intake)
{
    public async ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        (Draft? draft, TurnOutcome instead) = await open.FindAsync(turn, cancellationToken);
        if (draft is null)
        {
            return instead;
        }

        Understanding heard = ear.Understand(draft.Text);
        return settings.FindCategory(turn.Inputs.Text(TopicCard.Category) ?? "") is { Key: var category }
            ? next.GoOn(turn, Chosen(turn, draft) with { Topic = new Sorting(category, turn.Inputs.Choice<TicketKind>(TopicCard.Kind) ?? Drafting.SortingOf(heard).Kind) }, heard)
            : FillAnyhow(turn, Chosen(turn, draft), heard);
    }

    /// <summary>On the other device the next question may stand already: what is chosen now counts, and that question falls away if it is none of this topic.</summary>
    private static Draft Chosen(Turn turn, Draft draft) => draft with { Waiting = false, At = turn.Now };

    /// <summary>Something else: they choose from the whole list.</summary>
    private TurnOutcome FillAnyhow(Turn turn, Draft draft, Understanding heard)
    {
        AdaptiveCard shown = intake.For(Drafting.Form(draft.Id, draft.Text, heard, draft.Classification?.AiTitle, turn.Texts) with { Category = "", Files = draft.Files.Count }, turn.Texts);
        return turn.Show(shown, shown.FallbackText ?? "").Then((draft with { Pending = null }).Save());
    }
}
