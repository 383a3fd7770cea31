using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Intake;

/// <summary>What the desk has understood, for the person to correct and confirm.</summary>
internal sealed class IntakeCard(DeskSettings settings)
{
    public const string Draft = "draft";
    public const string Kind = "kind";
    public const string Category = "category";
    public const string Title = "title";
    public const string Description = "description";
    public const string Affected = "affected";
    public const string Working = "working";
    public const string Confidential = "confidential";

    /// <summary>Whom it is for, and whom else it affects.</summary>
    public const string ForWhom = "for";
    public const string WhoElse = "others";
    private const string PeopleBox = "people";

    /// <summary>Which answers to the desk's questions stand on the card: their keys with commas between.</summary>
    public const string Slots = "slots";
    public const int MaxTitle = 120;
    public const int MaxDescription = 4000;

    /// <summary>What stands in the card's fields.</summary>
    internal sealed record Form
    {
        public required string DraftId { get; init; }

        public required TicketKind Kind { get; init; }

        /// <summary>Empty when the person has yet to choose one.</summary>
        public required string Category { get; init; }

        public required string Title { get; init; }

        public required string Description { get; init; }

        public required Level Impact { get; init; }

        public required Level Urgency { get; init; }

        /// <summary>Whether only the security team is to see it; <see langword="null"/> when there is no reason to ask.</summary>
        public bool? IsConfidential { get; init; }

        /// <summary>Whether it is to go without the name of whoever reports it.</summary>
        public bool IsAnonymous { get; init; }

        /// <summary>The person that it is reported for; <see langword="null"/> for whoever reports it.</summary>
        public Person? For { get; init; }

        /// <summary>Others whom it affects.</summary>
        public IReadOnlyList<Person> Others { get; init; } = [];

        /// <summary>What the desk has asked before, to be put right.</summary>
        public IReadOnlyList<FilledSlot> Details { get; init; } = [];

        /// <summary>Whether the person has written more than a description holds.</summary>
        public bool IsCut { get; init; }

        /// <summary>Whether a model wrote the title.</summary>
        public bool HasAiTitle { get; init; }

        /// <summary>How many pictures and files go with it.</summary>
        public int Files { get; init; }
    }

    /// <param name="form">The values to begin with.</param>
    /// <param name="texts">The language; the card keeps it when it is drawn again, and so does its ticket.</param>
    /// <param name="problem">What was wrong with the last submission; names the field and the remedy.</param>
    public AdaptiveCard For(Form form, Texts texts, string? problem = null) => new()
    {
        FallbackText = form.HasAiTitle ? texts.Say("Intake.FallbackAi", form.Title) : texts.Say("Intake.Fallback", form.Title),
        Body =
        [
            new TextBlock(texts["Intake.Heading"]) { Size = TextSize.Medium, Weight = TextWeight.Bolder, Style = TextStyle.Heading },
            new TextBlock(texts["Intake.Change"]) { IsSubtle = true, Spacing = Spacing.None },
            .. problem is null ? Array.Empty<CardElement>() : [Cards.Banner(problem, ContainerStyle.Attention)],
            .. form.IsConfidential is { } isConfidential ? [ForSecurity(isConfidential, texts)] : Array.Empty<CardElement>(),
            new ColumnSet(
            [
                new Column(
                    [new InputChoiceSet(Kind, texts["Intake.Kind"], [.. Enum.GetValues<TicketKind>().Select(kind => new Choice(Words.Of(kind, texts), kind.ToString()))]) { Value = form.Kind.ToString() }],
                    ColumnWidth.Stretch),
                new Column(
                    [new InputChoiceSet(Category, texts["Intake.Category"], [.. settings.Categories.Select(category => new Choice(category.Name, category.Key))]) 
                    {
                        Value = form.Category is { Length: > 0 } category ? category : null,
                        Placeholder = texts["Intake.Choose"],
                        IsRequired = true,
                        ErrorMessage = texts["Intake.ChooseCategory"],
                    }],
                    ColumnWidth.Stretch),
            ]),
            new InputText(Title, texts["Intake.Title"]) { Value = form.Title, IsRequired = true, MaxLength = MaxTitle, ErrorMessage = texts["Intake.NeedsTitle"] },
            .. form.HasAiTitle ? [new TextBlock(texts["Intake.TitleByAi"]) { IsSubtle = true, Spacing = Spacing.None }] : Array.Empty<CardElement>(),
            new InputText(Description, texts["Intake.Description"]) { Value = form.Description, IsMultiline = true, MaxLength = MaxDescription },
            .. form.IsCut ? [new TextBlock(texts.Say("Intake.Cut", MaxDescription)) { IsSubtle = true, Spacing = Spacing.None }] : Array.Empty<CardElement>(),
            .. form.Details.Select(detail => Input(detail, texts)),
            .. form.Files > 0 ? [new TextBlock(texts.Say("Files.Attached", form.Files)) { IsSubtle = true }] : Array.Empty<CardElement>(),
            new ColumnSet(
            [
                Asked(new InputChoiceSet(Affected, texts["Intake.Affected"], Answers(Affects, texts)) { Value = form.Impact.ToString(), Style = ChoiceStyle.Expanded }),
                Asked(new InputChoiceSet(Working, texts["Intake.Working"], Answers(Works, texts)) { Value = form.Urgency.ToString(), Style = ChoiceStyle.Expanded }),
            ]),
            .. WithoutName.Switch(form, settings, texts),
            .. PeopleFields(form, texts),
        ],
        Actions =
        [
            new ExecuteAction(texts["Intake.Create"], Verbs.CreateTicket, DataOf(form, texts)) { Style = ActionStyle.Positive },
            new ExecuteAction(texts["Intake.NeverMind"], Verbs.DismissDraft, [(Draft, form.DraftId), (CardInputs.Language, texts.Language)]) { AssociatedInputs = AssociatedInputs.None },
        ],
    };

    /// <summary>Folded away: most people report for themselves.</summary>
    private static CardElement[] PeopleFields(Form form, Texts texts) => form.IsConfidential is not null ? [] :
    [
        new ActionSet([new ToggleVisibilityAction(texts["Behalf.Open"], [PeopleBox])]),
        new Container(
        [
            Picker(ForWhom, texts["Behalf.ForWhom"], form.For is null ? [] : [form.For], texts),
            Picker(WhoElse, texts["Behalf.WhoElse"], form.Others, texts) with { IsMultiSelect = true },
        ]) { Id = PeopleBox, IsVisible = form.For is not null || form.Others.Count > 0 },
    ];

    /// <summary>Clients that can't look people up offer those who were chosen before.</summary>
    private static InputChoiceSet Picker(string id, string label, IReadOnlyList<Person> chosen, Texts texts) => new(id, label, [.. chosen.Select(person => new Choice(person.Name, person.Id.Value))])
    {
        IsPeoplePicker = true,
        Value = chosen.Count > 0 ? string.Join(',', chosen.Select(person => person.Id.Value)) : null,
        Placeholder = texts["Behalf.Search"],
    };

    /// <summary>The input that holds the answer to a question.</summary>
    public static string InputOf(string slot) => $"slot-{slot}";

    private static InputText Input(FilledSlot detail, Texts texts) => new(InputOf(detail.Slot.Key), SlotWords.LabelOf(detail.Slot, texts))
    {
        Value = detail.Text.Length > 0 ? detail.Text : null,
        IsMultiline = detail.Slot.Kind is SlotKind.ErrorText,
        MaxLength = SlotPlan.LongestAnswer,
    };

    private static CardData DataOf(Form form, Texts texts)
    {
        CardData data = [(Draft, form.DraftId), (CardInputs.Language, texts.Language)];
        return form.Details.Count == 0 ? data : data.With(Slots, string.Join(',', form.Details.Select(detail => detail.Slot.Key)));
    }

    /// <summary>The same in a dialog of the message extension, which knows other buttons and has one to close it.</summary>
    public AdaptiveCard ForDialog(Form form, Texts texts, string? problem = null) => For(form, texts, problem) with
    {
        Actions = [new SubmitAction(texts["Intake.Create"], Verbs.CreateFromMessage, [(Draft, form.DraftId), (CardInputs.Language, texts.Language)]) { Style = ActionStyle.Positive }],
    };

    private static Container ForSecurity(bool isConfidential, Texts texts) => new(
    [
        new TextBlock(isConfidential ? texts["Intake.Security"] : texts["Intake.MaybeSecurity"]),
        new InputToggle(Confidential, texts["Intake.WhoSees"], texts["Intake.OnlySecurity"]) { Value = isConfidential },
    ]) { Style = ContainerStyle.Warning, Spacing = Spacing.Medium };

    /// <summary>On a narrow screen one question takes two lines; the answers still stand side by side.</summary>
    private static Column Asked(InputChoiceSet question) => new([question], ColumnWidth.Stretch) { VerticalAlignment = VerticalAlignment.Bottom };

    private static Choice[] Answers(Func<Level, Texts, string> words, Texts texts) =>
        [.. Enum.GetValues<Level>().Select(level => new Choice(words(level, texts), level.ToString()))];

    private static string Affects(Level impact, Texts texts) => impact switch
    {
        Level.Low => texts["Intake.JustMe"],
        Level.Medium => texts["Intake.MyTeam"],
        _ => texts["Intake.ManyPeople"],
    };

    private static string Works(Level urgency, Texts texts) => urgency switch
    {
        Level.Low => texts["Intake.Yes"],
        Level.Medium => texts["Intake.WithDifficulty"],
        _ => texts["Intake.No"],
    };
}
