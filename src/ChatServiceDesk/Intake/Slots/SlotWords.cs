using ChatServiceDesk.Configuration;
using ChatServiceDesk.Localisation;

namespace ChatServiceDesk.Intake;

/// <summary>How a question is put to people.</summary>
internal static class SlotWords
{
    public static string QuestionOf(Slot slot, Texts texts) => slot.Kind switch
    {
        SlotKind.Device => texts["Slots.AskDevice"],
        SlotKind.Application => texts["Slots.AskApplication"],
        SlotKind.Location => texts["Slots.AskLocation"],
        SlotKind.ErrorText => texts["Slots.AskErrorText"],
        SlotKind.Since => texts["Slots.AskSince"],
        _ => OwnQuestion(slot, texts),
    };

    /// <summary>Above the field of the intake card.</summary>
    public static string LabelOf(Slot slot, Texts texts) => slot.Kind switch
    {
        SlotKind.Device => texts["Slots.Device"],
        SlotKind.Application => texts["Slots.Application"],
        SlotKind.Location => texts["Slots.Location"],
        SlotKind.ErrorText => texts["Slots.ErrorText"],
        SlotKind.Since => texts["Slots.Since"],
        _ => OwnQuestion(slot, texts),
    };

    /// <summary>What is offered as buttons: what <c>desk.yaml</c> says, else what suits the question.</summary>
    public static IReadOnlyList<string> ChoicesOf(Slot slot, Texts texts) =>
        slot.Choices.Count > 0 ? slot.Choices : slot.Kind switch
        {
            SlotKind.Device => [texts["Slots.Laptop"], texts["Slots.Desktop"], texts["Slots.Phone"], texts["Slots.Screen"]],
            SlotKind.Since => [texts["Slots.Today"], texts["Slots.Yesterday"], texts["Slots.ThisWeek"], texts["Slots.Longer"]],
            _ => [],
        };

    private static string OwnQuestion(Slot slot, Texts texts) => slot.Questions.GetValueOrDefault(texts.Language) ?? slot.Questions.GetValueOrDefault(Texts.English.Language) ?? slot.Name;
}
