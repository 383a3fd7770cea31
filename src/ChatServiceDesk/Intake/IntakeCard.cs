using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
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

        /// <summary>Whether a model wrote the title.</summary>
        public bool HasAiTitle { get; init; }
    }

    /// <param name="form">The values to begin with.</param>
    /// <param name="problem">What was wrong with the last submission; names the field and the remedy.</param>
    public AdaptiveCard For(Form form, string? problem = null) => new()
    {
        FallbackText = $"This is what I understood: {form.Title}{(form.HasAiTitle ? " (title suggested by AI)" : "")}. Create a ticket?",
        Body =
        [
            new TextBlock("This is what I understood") { Size = TextSize.Medium, Weight = TextWeight.Bolder, Style = TextStyle.Heading },
            new TextBlock("Change what isn't right, then create the ticket.") { IsSubtle = true, Spacing = Spacing.None },
            .. problem is null ? Array.Empty<CardElement>() : [Cards.Banner(problem, ContainerStyle.Attention)],
            .. form.IsConfidential is { } isConfidential ? [ForSecurity(isConfidential)] : Array.Empty<CardElement>(),
            new ColumnSet(
            [
                new Column(
                    [new InputChoiceSet(Kind, "Kind", [.. Enum.GetValues<TicketKind>().Select(kind => new Choice(Words.Of(kind), kind.ToString()))]) { Value = form.Kind.ToString() }],
                    ColumnWidth.Stretch),
                new Column(
                    [new InputChoiceSet(Category, "Category", [.. settings.Categories.Select(category => new Choice(category.Name, category.Key))]) 
                    {
                        Value = form.Category is { Length: > 0 } category ? category : null, Placeholder = "Please choose", IsRequired = true, ErrorMessage = "Please choose a category.",
                    }],
                    ColumnWidth.Stretch),
            ]),
            new InputText(Title, "Title") { Value = form.Title, IsRequired = true, MaxLength = MaxTitle, ErrorMessage = "Please give it a title." },
            .. form.HasAiTitle ? [new TextBlock("Title suggested by AI, please check") { IsSubtle = true, Spacing = Spacing.None }] : Array.Empty<CardElement>(),
            new InputText(Description, "Description") { Value = form.Description, IsMultiline = true, MaxLength = MaxDescription },
            new ColumnSet(
            [
                Asked(new InputChoiceSet(Affected, "Who is affected?", Answers(Affects)) { Value = form.Impact.ToString(), Style = ChoiceStyle.Expanded }),
                Asked(new InputChoiceSet(Working, "Can you keep working?", Answers(Works)) { Value = form.Urgency.ToString(), Style = ChoiceStyle.Expanded }),
            ]),
        ],
        Actions =
        [
            new ExecuteAction("Create ticket", Verbs.CreateTicket, [(Draft, form.DraftId)]) { Style = ActionStyle.Positive },
            new ExecuteAction("Never mind", Verbs.DismissDraft, [(Draft, form.DraftId)]) { AssociatedInputs = AssociatedInputs.None },
        ],
    };

    private static Container ForSecurity(bool isConfidential) => new(
    [
        new TextBlock(isConfidential
            ? "This looks like a security incident. Only the security team will see it. Switch that off if it is something else."
            : "Is this a security incident? Switch this on, and only the security team will see it."),
        new InputToggle(Confidential, "Who sees it", "Only the security team") { Value = isConfidential },
    ]) { Style = ContainerStyle.Warning, Spacing = Spacing.Medium };

    /// <summary>On a narrow screen one question takes two lines; the answers still stand side by side.</summary>
    private static Column Asked(InputChoiceSet question) => new([question], ColumnWidth.Stretch) { VerticalAlignment = VerticalAlignment.Bottom };

    private static Choice[] Answers(Func<Level, string> words) => [.. Enum.GetValues<Level>().Select(level => new Choice(words(level), level.ToString()))];

    private static string Affects(Level impact) => impact switch
    {
        Level.Low => "Just me",
        Level.Medium => "My team",
        _ => "Many people",
    };

    private static string Works(Level urgency) => urgency switch
    {
        Level.Low => "Yes",
        Level.Medium => "With difficulty",
        _ => "No",
    };
}
