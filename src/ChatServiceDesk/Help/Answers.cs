using ChatServiceDesk.Classifier;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Teams.Cards;

namespace ChatServiceDesk.Help;

/// <summary>What the desk says when nobody wants a ticket: greetings, thanks, help, and what it can't help with.</summary>
internal sealed class Answers(DeskSettings settings)
{
    public static TurnOutcome Help(Turn turn) => turn.Show(HelpCard("This is what I can do for you", null), "What I can do for you");

    public TurnOutcome Welcome(Turn turn) => turn.Show(
        HelpCard(settings.Name, "Hello! Tell me what isn't working or what you need, and I'll see that the right team takes care of it."),
        "Hello! Tell me what isn't working or what you need.");

    public static TurnOutcome Smalltalk(Turn turn, SmalltalkKind? kind) => kind switch
    {
        SmalltalkKind.Thanks => turn.Reply("You're welcome! If there is anything else, just write to me."),
        SmalltalkKind.Goodbye => turn.Reply("Goodbye! I'm here whenever you need something."),
        SmalltalkKind.Greeting => turn.Show(HelpCard($"Hello {turn.Person.Name}! What can I do for you?", null), "Hello! What can I do for you?"),
        _ => turn.Reply("I'm just the service desk, but a good one. Tell me what isn't working or what you need."),
    };

    /// <summary>Out of scope, or so unclear that a guess would be impolite.</summary>
    public static TurnOutcome OutOfScope(Turn turn) => turn.Reply(
        "I'm not sure that I can help with that. If something isn't working or you need something for your work, please tell me in a sentence, "
        + "for example \"my laptop won't start\" or \"I need access to the finance share\". Say \"help\" to see what I can do.");

    /// <summary>A picture, a file or nothing at all came without a word.</summary>
    public static TurnOutcome WithoutWords(Turn turn) => turn.Reply("I can't tell from that alone. Please write me in a sentence what isn't working or what you need.");

    public static TurnOutcome GroupChat(Turn turn) => turn.Reply("I help in our own chat, so that your report stays between us. Open a chat with me and tell me there.");

    private static AdaptiveCard HelpCard(string title, string? opening) => new()
    {
        FallbackText = opening ?? title,
        Body =
        [
            Cards.Title(title),
            .. opening is null ? Array.Empty<CardElement>() : [new TextBlock(opening)],
            Line("Report a problem", "\"My laptop won't turn on\""),
            Line("Ask for something", "\"I need access to the finance share\""),
            Line("See your tickets", "\"my tickets\" or \"status of INC-1042\""),
            Line("Get this overview", "\"help\""),
        ],
    };

    private static TextBlock Line(string what, string example) => TextBlock.Markdown($"**{what}**: {example}") with { Spacing = Spacing.Small };
}
