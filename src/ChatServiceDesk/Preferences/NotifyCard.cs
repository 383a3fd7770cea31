using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;

namespace ChatServiceDesk.Preferences;

/// <summary>Shows what somebody is told, and changes it. Pure.</summary>
internal static class NotifyCard
{
    public const string Level = "level";
    public const string Quiet = "quiet";
    public const string From = "from";
    public const string To = "to";

    private const string Own = "own";

    private static readonly QuietHours Suggested = new(new TimeOnly(20, 0), new TimeOnly(7, 0));

    /// <param name="wishes">As they are now.</param>
    /// <param name="desk">The quiet hours of those who say nothing; <see langword="null"/> for none.</param>
    /// <param name="texts">The language.</param>
    /// <param name="isUnclear">Whether the person has said something that was not understood.</param>
    public static AdaptiveCard Of(Wishes wishes, QuietHours? desk, Texts texts, bool isUnclear) => new()
    {
        FallbackText = texts.Say("Preferences.Summary", NameOf(wishes.Level, texts)),
        Body =
        [
            new TextBlock(texts["Preferences.Title"]) { Size = TextSize.Medium, Weight = TextWeight.Bolder, Style = TextStyle.Heading },
            .. isUnclear ? [new TextBlock(texts["Preferences.Unclear"]) { Color = TextColor.Attention }] : Array.Empty<CardElement>(),
            new FactSet(
            [
                new Fact(texts["Preferences.YouHear"], NameOf(wishes.Level, texts)),
                new Fact(texts["Preferences.QuietHours"], QuietOf(wishes, desk, texts)),
            ]),
            new TextBlock(Meaning(wishes.Level, texts)),
            new TextBlock(texts["Preferences.QuietMeans"]) { IsSubtle = true },
        ],
        Actions =
        [
            .. Enum.GetValues<NotifyLevel>().Where(level => level != wishes.Level)
                .Select(level => new ExecuteAction(NameOf(level, texts), Verbs.Notify, [(Level, level.ToString()), (CardInputs.Language, texts.Language)]) { AssociatedInputs = AssociatedInputs.None }),
            new ShowCardAction(texts["Preferences.QuietHours"], Hours(wishes, desk, texts)),
        ],
    };

    private static AdaptiveCard Hours(Wishes wishes, QuietHours? desk, Texts texts)
    {
        QuietHours shown = wishes.QuietOr(desk) ?? desk ?? Suggested;
        return new AdaptiveCard
        {
            Body =
            [
                new InputTime(From, texts["Preferences.From"]) { Value = shown.From, IsRequired = true, ErrorMessage = texts["Preferences.NeedsTime"] },
                new InputTime(To, texts["Preferences.To"]) { Value = shown.To, IsRequired = true, ErrorMessage = texts["Preferences.NeedsTime"] },
            ],
            Actions =
            [
                new ExecuteAction(texts["Preferences.SetQuiet"], Verbs.Notify, [(Quiet, Own), (CardInputs.Language, texts.Language)]),
                .. wishes.Quiet == Wishes.NoQuiet || (wishes.Quiet is null && desk is null)
                    ? Array.Empty<CardAction>()
                    : [new ExecuteAction(texts["Preferences.NoQuiet"], Verbs.Notify, [(Quiet, Wishes.NoQuiet), (CardInputs.Language, texts.Language)]) { AssociatedInputs = AssociatedInputs.None }],
                .. wishes.Quiet is null || desk is null
                    ? Array.Empty<CardAction>()
                    : [new ExecuteAction(texts["Preferences.DeskQuiet"], Verbs.Notify, [(Quiet, NotifyCommand.OfDesk), (CardInputs.Language, texts.Language)]) { AssociatedInputs = AssociatedInputs.None }],
            ],
        };
    }

    private static string NameOf(NotifyLevel level, Texts texts) => level switch
    {
        NotifyLevel.Important => texts["Preferences.Important"],
        NotifyLevel.None => texts["Preferences.None"],
        _ => texts["Preferences.All"],
    };

    private static string Meaning(NotifyLevel level, Texts texts) => level switch
    {
        NotifyLevel.Important => texts["Preferences.ImportantMeans"],
        NotifyLevel.None => texts["Preferences.NoneMeans"],
        _ => texts["Preferences.AllMeans"],
    };

    private static string QuietOf(Wishes wishes, QuietHours? desk, Texts texts) =>
        wishes.QuietOr(desk) is { } hours ? wishes.Quiet is null ? texts.Say("Preferences.QuietOfDesk", hours) : hours.ToString() : texts["Preferences.Never"];
}
