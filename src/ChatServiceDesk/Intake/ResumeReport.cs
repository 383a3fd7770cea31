using ChatServiceDesk.Classifier;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Hearing;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;

namespace ChatServiceDesk.Intake;

/// <summary>Somebody has left in the middle of a report and comes back later: what they had said, and whether to go on. A new report goes its own way.</summary>
internal sealed class ResumeReport(Ear ear, OpenDraft open, NextCard next, DeskSettings settings)
{
    /// <summary>Whoever has not come back by then has found another way.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(14);

    private const int ShownText = 300;

    /// <summary>With so few words nobody reports anything: they answer what was asked before, or say hello.</summary>
    private const int FewWords = 4;

    /// <summary>Whether "yes" means to go on.</summary>
    public static bool IsOffered(Draft draft, DateTimeOffset now) => draft.Offered is { } offered && offered > draft.At && now - offered < HearReport.Patience;

    /// <param name="draft">What was left.</param>
    /// <param name="heard">What is said now.</param>
    /// <param name="text">The same, as it was written.</param>
    /// <param name="now">When, UTC.</param>
    public static bool IsCalledFor(Draft? draft, Understanding heard, string text, DateTimeOffset now) =>
        draft is { Text.Length: > 0 } && now - draft.At >= HearReport.Patience && now - draft.At < Forgotten && !(draft.Offered > draft.At)
        && heard is { AsksForHelp: false, TicketNumber: null, IsSecurityIncident: false }
        && heard switch
        {
            { Intent: Intent.Smalltalk } => heard.Smalltalk is not (SmalltalkKind.Thanks or SmalltalkKind.Goodbye),
            { Intent: Intent.OutOfScope } => true,
            { Intent: Intent.Comment } => draft.Waiting,
            { Intent: Intent.Incident or Intent.Request or Intent.Question } => heard.IsVague || text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length < FewWords,
            _ => false,
        };

    public TurnOutcome Offer(Turn turn, Draft draft)
    {
        AdaptiveCard card = CardFor(turn, draft);
        return turn.Show(card, card.FallbackText ?? "").Then((draft with { Offered = turn.Now }).Save());
    }

    public async ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        (Draft? draft, TurnOutcome instead) = await open.FindAsync(turn, cancellationToken);
        return draft is null ? instead : GoOn(turn, draft);
    }

    /// <summary>Where they were: at a question, or at the card.</summary>
    public TurnOutcome GoOn(Turn turn, Draft draft)
    {
        Draft again = draft with { At = turn.Now };
        return draft.Text.Length == 0 ? HearReport.Begin(turn, draft)
            : draft is { Waiting: true, Pending: null, Classification: null } ? HearReport.AskAgain(turn, again)
            : next.ShowAgain(turn, again, Merging.Recall(ear.Understand(draft.Text), draft.Classification));
    }

    private AdaptiveCard CardFor(Turn turn, Draft draft)
    {
        Texts texts = turn.Texts;
        string heading = Heading(turn, draft, texts);
        return new()
        {
            FallbackText = $"{heading} {Drafting.TitleOf(draft.Text, texts)}. {texts["Resume.Question"]}",
            Body =
            [
                new TextBlock(heading) { Size = TextSize.Medium, Weight = TextWeight.Bolder, Style = TextStyle.Heading },
                new Container(
                [
                    new TextBlock(CardText.Truncate(draft.Text, ShownText)),
                    .. draft.Answers.Where(answer => answer.Text.Length > 0).Select(answer => SlotPlan.Find(settings, answer.Key) is { } slot
                        ? new TextBlock($"{SlotWords.LabelOf(slot, texts)}: {CardText.Truncate(answer.Text, ShownText)}") { Spacing = Spacing.Small }
                        : null).OfType<CardElement>(),
                ]) { Style = ContainerStyle.Emphasis },
                new TextBlock(texts["Resume.Question"]),
            ],
            Actions =
            [
                Button(texts["Resume.Continue"], Verbs.ResumeDraft, draft.Id, texts) with { Style = ActionStyle.Positive },
                Button(texts["Resume.StartOver"], Verbs.StartOver, draft.Id, texts),
                Button(texts["Resume.Cancel"], Verbs.DismissDraft, draft.Id, texts),
            ],
        };
    }

    private string Heading(Turn turn, Draft draft, Texts texts)
    {
        TimeZoneInfo zone = turn.Activity.LocalTimezone is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out TimeZoneInfo? theirs) ? theirs : settings.Zone;
        DateOnly said = DayOf(draft.At, zone);
        return (DayOf(turn.Now, zone).DayNumber - said.DayNumber) switch
        {
            <= 0 => texts["Resume.Today"],
            1 => texts["Resume.Yesterday"],
            _ => texts.Say("Resume.OnDay", said.ToString("M", texts.Culture)),
        };
    }

    private static DateOnly DayOf(DateTimeOffset moment, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    private static ExecuteAction Button(string title, string verb, string draftId, Texts texts) =>
        new(title, verb, [(IntakeCard.Draft, draftId), (CardInputs.Language, texts.Language)]) { AssociatedInputs = AssociatedInputs.None };
}
