using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Intake;

/// <summary>The likeliest topics as buttons, where the desk is not sure enough to fill in a card.</summary>
internal sealed class TopicCard(DeskSettings settings)
{
    public const string Kind = "kind";
    public const string Category = "category";

    private const string Question = "What is it about?";

    /// <param name="draftId">The draft that the card stands for.</param>
    /// <param name="title">What the person has written, in short.</param>
    /// <param name="topics">Likeliest first.</param>
    public AdaptiveCard For(string draftId, string title, IReadOnlyList<Topic> topics)
    {
        bool isOneKind = topics.All(topic => topic.Kind == topics[0].Kind);
        return new()
        {
            FallbackText = $"{Question} {string.Join(", ", topics.Select(topic => NameOf(topic, isOneKind)))} or something else?",
            Body =
            [
                new TextBlock(Question) { Size = TextSize.Medium, Weight = TextWeight.Bolder, Style = TextStyle.Heading },
                new TextBlock(title) { IsSubtle = true, Spacing = Spacing.None },
                // Buttons below each other: side by side, clients cut long names off.
                .. topics.Select(topic => new ActionSet([Button(NameOf(topic, isOneKind), draftId, topic)]) { Spacing = Spacing.Small }),
                new ActionSet([new ExecuteAction("None of these", Verbs.ChooseTopic, [(IntakeCard.Draft, draftId)]) { AssociatedInputs = AssociatedInputs.None }]) { Spacing = Spacing.Small },
            ],
            Actions = [new ExecuteAction("Never mind", Verbs.DismissDraft, [(IntakeCard.Draft, draftId)]) { AssociatedInputs = AssociatedInputs.None }],
        };
    }

    private string NameOf(Topic topic, bool isOneKind) =>
        isOneKind ? settings.NameOfCategory(topic.Category)
        : topic.Kind is TicketKind.Incident ? $"A problem: {settings.NameOfCategory(topic.Category)}"
        : $"A request: {settings.NameOfCategory(topic.Category)}";

    private static ExecuteAction Button(string title, string draftId, Topic topic) =>
        new(title, Verbs.ChooseTopic, [(IntakeCard.Draft, draftId), (Kind, topic.Kind.ToString()), (Category, topic.Category)]) { AssociatedInputs = AssociatedInputs.None };
}
