using ChatServiceDesk.Classifier;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Files;
using ChatServiceDesk.Hearing;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Intake;

/// <summary>A person describes something in their chat: the desk asks what is missing, one question at a time, then shows what it understood.</summary>
internal sealed partial class HearReport(Ear ear, SafeWords words, NamedPeople people, OfferKnown known, OfferPassage offer, NextCard next, DeskSettings settings, ILogger<HearReport> logger)
{
    /// <summary>What was said longer ago is not what the next message is about.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(4);

    /// <summary>More is cut off: a description holds less, and what is kept between messages must fit into a row.</summary>
    private const int MaxText = 10_000;

    /// <summary>Whether what comes now may still belong to it.</summary>
    public static bool IsFresh(Draft draft, DateTimeOffset now) => now - draft.At < Patience;

    /// <summary>Whether this message is likely the answer to a question of ours, whatever it looks like on its own.</summary>
    public static bool IsAnswer(Draft? draft, Understanding heard, DateTimeOffset now) =>
        draft is { Waiting: true } && now - draft.At < Patience && heard is { AsksForHelp: false } and not { Intent: Intent.Status };

    /// <summary>The person has announced a report: ask for it.</summary>
    public static TurnOutcome Begin(Turn turn, Draft? draft) => Say(turn, turn.Texts["Intake.Begin"])
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
        Draft? continued = (IsAnswer(draft, heard, turn.Now) && draft is { Pending: null }) || (draft is { Text: "", Files.Count: > 0 } && IsFresh(draft, turn.Now)) ? draft : null; // While one is pending, only a matter of its own comes here.
        (string text, DraftPieces pieces) = Join((continued?.Pieces ?? DraftPieces.Unknown).Append(continued?.Text ?? "", turn.Activity.Id, turn.Text), ref turn);
        Draft now = new()
        {
            Conversation = turn.Activity.Conversation.Id,
            Id = continued?.Id ?? turn.Activity.Id,
            Text = text,
            Pieces = pieces,
            Asked = continued?.Asked ?? 0,
            Waiting = false,
            At = turn.Now,
            Edited = continued?.Edited,
            Article = continued?.Article,
            Answers = continued?.Answers ?? [],
            Known = continued?.Known,
            For = await people.MentionedAsync(turn, cancellationToken) ?? continued?.For,
            Files = DraftFiles.Joined(continued?.Files ?? [], turn.Files.Ids),
            ETag = draft?.ETag ?? default,
        };
        return (await AnswerAsync(turn, continued is null ? heard : ear.Understand(text), now, cancellationToken)).Then(turn.KeepFiles());
    }

    /// <summary>The person has changed a message that the draft is made of: it is understood anew. The fresh card stands for the same draft, so the one before it makes no second ticket.</summary>
    public async ValueTask<TurnOutcome> HandleEditAsync(Turn turn, Draft? draft, CancellationToken cancellationToken)
    {
        if (draft is null || turn.Text.Length == 0 || turn.Activity.Timestamp < draft.Edited)
        {
            return TurnOutcome.Nothing;
        }

        if (draft.Answers.FirstOrDefault(answer => answer.Activity == turn.Activity.Id && answer.Activity.Length > 0) is { } answered)
        {
            return EditAnswer(turn, draft, answered);
        }

        if (draft.Pieces.Replace(draft.Text, turn.Activity.Id, turn.Text) is not { } changed || changed.Text == draft.Text)
        {
            return TurnOutcome.Nothing;
        }

        (string text, DraftPieces pieces) = Join(changed, ref turn);
        Understanding heard = ear.Understand(text);
        Draft now = draft with { Text = text, Pieces = pieces, At = turn.Now, Edited = turn.Activity.Timestamp };
        return draft.Waiting && heard.IsVague ? new TurnOutcome(now.Save()) : await AnswerAsync(turn, heard, now with { Waiting = false }, cancellationToken); // A question that has been asked still stands.
    }

    /// <summary>What was the answer to a question reads otherwise now. A question that waits still does; else the card is drawn anew.</summary>
    private TurnOutcome EditAnswer(Turn turn, Draft draft, DraftAnswer answered)
    {
        DraftAnswer changed = answered with { Text = CardText.Truncate(turn.Text, SlotPlan.LongestAnswer) };
        Draft now = draft with { Answers = [.. draft.Answers.Select(answer => answer == answered ? changed : answer)], At = turn.Now, Edited = turn.Activity.Timestamp };
        return changed == answered ? TurnOutcome.Nothing
            : draft.Waiting ? new TurnOutcome(now.Save())
            : next.GoOn(turn, now, Merging.Recall(ear.Understand(draft.Text), draft.Classification));
    }

    /// <summary>Nothing more is asked about what it is: the card is shown with what is known.</summary>
    public async ValueTask<TurnOutcome> GoOnAsync(Turn turn, Draft draft, CancellationToken cancellationToken)
    {
        (Understanding heard, Classification read) = await ear.HearAsync(turn, draft.Text, cancellationToken);
        Draft known = draft with { Waiting = false, At = turn.Now, Asked = settings.Intake.MostQuestions };
        return next.Fill(turn, known with { Classification = known.Classification ?? (read with { Priority = Drafting.PriorityOf(heard, settings.Matrix) }) }, heard, wasSuspected: false);
    }

    /// <summary>The question that was asked last about what it is, to somebody who has come back.</summary>
    public static TurnOutcome AskAgain(Turn turn, Draft draft) => Say(turn, draft.Asked > 1 ? turn.Texts["Intake.AskHow"] : turn.Texts["Intake.AskWhat"]).Then(draft.Save());

    /// <summary>In place of a card that was pressed, else as a message.</summary>
    private static TurnOutcome Say(Turn turn, string text) => turn.IsInvoke ? turn.Show(Cards.Remark(text), text) : turn.Reply(text);

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
    /// <param name="draft">The draft as it is now.</param>
    /// <param name="cancellationToken">Cancels the turn.</param>
    private async ValueTask<TurnOutcome> AnswerAsync(Turn turn, Understanding first, Draft draft, CancellationToken cancellationToken)
    {
        bool isSecurity = Drafting.IsSecurityIncident(first); // Nothing that can be asked is worth the time.
        if (first.IsVague && !isSecurity && draft.Asked < settings.Intake.MostQuestions)
        {
            return Ask(turn, draft);
        }

        (Understanding heard, Classification read) = await ear.HearAsync(turn, draft.Text, cancellationToken);
        LogUnderstood(heard.Intent, heard.IntentConfidence, heard.Category, heard.CategoryConfidence, heard.Certainty);
        Draft understood = draft with { Classification = read with { Priority = Drafting.PriorityOf(heard, settings.Matrix) } };
        return isSecurity || Drafting.IsSecurityIncident(heard) ? next.Fill(turn, understood, heard, isSecurity)
            : await known.ShowAsync(turn, understood, heard, cancellationToken) is { } sameThing ? sameThing
            : offer.Show(turn, understood, heard) is { } shown ? shown
            : heard.Certainty is Certainty.Unknown && draft.Asked == 0 && draft.Asked < settings.Intake.MostQuestions ? Ask(turn, understood)
            : next.Show(turn, understood, heard);
    }

    private TurnOutcome Ask(Turn turn, Draft draft)
    {
        LogAsked(draft.Asked + 1);
        return turn.Reply(draft.Asked == 0 ? turn.Texts["Intake.AskWhat"] : turn.Texts["Intake.AskHow"]).Then((draft with { Asked = draft.Asked + 1, Waiting = true }).Save());
    }

    [LoggerMessage(2001, LogLevel.Information, "Intake: asked question {Number}")]
    private partial void LogAsked(int number);

    [LoggerMessage(2002, LogLevel.Information, "Intake: understood {Intent} ({IntentConfidence:F2}), {Category} ({CategoryConfidence:F2}): {Certainty}")]
    private partial void LogUnderstood(Intent intent, double intentConfidence, string category, double categoryConfidence, Certainty certainty);
}
