using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Teams.Cards;

namespace ChatServiceDesk.Intake;

/// <summary>The switch of the intake card that leaves out the person's name, in the categories where the desk allows that.</summary>
internal static class WithoutName
{
    /// <summary>The id of the switch.</summary>
    public const string Field = "anonymous";

    public static bool IsOn(CardInputs inputs) => inputs.Text(Field) == "true";

    /// <summary>What is on stays in sight even where it is not allowed: only then it can be switched off.</summary>
    public static CardElement[] Switch(IntakeCard.Form form, DeskSettings settings, Texts texts) => form.IsAnonymous || IsAllowed(form.Category, settings)
        ?
        [
            new InputToggle(Field, texts["Anonymous.Label"], texts["Anonymous.Switch"]) { Value = form.IsAnonymous },
            new TextBlock(texts["Anonymous.Honest"]) { IsSubtle = true, Spacing = Spacing.None },
        ]
        : [];

    /// <param name="form">As it was sent.</param>
    /// <param name="category">Under which it would be filed: not always the one that was chosen.</param>
    /// <param name="settings">Say where it is allowed.</param>
    /// <param name="texts">The language.</param>
    /// <returns>Why it can't be without a name; <see langword="null"/> if it can, or is not to be.</returns>
    public static string? Problem(IntakeCard.Form form, string category, DeskSettings settings, Texts texts) => form switch
    {
        { IsAnonymous: false } => null,
        { For: not null } or { Others.Count: > 0 } => texts["Anonymous.NotForOthers"],
        _ when !IsAllowed(category, settings) => texts.Say("Anonymous.NotHere", settings.NameOfCategory(category)),
        _ => null,
    };

    private static bool IsAllowed(string category, DeskSettings settings) => settings.FindCategory(category) is { AllowsAnonymous: true };
}
