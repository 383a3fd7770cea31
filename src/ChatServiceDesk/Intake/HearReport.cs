using ChatServiceDesk.Classifier;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;

namespace ChatServiceDesk.Intake;

/// <summary>A person describes something in their chat: the desk asks what is missing, one question at a time, then shows what it understood.</summary>
internal sealed partial class HearReport(LocalClassifier ear, IntakeCard card, ILogger<HearReport> logger)
{
    /// <summary>More would be tiresome: after these the card is shown with what is known.</summary>
    private const int MaxQuestions = 2;

    /// <summary>What was said longer ago is not what the next message is about.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(4);

    /// <summary>More is cut off: a description holds less, and what is kept between messages must fit into a row.</summary>
    private const int MaxText = 10_000;

    private static readonly HashSet<string> GivingUp = new(StringComparer.Ordinal)
    {
        "cancel", "never mind", "nevermind", "stop", "forget it", "abbrechen", "vergiss es", "annuler", "laisse tomber", "cancelar", "olvídalo",
    };

    private static readonly string[] Questions =
    [
        "What is it about: a device, a program, a website, your account, something in the building? Please name it.",
        "And what happens when you try it? If there is an error message, please copy it here.",
    ];

    /// <summary>Whether this message is likely the answer to a question of ours, whatever it looks like on its own.</summary>
    public static bool IsAnswer(Draft? draft, Understanding heard, DateTimeOffset now) =>
        draft is { Waiting: true } && now - draft.At < Patience && heard is { AsksForHelp: false } and not { Intent: Intent.Status };

    /// <summary>Whether the person drops what they have begun. Only then: "cancel my subscription" is a request.</summary>
    public static bool IsGivenUp(Draft? draft, string text, DateTimeOffset now) =>
        draft is not null && now - draft.At < Patience && GivingUp.Contains(text.Trim().TrimEnd('.', '!').ToLowerInvariant());

    /// <summary>The person has announced a report: ask for it.</summary>
    public static TurnOutcome Begin(Turn turn, Draft? draft) => turn
        .Reply("Tell me in a sentence or two what isn't working or what you need.")
        .Then(new Draft
        {
            Conversation = turn.Activity.Conversation.Id,
            Id = turn.Activity.Id,
            Text = "",
            Asked = 0,
            Waiting = true,
            At = turn.Now,
            ETag = draft?.ETag ?? default,
        }.Save());

    /// <param name="turn">The message.</param>
    /// <param name="draft">What the person has begun in this chat; <see langword="null"/> if nothing.</param>
    /// <param name="heard">What the message alone says.</param>
    public TurnOutcome Handle(Turn turn, Draft? draft, Understanding heard)
    {
        bool continues = IsAnswer(draft, heard, turn.Now);
        string text = CardText.Truncate(continues && draft!.Text.Length > 0 ? $"{draft.Text}\n{turn.Text}" : turn.Text, MaxText); // A draft that is continued is there.
        Understanding all = continues ? ear.Understand(text) : heard;
        Draft next = new()
        {
            Conversation = turn.Activity.Conversation.Id,
            Id = continues ? draft!.Id : turn.Activity.Id,
            Text = text,
            Asked = continues ? draft!.Asked : 0,
            Waiting = false,
            At = turn.Now,
            ETag = draft?.ETag ?? default,
        };
        if (all.IsVague && next.Asked < MaxQuestions)
        {
            LogAsked(next.Asked + 1);
            return turn.Reply(Questions[next.Asked]).Then((next with { Asked = next.Asked + 1, Waiting = true }).Save());
        }

        LogUnderstood(all.Intent, all.IntentConfidence, all.Category, all.CategoryConfidence);
        AdaptiveCard shown = card.For(Drafting.Form(next.Id, text, all));
        return turn.Show(shown, shown.FallbackText ?? "").Then(next.Save());
    }

    [LoggerMessage(2001, LogLevel.Information, "Intake: asked question {Number}")]
    private partial void LogAsked(int number);

    [LoggerMessage(2002, LogLevel.Information, "Intake: understood {Intent} ({IntentConfidence:F2}), {Category} ({CategoryConfidence:F2})")]
    private partial void LogUnderstood(Intent intent, double intentConfidence, string category, double categoryConfidence);
}
