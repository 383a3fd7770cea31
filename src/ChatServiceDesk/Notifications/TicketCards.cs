using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Notifications;

/// <summary>The cards that show a ticket. Pure: the same ticket gives the same card.</summary>
internal sealed class TicketCards(DeskSettings settings)
{
    private const int ShownDescription = 1500;

    /// <summary>The agents' card in the channel.</summary>
    /// <param name="ticket">As it stands.</param>
    /// <param name="remark">Why the last press changed nothing; <see langword="null"/> if there is nothing to say.</param>
    /// <param name="typed">What the agent had typed when the press changed nothing.</param>
    public AdaptiveCard ForQueue(Ticket ticket, string? remark = null, TypedText? typed = null) => new()
    {
        FullWidth = true,
        FallbackText = $"{ticket.Number}: {ticket.Title}",
        Body =
        [
            Cards.Header(ticket, $"{settings.NameOfQueue(ticket.Queue)} · {Words.ForAgents(ticket.State)}"),
            Cards.Title(ticket.Title),
            .. remark is null ? Array.Empty<CardElement>() : [Cards.Banner(remark, ContainerStyle.Warning)],
            new TextBlock(CardText.Truncate(ticket.Description, ShownDescription)),
            new FactSet(
            [
                new Fact("Requester", ticket.Requester.Name),
                new Fact("Kind", Words.Of(ticket.Kind)),
                new Fact("Category", settings.NameOfCategory(ticket.Category)),
                new Fact("Agent", ticket.Assignee?.Name ?? "Nobody yet"),
                .. ticket.RespondedAt is null ? [Cards.When("First response due", ticket.FirstResponseDue)] : Array.Empty<Fact>(),
                .. ticket.IsOpen ? [Cards.When("Resolution due", ticket.ResolutionDue)] : Array.Empty<Fact>(),
                .. ticket.TimesReopened > 0 ? [new Fact("Reopened", ticket.TimesReopened == 1 ? "once" : $"{ticket.TimesReopened} times")] : Array.Empty<Fact>(),
            ]),
            .. QuestionForAgents(ticket),
            .. ResolutionShown(ticket),
            .. RatingShown(ticket),
        ],
        Actions = ticket.IsOpen ? AgentActions(ticket, typed) : [],
    };

    /// <summary>The requester's receipt, kept up to date in their chat.</summary>
    public AdaptiveCard ForRequester(Ticket ticket, string? remark = null) => new()
    {
        FallbackText = $"{ticket.Number}: {ticket.Title}. {Words.Of(ticket.State)}.",
        Body =
        [
            Cards.Header(ticket, Words.Of(ticket.State)),
            Cards.Title(ticket.Title),
            .. remark is null ? Array.Empty<CardElement>() : [Cards.Banner(remark, ContainerStyle.Warning)],
            new FactSet(
            [
                new Fact("Team", settings.NameOfQueue(ticket.Queue)),
                new Fact("Agent", ticket.Assignee?.Name ?? "Nobody yet"),
                Cards.When("Reported", ticket.OpenedAt),
                .. ticket.IsOpen ? [Cards.When("We aim to resolve it by", ticket.ResolutionDue)] : Array.Empty<Fact>(),
                .. ticket.ClosedAt is { } closed ? [Cards.When("Closed", closed)] : Array.Empty<Fact>(),
            ]),
            .. ticket.Question is { } question ? [Cards.Banner($"{question.AskedBy.Name} asks: {question.Text}", ContainerStyle.Accent)] : Array.Empty<CardElement>(),
            .. ResolutionShown(ticket),
            .. ticket.State is TicketState.New
                ? [new TextBlock("I'll tell you here as soon as something happens.") { IsSubtle = true }]
                : Array.Empty<CardElement>(),
        ],
    };

    /// <summary>An agent's question in the requester's chat.</summary>
    /// <param name="ticket">As it stands.</param>
    /// <param name="isOpen">Whether this very question still waits for an answer.</param>
    /// <param name="remark">What was wrong with the last answer.</param>
    /// <param name="typed">What the requester had typed when the press changed nothing.</param>
    public static AdaptiveCard ForQuestion(Ticket ticket, bool isOpen, string? remark = null, string? typed = null) => ticket.Question is { } question && isOpen
        ? new()
        {
            FallbackText = $"{question.AskedBy.Name} asks about {ticket.Number}: {question.Text}",
            Body =
            [
                TextBlock.Markdown($"**{question.AskedBy.Name}** has a question about **{ticket.Number}** {ticket.Title}"),
                .. remark is null ? Array.Empty<CardElement>() : [Cards.Banner(remark, ContainerStyle.Warning)],
                new Container([new TextBlock(question.Text)]) { Style = ContainerStyle.Emphasis },
                new InputText(Fields.Answer, "Your answer") { Value = typed, IsMultiline = true, IsRequired = true, MaxLength = Fields.MaxText, ErrorMessage = "Please write an answer." },
            ],
            Actions = [new ExecuteAction("Send answer", Verbs.Answer, Cards.DataOf(ticket)) { Style = ActionStyle.Positive }],
        }
        : Cards.Remark($"The question about {ticket.Number} is settled. Thank you!");

    /// <summary>The news that a ticket is resolved: what was done, how it went, and the way back.</summary>
    /// <param name="ticket">As it stands.</param>
    /// <param name="isLast">Whether this is the resolution that counts, not one from before a reopen.</param>
    /// <param name="now">Decides whether it can still be reopened.</param>
    /// <param name="remark">Why the last press changed nothing.</param>
    public static AdaptiveCard ForResolution(Ticket ticket, bool isLast, DateTimeOffset now, string? remark = null)
    {
        if (!isLast || ticket.IsOpen)
        {
            return Cards.Remark($"{ticket.Number} is open again. Its card above shows how it stands.");
        }

        return new()
        {
            FallbackText = $"{ticket.Number} is resolved: {ticket.Resolution}",
            Body =
            [
                TextBlock.Markdown($"**{ticket.Number}** {ticket.Title}"),
                .. remark is null ? Array.Empty<CardElement>() : [Cards.Banner(remark, ContainerStyle.Warning)],
                .. ResolutionShown(ticket),
                .. ticket.Survey is { } survey ? Rated(ticket, survey) : Survey(ticket),
            ],
            Actions = now <= ticket.ReopenUntil ? [Reopening(ticket)] : [],
        };
    }

    private static CardAction[] AgentActions(Ticket ticket, TypedText? typed) =>
    [
        .. ticket.Assignee is null
            ? [new ExecuteAction("Claim", Verbs.Claim, Cards.DataOf(ticket)) { Style = ActionStyle.Positive, AssociatedInputs = AssociatedInputs.None }]
            : Array.Empty<CardAction>(),
        Ask("Resolve", Fields.Note, "What did you do? The requester will read this.", "Resolve ticket", Verbs.Resolve, ticket, typed),
        Ask("Ask requester", Fields.Question, "What do you need to know?", "Send question", Verbs.Ask, ticket, typed),
        new ShowCardAction("Change priority", new AdaptiveCard
        {
            Body =
            [
                new InputChoiceSet(Fields.Priority, "Priority", [.. Enum.GetValues<Priority>().Select(priority => new Choice(Words.Of(priority), priority.ToString()))])
                {
                    Value = typed?.Field == Fields.Priority ? typed.Text : ticket.Priority.ToString(),
                    IsRequired = true,
                    ErrorMessage = "Please choose a priority.",
                },
            ],
            Actions = [new ExecuteAction("Set priority", Verbs.ChangePriority, Cards.DataOf(ticket))],
        }),
    ];

    private static ShowCardAction Ask(string title, string field, string label, string button, string verb, Ticket ticket, TypedText? typed) =>
        new(title, new AdaptiveCard
        {
            Body =
            [
                new InputText(field, label)
                {
                    IsMultiline = true,
                    IsRequired = true,
                    MaxLength = Fields.MaxText,
                    ErrorMessage = "Please write something.",
                    Value = typed?.Field == field ? typed.Text : null,
                },
            ],
            Actions = [new ExecuteAction(button, verb, Cards.DataOf(ticket)) { Style = ActionStyle.Positive }],
        });

    private static CardElement[] QuestionForAgents(Ticket ticket) => ticket.Question is { } question
        ? [Cards.Banner($"{question.AskedBy.Name} asked: {question.Text}", ContainerStyle.Accent)]
        : [];

    private static CardElement[] ResolutionShown(Ticket ticket) => ticket.Resolution is { } note
        ?
        [
            new Container(
            [
                new TextBlock($"Resolved by {ticket.Assignee?.Name}") { Weight = TextWeight.Bolder },
                new TextBlock(note),
            ]) { Style = ContainerStyle.Good, Spacing = Spacing.Medium },
        ]
        : [];

    private static CardElement[] RatingShown(Ticket ticket) => ticket.Survey is { } survey
        ?
        [
            new Container(
            [
                new TextBlock($"Rated {Words.Rating(survey.Score)} of 5, {Words.RatingMeaning(survey.Score)}") { Weight = TextWeight.Bolder },
                .. survey.Comment is { } comment ? [new TextBlock(comment)] : Array.Empty<CardElement>(),
            ]) { Style = ContainerStyle.Emphasis, Spacing = Spacing.Medium },
        ]
        : [];

    private static CardElement[] Survey(Ticket ticket) =>
    [
        new TextBlock("How satisfied are you?") { Weight = TextWeight.Bolder, Spacing = Spacing.Medium },
        new TextBlock("1 is very dissatisfied, 5 is very satisfied.") { IsSubtle = true, Spacing = Spacing.None },
        CommentInput(),
        new ActionSet(
        [
            .. Enumerable.Range(SurveyAnswer.Lowest, SurveyAnswer.Highest).Select(score =>
                new ExecuteAction(Words.Rating(score), Verbs.Rate, Cards.DataOf(ticket).With(Fields.Score, score)) { Tooltip = Words.RatingMeaning(score) }),
        ]),
    ];

    private static CardElement[] Rated(Ticket ticket, SurveyAnswer survey) =>
    [
        new TextBlock($"Thank you! You rated this {Words.Rating(survey.Score)} of 5, {Words.RatingMeaning(survey.Score)}.") { Weight = TextWeight.Bolder, Spacing = Spacing.Medium },
        .. survey.Score < SurveyAnswer.Content
            ? [new TextBlock("I'm sorry that it didn't go well. If the problem is still there, reopen the ticket.")]
            : Array.Empty<CardElement>(),
        .. survey.Comment is { } comment
            ? [new TextBlock(comment) { IsSubtle = true }]
            : new CardElement[]
            {
                CommentInput(),
                new ActionSet([new ExecuteAction("Send comment", Verbs.Rate, Cards.DataOf(ticket).With(Fields.Score, survey.Score))]),
            },
    ];

    private static InputText CommentInput() => new(Fields.Comment, "Comment (optional)") { IsMultiline = true, MaxLength = Fields.MaxText };

    private static ShowCardAction Reopening(Ticket ticket) => new("Reopen", new AdaptiveCard
    {
        Body = [new InputText(Fields.Reason, "What is still wrong?") { IsMultiline = true, MaxLength = Fields.MaxText }],
        Actions = [new ExecuteAction("Reopen ticket", Verbs.Reopen, Cards.DataOf(ticket))],
    });
}
