using ChatServiceDesk.Classifier;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Hearing;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Intake;

/// <summary>What comes when the report is understood: the likeliest topics where the desk is not sure, then what the category asks, then the intake card filled in.</summary>
internal sealed class NextCard(IntakeCard card, TopicCard topics, Ear ear, DeskSettings settings)
{
    public TurnOutcome Show(Turn turn, Draft draft, Understanding heard) =>
        Drafting.IsSecurityIncident(heard) ? Fill(turn, draft, heard, wasSuspected: false)
        : draft.Topic is not null || heard.Certainty is Certainty.Sure ? GoOn(turn, draft, heard)
        : Offer(turn, draft, heard);

    /// <summary>What it is about is known: the next question, or the card.</summary>
    public TurnOutcome GoOn(Turn turn, Draft draft, Understanding heard)
    {
        if (SlotPlan.Next(settings, draft, TopicOf(draft, heard), heard.Intent) is not { } slot || Drafting.IsSecurityIncident(heard))
        {
            return Fill(turn, draft, heard, wasSuspected: false);
        }

        return Ask(turn, draft with { Asked = draft.Pending == slot.Key ? draft.Asked : draft.Asked + 1 }, slot);
    }

    /// <summary>The person has come back, or presses on a card of which another device has shown the next: what stands there now.</summary>
    public TurnOutcome ShowAgain(Turn turn, Draft draft, Understanding heard) =>
        draft.Pending is { } key && SlotPlan.Find(settings, key) is { } slot ? Ask(turn, draft, slot) : Show(turn, draft with { Waiting = false }, heard);

    /// <summary>One question, again or for the first time.</summary>
    public static TurnOutcome Ask(Turn turn, Draft draft, Slot slot)
    {
        AdaptiveCard shown = SlotCard.For(draft.Id, Drafting.TitleOf(draft.Text, turn.Texts), slot, turn.Texts);
        return turn.Show(shown, shown.FallbackText ?? "").Then((draft with { Pending = slot.Key, Waiting = true }).Save());
    }

    /// <param name="turn">The message or the press.</param>
    /// <param name="draft">The draft as it is now.</param>
    /// <param name="heard">What it says.</param>
    /// <param name="wasSuspected">Whether the local model took it for a security incident: then the person is asked even when that was cleared.</param>
    public TurnOutcome Fill(Turn turn, Draft draft, Understanding heard, bool wasSuspected)
    {
        IntakeCard.Form form = Drafting.Form(draft.Id, draft.Text, heard, draft.Classification?.AiTitle, turn.Texts) with { Files = draft.Files.Count };
        form = form.HasAiTitle ? form : form with { Title = LongText.TitleOf(draft.Text, ear, turn.Texts) };
        if (draft.Topic is { } topic && form.IsConfidential is null)
        {
            form = form with { Category = topic.Category, Kind = topic.Kind };
        }

        AdaptiveCard shown = card.For(form with { IsConfidential = form.IsConfidential ?? (wasSuspected ? false : null), Details = DetailsOf(draft), For = draft.For }, turn.Texts);
        return turn.Show(shown, shown.FallbackText ?? "").Then((draft with { Pending = null, Waiting = false }).Save());
    }

    /// <summary>Three buttons; but what the person writes instead of pressing one is the answer too.</summary>
    public TurnOutcome Offer(Turn turn, Draft draft, Understanding heard)
    {
        AdaptiveCard shown = topics.For(draft.Id, Drafting.TitleOf(draft.Text, turn.Texts), Topic.Likeliest(heard), turn.Texts);
        return turn.Show(shown, shown.FallbackText ?? "").Then((draft with { Asked = draft.Asked + 1, Waiting = true, Pending = null }).Save());
    }

    private static Sorting TopicOf(Draft draft, Understanding heard) => draft.Topic ?? Drafting.SortingOf(heard);

    private FilledSlot[] DetailsOf(Draft draft) =>
        [.. draft.Answers.Select(answer => SlotPlan.Find(settings, answer.Key) is { } slot ? new FilledSlot(slot, answer.Text) : null).OfType<FilledSlot>()];
}
