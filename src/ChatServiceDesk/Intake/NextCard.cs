using ChatServiceDesk.Classifier;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;

namespace ChatServiceDesk.Intake;

/// <summary>What comes when nothing is left to ask: the intake card filled in, or the likeliest topics where the desk is not sure.</summary>
internal sealed class NextCard(IntakeCard card, TopicCard topics)
{
    public TurnOutcome Show(Turn turn, Draft draft, Understanding heard) =>
        Drafting.IsSecurityIncident(heard) || heard.Certainty is Certainty.Sure ? Fill(turn, draft, heard, wasSuspected: false) : Offer(turn, draft, heard);

    /// <param name="turn">The message or the press.</param>
    /// <param name="draft">The draft as it is now.</param>
    /// <param name="heard">What it says.</param>
    /// <param name="wasSuspected">Whether the local model took it for a security incident: then the person is asked even when that was cleared.</param>
    public TurnOutcome Fill(Turn turn, Draft draft, Understanding heard, bool wasSuspected)
    {
        IntakeCard.Form form = Drafting.Form(draft.Id, draft.Text, heard, draft.Classification?.AiTitle, turn.Texts) with { Files = draft.Files.Count };
        AdaptiveCard shown = card.For(form with { IsConfidential = form.IsConfidential ?? (wasSuspected ? false : null) }, turn.Texts);
        return turn.Show(shown, shown.FallbackText ?? "").Then(draft.Save());
    }

    /// <summary>Three buttons; but what the person writes instead of pressing one is the answer too.</summary>
    private TurnOutcome Offer(Turn turn, Draft draft, Understanding heard)
    {
        AdaptiveCard shown = topics.For(draft.Id, Drafting.TitleOf(draft.Text, turn.Texts), Topic.Likeliest(heard), turn.Texts);
        return turn.Show(shown, shown.FallbackText ?? "").Then((draft with { Asked = draft.Asked + 1, Waiting = true }).Save());
    }
}
