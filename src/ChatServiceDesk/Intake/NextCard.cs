using ChatServiceDesk.Classifier;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;

namespace ChatServiceDesk.Intake;

/// <summary>What comes when nothing is left to ask: the intake card filled in, or the likeliest topics where the desk is not sure.</summary>
internal sealed class NextCard(IntakeCard card, TopicCard topics)
{
    public TurnOutcome Show(Turn turn, Draft draft, Understanding heard) =>
        Drafting.IsSecurityIncident(heard) || heard.Certainty is Certainty.Sure ? Fill(turn, draft, heard) : Offer(turn, draft, heard);

    public TurnOutcome Fill(Turn turn, Draft draft, Understanding heard)
    {
        AdaptiveCard shown = card.For(Drafting.Form(draft.Id, draft.Text, heard, draft.Classification?.AiTitle));
        return turn.Show(shown, shown.FallbackText ?? "").Then(draft.Save());
    }

    /// <summary>Three buttons; but what the person writes instead of pressing one is the answer too.</summary>
    private TurnOutcome Offer(Turn turn, Draft draft, Understanding heard)
    {
        AdaptiveCard shown = topics.For(draft.Id, Drafting.TitleOf(draft.Text), Topic.Likeliest(heard));
        return turn.Show(shown, shown.FallbackText ?? "").Then((draft with { Asked = draft.Asked + 1, Waiting = true }).Save());
    }
}
