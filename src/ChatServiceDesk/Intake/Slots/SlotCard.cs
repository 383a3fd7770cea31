using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Teams.Cards;

namespace ChatServiceDesk.Intake;

/// <summary>One short question before the intake card. Whoever writes instead of pressing has answered it too.</summary>
internal static class SlotCard
{
    public const string Slot = "slot";
    public const string Choice = "choice";

    /// <param name="draftId">The draft that the card stands for.</param>
    /// <param name="title">What the person has written, in short.</param>
    /// <param name="slot">The question.</param>
    /// <param name="texts">The language.</param>
    public static AdaptiveCard For(string draftId, string title, Slot slot, Texts texts)
    {
        string question = SlotWords.QuestionOf(slot, texts);
        IReadOnlyList<string> choices = SlotWords.ChoicesOf(slot, texts);
        return new()
        {
            FallbackText = question,
            Body =
            [
                new TextBlock(question) { Size = TextSize.Medium, Weight = TextWeight.Bolder, Style = TextStyle.Heading },
                new TextBlock(title) { IsSubtle = true, Spacing = Spacing.None },
                // Buttons below each other: side by side, clients cut long names off.
                .. choices.Select(choice => new ActionSet([Button(choice, draftId, slot, choice, texts)]) { Spacing = Spacing.Small }),
                new TextBlock(choices.Count > 0 ? texts["Slots.PressOrWrite"] : texts["Slots.Write"]) { IsSubtle = true, Spacing = Spacing.Small },
            ],
            Actions =
            [
                Button(texts["Slots.Skip"], draftId, slot, "", texts),
                Button(texts["Slots.Back"], Verbs.BackInDraft, draftId, texts),
                Button(texts["Intake.NeverMind"], Verbs.DismissDraft, draftId, texts),
            ],
        };
    }

    private static ExecuteAction Button(string title, string draftId, Slot slot, string choice, Texts texts) =>
        new(title, Verbs.AnswerSlot, [(IntakeCard.Draft, draftId), (CardInputs.Language, texts.Language), (Slot, slot.Key), (Choice, choice)])
        {
            AssociatedInputs = AssociatedInputs.None,
        };

    private static ExecuteAction Button(string title, string verb, string draftId, Texts texts) =>
        new(title, verb, [(IntakeCard.Draft, draftId), (CardInputs.Language, texts.Language)]) { AssociatedInputs = AssociatedInputs.None };
}
