using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Intake;

/// <summary>The likeliest topics as buttons, where the desk is not sure enough to fill in a card.</summary>
internal sealed class TopicCard(DeskSettings settings)
{
    public const string Kind = "kind";
    public const string Category = "category";

    /// <param name="draftId">The draft that the card stands for.</param>
    /// <param name="title">What the person has written, in short.</param>
    /// <param name="topics">Likeliest first.</param>
    /// <param name="texts">The language.</param>
    public AdaptiveCard For(string draftId, string title, IReadOnlyList<Topic> topics, Texts texts)
    {
        bool isOneKind = topics.All(topic => topic.Kind == topics[0].Kind);
        return new()
        {
            FallbackText = texts.Say("Intake.TopicFallback", string.Join(", ", topics.Select(topic => NameOf(topic, isOneKind, texts)))),
            Body =
            [
                new TextBlock(texts["Intake.WhatAbout"]) { Size = TextSize.Medium, Weight = TextWeight.Bolder, Style = TextStyle.Heading },
                new TextBlock(title) { IsSubtle = true, Spacing = Spacing.None },
                // Buttons below each other: side by side, clients cut long names off.
                .. topics.Select(topic => new ActionSet([Button(NameOf(topic, isOneKind, texts), draftId, topic, texts)]) { Spacing = Spacing.Small }),
                new ActionSet([Button(texts["Intake.NoneOfThese"], Verbs.ChooseTopic, draftId, texts)]) { Spacing = Spacing.Small },
            ],
            Actions = [Button(texts["Intake.NeverMind"], Verbs.DismissDraft, draftId, texts)],
        };
    }

    private string NameOf(Topic topic, bool isOneKind, Texts texts) =>
        isOneKind ? settings.NameOfCategory(topic.Category)
        : topic.Kind is TicketKind.Incident ? texts.Say("Intake.Problem", settings.NameOfCategory(topic.Category))
        : texts.Say("Intake.Request", settings.NameOfCategory(topic.Category));

    private static ExecuteAction Button(string title, string draftId, Topic topic, Texts texts) =>
        new(title, Verbs.ChooseTopic, [(IntakeCard.Draft, draftId), (CardInputs.Language, texts.Language), (Kind, topic.Kind.ToString()), (Category, topic.Category)])
        {
            AssociatedInputs = AssociatedInputs.None,
        };

    private static ExecuteAction Button(string title, string verb, string draftId, Texts texts) =>
        new(title, verb, [(IntakeCard.Draft, draftId), (CardInputs.Language, texts.Language)]) { AssociatedInputs = AssociatedInputs.None };
}
