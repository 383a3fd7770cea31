using ChatServiceDesk.Classifier;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Hearing;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Intake;

/// <summary>A person describes something in their chat: the desk asks what is missing, one question at a time, then shows what it understood.</summary>
internal sealed partial class HearReport(Ear ear, SafeWords words, IntakeCard card, TopicCard topics, DeskSettings settings, ILogger<HearReport> logger)
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

    /// <summary>Whether this message is likely the answer to a question of ours, whatever it looks like on its own.</summary>
    public static bool IsAnswer(Draft? draft, Understanding heard, DateTimeOffset now) =>
        draft is { Waiting: true } && now - draft.At < Patience && heard is { AsksForHelp: false } and not { Intent: Intent.Status };

    /// <summary>Whether the person drops what they have begun. Only then: "cancel my subscription" is a request.</summary>
    public static bool IsGivenUp(Draft? draft, string text, DateTimeOffset now) =>
        draft is not null && now - draft.At < Patience && GivingUp.Contains(text.Trim().TrimEnd('.', '!').ToLowerInvariant());

    /// <summary>The person has announced a report: ask for it.</summary>
    public static TurnOutcome Begin(Turn turn, Draft? draft) => turn
        .Reply(turn.Texts["Intake.Begin"])
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
    /// <param name="cancellationToken">Cancels the turn.</param>
    public async ValueTask<TurnOutcome> HandleAsync(Turn turn, Draft? draft, Understanding heard, CancellationToken cancellationToken)
    {
        Draft? continued = IsAnswer(draft, heard, turn.Now) ? draft : null;
        (string text, DraftPieces pieces) = Join((continued?.Pieces ?? DraftPieces.Unknown).Append(continued?.Text ?? "", turn.Activity.Id, turn.Text), ref turn);
        Draft next = new()
        {
            Conversation = turn.Activity.Conversation.Id,
            Id = continued?.Id ?? turn.Activity.Id,
            Text = text,
            Pieces = pieces,
            Asked = continued?.Asked ?? 0,
            Waiting = false,
            At = turn.Now,
            Edited = continued?.Edited,
            ETag = draft?.ETag ?? default,
        };
        return await AnswerAsync(turn, continued is null ? heard : ear.Understand(text), next, cancellationToken);
    }

    /// <summary>The person has changed a message that the draft is made of: it is understood anew. The fresh card stands for the same draft, so the one before it makes no second ticket.</summary>
    public async ValueTask<TurnOutcome> HandleEditAsync(Turn turn, Draft? draft, CancellationToken cancellationToken)
    {
        if (draft is null || turn.Text.Length == 0 || turn.Activity.Timestamp < draft.Edited
            || draft.Pieces.Replace(draft.Text, turn.Activity.Id, turn.Text) is not { } changed || changed.Text == draft.Text)
        {
            return TurnOutcome.Nothing;
        }

        (string text, DraftPieces pieces) = Join(changed, ref turn);
        Understanding heard = ear.Understand(text);
        Draft next = draft with { Text = text, Pieces = pieces, At = turn.Now, Edited = turn.Activity.Timestamp };
        return draft.Waiting && heard.IsVague ? new TurnOutcome(next.Save()) : await AnswerAsync(turn, heard, next with { Waiting = false }, cancellationToken); // A question that has been asked still stands.
    }

    /// <summary>Messages that belong together, without what they say only together.</summary>
    private (string Text, DraftPieces Pieces) Join((string Text, DraftPieces Pieces) draft, ref Turn turn)
    {
        (string text, turn) = words.Join(draft.Text, turn);
        return Cut(text == draft.Text ? draft : (text, DraftPieces.Unknown));
    }

    private static (string Text, DraftPieces Pieces) Cut((string Text, DraftPieces Pieces) draft) =>
        draft.Text.Length > MaxText && CardText.Truncate(draft.Text, MaxText) is var cut ? (cut, draft.Pieces.CutTo(cut.Length)) : draft;

    /// <param name="turn">The message.</param>
    /// <param name="first">What the local model makes of it: enough to see whether a question is needed.</param>
    /// <param name="next">The draft as it is now.</param>
    /// <param name="cancellationToken">Cancels the turn.</param>
    private async ValueTask<TurnOutcome> AnswerAsync(Turn turn, Understanding first, Draft next, CancellationToken cancellationToken)
    {
        bool isSecurity = Drafting.IsSecurityIncident(first); // Nothing that can be asked is worth the time.
        if (first.IsVague && !isSecurity && next.Asked < MaxQuestions)
        {
            return Ask(turn, next);
        }

        (Understanding heard, Classification read) = await ear.HearAsync(turn, next.Text, cancellationToken);
        LogUnderstood(heard.Intent, heard.IntentConfidence, heard.Category, heard.CategoryConfidence, heard.Certainty);
        Draft understood = next with { Classification = read with { Priority = Drafting.PriorityOf(heard, settings.Matrix) } };
        return isSecurity || Drafting.IsSecurityIncident(heard) || heard.Certainty is Certainty.Sure ? Fill(turn, understood, heard)
            : heard.Certainty is Certainty.Unknown && next.Asked == 0 ? Ask(turn, understood)
            : Offer(turn, understood, heard);
    }

    private TurnOutcome Ask(Turn turn, Draft next)
    {
        LogAsked(next.Asked + 1);
        return turn.Reply(next.Asked == 0 ? turn.Texts["Intake.AskWhat"] : turn.Texts["Intake.AskHow"]).Then((next with { Asked = next.Asked + 1, Waiting = true }).Save());
    }

    /// <summary>Three buttons; but what the person writes instead of pressing one is the answer too.</summary>
    private TurnOutcome Offer(Turn turn, Draft next, Understanding heard)
    {
        AdaptiveCard shown = topics.For(next.Id, Drafting.TitleOf(next.Text, turn.Texts), Topic.Likeliest(heard), turn.Texts);
        return turn.Show(shown, shown.FallbackText ?? "").Then((next with { Asked = next.Asked + 1, Waiting = true }).Save());
    }

    private TurnOutcome Fill(Turn turn, Draft next, Understanding heard)
    {
        AdaptiveCard shown = card.For(Drafting.Form(next.Id, next.Text, heard, next.Classification?.AiTitle, turn.Texts), turn.Texts);
        return turn.Show(shown, shown.FallbackText ?? "").Then(next.Save());
    }

    [LoggerMessage(2001, LogLevel.Information, "Intake: asked question {Number}")]
    private partial void LogAsked(int number);

    [LoggerMessage(2002, LogLevel.Information, "Intake: understood {Intent} ({IntentConfidence:F2}), {Category} ({CategoryConfidence:F2}): {Certainty}")]
    private partial void LogUnderstood(Intent intent, double intentConfidence, string category, double categoryConfidence, Certainty certainty);
}
