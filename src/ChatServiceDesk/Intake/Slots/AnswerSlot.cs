using ChatServiceDesk.Classifier;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Hearing;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;

namespace ChatServiceDesk.Intake;

/// <summary>The person answers one of the desk's questions about their report, by a button or in words.</summary>
internal sealed partial class AnswerSlot(Ear ear, SafeWords words, OpenDraft open, NextCard next, DeskSettings settings, ILogger<AnswerSlot> logger)
{
    /// <summary>Fewer words name a place or a program; they are no report.</summary>
    private const int WordsOfReport = 5;

    /// <summary>With so many, what was asked for is mentioned in passing.</summary>
    private const int WordsOfLongAnswer = 10;

    /// <summary>Pressed on a card whose question has been answered elsewhere, on the phone say, it shows what stands there now and changes nothing.</summary>
    public async ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        (Draft? draft, TurnOutcome instead) = await open.FindAsync(turn, cancellationToken);
        if (draft is null)
        {
            return instead;
        }

        string key = turn.Inputs.Id(SlotCard.Slot) ?? "";
        return draft.Pending == key && key.Length > 0
            ? GoOn(turn, draft, turn.Inputs.Text(SlotCard.Choice) ?? "", activity: "")
            : next.ShowAgain(turn, draft, HeardOf(draft));
    }

    /// <summary>The person has written the answer.</summary>
    public TurnOutcome HandleText(Turn turn, Draft draft)
    {
        string joined = $"{draft.Text}\n{turn.Text}";
        (string safe, Turn heard) = words.Join(joined, turn); // "My password is", and now what it is.
        string answer = safe == joined ? turn.Text : safe.StartsWith(draft.Text + "\n", StringComparison.Ordinal) ? safe[(draft.Text.Length + 1)..] : "";
        return GoOn(heard, draft, answer, turn.Activity.Id);
    }

    /// <summary>Without an answer: the person does not know, or does not want to say.</summary>
    public TurnOutcome Skip(Turn turn, Draft draft) => GoOn(turn, draft, "", activity: "");

    /// <summary>Whether a message that came while a question waits is a matter of its own: an incident of the security team's, a ticket's number, thanks, or a whole report about something else.</summary>
    public bool IsOwnMatter(Draft draft, Understanding heard, string text) => draft.Pending is { } key && heard switch
    {
        { IsSecurityIncident: true } or { TicketNumber: not null } => true,
        _ when !text.Any(char.IsLetterOrDigit) => true,
        { Intent: Intent.Smalltalk, Smalltalk: SmalltalkKind.Greeting or SmalltalkKind.Thanks or SmalltalkKind.Goodbye } => true,
        { Intent: Intent.Incident or Intent.Request or Intent.Question or Intent.Escalate, IsVague: false, Certainty: Certainty.Sure } =>
            heard.Category != (draft.Topic?.Category ?? draft.Classification?.Category) && !CouldAnswer(key, text),
        _ => false,
    };

    /// <summary>An error message or an answer to a question of the desk's own may read like a report. So may a place, but then it is one, and short.</summary>
    private bool CouldAnswer(string key, string text)
    {
        SlotKind kind = SlotPlan.Find(settings, key)?.Kind ?? SlotKind.Own;
        int words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        return kind is SlotKind.ErrorText or SlotKind.Own || words < (SlotPlan.Says(kind, text) ? WordsOfLongAnswer : WordsOfReport);
    }

    private TurnOutcome GoOn(Turn turn, Draft draft, string answer, string activity)
    {
        LogAnswered(draft.Pending ?? "", answer.Length == 0);
        DraftAnswer given = new(draft.Pending ?? "", CardText.Truncate(answer, SlotPlan.LongestAnswer), activity);
        Draft answered = draft with { Answers = [.. draft.Answers.Where(one => one.Key != given.Key), given], Pending = null, Waiting = false, At = turn.Now };
        return next.GoOn(turn, answered, HeardOf(answered));
    }

    private Understanding HeardOf(Draft draft) => Merging.Recall(ear.Understand(draft.Text), draft.Classification);

    [LoggerMessage(2007, LogLevel.Information, "Intake: {Slot} answered, skipped: {IsSkipped}")]
    private partial void LogAnswered(string slot, bool isSkipped);
}
