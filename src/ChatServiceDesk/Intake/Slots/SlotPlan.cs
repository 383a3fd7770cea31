using ChatServiceDesk.Classifier;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Intake;

/// <summary>Which question comes next, if any. Pure.</summary>
internal static class SlotPlan
{
    /// <summary>What was said by button or text counts for as long as this of it.</summary>
    public const int LongestAnswer = 1000;

    /// <param name="settings">What the category asks.</param>
    /// <param name="draft">What was said and answered so far.</param>
    /// <param name="topic">What it is about.</param>
    /// <param name="intent">A question of the person's own is answered, not met with others.</param>
    /// <returns><see langword="null"/> when nothing is left to ask, or enough was asked.</returns>
    public static Slot? Next(DeskSettings settings, Draft draft, Sorting topic, Intent intent)
    {
        if (intent is Intent.Question || settings.FindCategory(topic.Category) is not { Asks.Count: > 0 } category)
        {
            return null;
        }

        ReportFacts said = ReportFactReader.Read(draft.Text);
        Slot? next = category.Asks.FirstOrDefault(slot =>
            (slot.Kind is SlotKind.Own || topic.Kind is TicketKind.Incident)
            && !said.HasFlag(FactOf(slot.Kind))
            && draft.Answers.All(answer => answer.Key != slot.Key));
        return next is not null && (draft.Asked < settings.Intake.MostQuestions || draft.Pending == next.Key) ? next : null;
    }

    /// <returns><see langword="null"/> for a question that is not configured any more.</returns>
    public static Slot? Find(DeskSettings settings, string key) => settings.Categories.SelectMany(category => category.Asks).FirstOrDefault(slot => slot.Key == key);

    /// <summary>Whether a text says what is asked for.</summary>
    public static bool Says(SlotKind kind, string text) => ReportFactReader.Read(text).HasFlag(FactOf(kind));

    /// <summary>What a text must say for the question to be needless. A question of the desk's own is always asked.</summary>
    private static ReportFacts FactOf(SlotKind kind) => kind switch
    {
        SlotKind.Device => ReportFacts.Device,
        SlotKind.Application => ReportFacts.Application,
        SlotKind.Location => ReportFacts.Place,
        SlotKind.ErrorText => ReportFacts.ErrorText,
        SlotKind.Since => ReportFacts.Time,
        _ => (ReportFacts)int.MinValue,
    };
}
