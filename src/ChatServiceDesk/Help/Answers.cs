using ChatServiceDesk.Classifier;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Teams.Cards;

namespace ChatServiceDesk.Help;

/// <summary>What the desk says when nobody wants a ticket: greetings, thanks, help, and what it can't help with.</summary>
internal sealed class Answers(DeskSettings settings)
{
    /// <summary>As sure as the ear is of what has no words to read.</summary>
    private const double OfNothing = 0.5;

    public static TurnOutcome Help(Turn turn) => turn.Show(HelpCard(turn.Texts, turn.Texts["Help.Title"], null), turn.Texts["Help.Summary"]);

    public TurnOutcome Welcome(Turn turn) => turn.Show(HelpCard(turn.Texts, settings.Name, turn.Texts["Help.Welcome"]), turn.Texts["Help.WelcomeSummary"]);

    public static TurnOutcome Smalltalk(Turn turn, SmalltalkKind? kind) => kind switch
    {
        _ when Tone.IsWordless(turn.Text) => Signs(turn),
        SmalltalkKind.Thanks => turn.Reply(turn.Texts["Help.Thanks"]),
        SmalltalkKind.Goodbye => turn.Reply(turn.Texts["Help.Goodbye"]),
        SmalltalkKind.Greeting => turn.Show(HelpCard(turn.Texts, turn.Texts.Say("Help.Greeting", turn.Person.Name), null), turn.Texts["Help.GreetingSummary"]),
        _ => turn.Reply(turn.Texts["Help.Smalltalk"]),
    };

    /// <summary>Whoever is angry is offered a person and a complaint, calmly, and makes no ticket by that.</summary>
    public static TurnOutcome Rude(Turn turn) => turn.Reply(turn.Texts["Help.Rude"]);

    /// <summary>Out of scope, or nothing that can be read: a guess would be impolite.</summary>
    public static TurnOutcome OutOfScope(Turn turn, Understanding heard) =>
        turn.Reply(heard.IntentConfidence <= OfNothing ? turn.Texts["Help.NotReadable"] : turn.Texts["Help.OutOfScope"]);

    private static TurnOutcome Signs(Turn turn) => turn.Reply(
        Tone.IsCross(turn.Text) ? turn.Texts["Help.Rude"]
        : Tone.IsGlad(turn.Text) ? turn.Texts["Help.Glad"]
        : turn.Texts["Help.Emoji"]);

    /// <summary>A picture, a file or nothing at all came without a word.</summary>
    public static TurnOutcome WithoutWords(Turn turn) => turn.Reply(turn.Texts["Help.WithoutWords"]);

    public static TurnOutcome GroupChat(Turn turn) => turn.Reply(turn.Texts["Help.OwnChat"]);

    private static AdaptiveCard HelpCard(Texts texts, string title, string? opening) => new()
    {
        FallbackText = opening ?? title,
        Body =
        [
            Cards.Title(title),
            .. opening is null ? Array.Empty<CardElement>() : [new TextBlock(opening)],
            Line(texts["Help.Report"], texts["Help.ReportExample"]),
            Line(texts["Help.Request"], texts["Help.RequestExample"]),
            Line(texts["Help.Status"], texts["Help.StatusExample"]),
            Line(texts["Help.Overview"], texts["Help.OverviewExample"]),
        ],
    };

    private static TextBlock Line(string what, string example) => TextBlock.Markdown($"**{what}**: {example}") with { Spacing = Spacing.Small };
}
