using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Notifications;

/// <summary>The cards that show a ticket. Pure: the same ticket gives the same card. Agents read theirs in English.</summary>
internal sealed class TicketCards(DeskSettings settings)
{
    private const int ShownDescription = 1500;
    private const int ShownDetail = 300;

    /// <summary>The agents' card in the channel.</summary>
    /// <param name="ticket">As it stands.</param>
    /// <param name="remark">Why the last press changed nothing; <see langword="null"/> if there is nothing to say.</param>
    /// <param name="typed">What the agent had typed or chosen when the press changed nothing.</param>
    public AdaptiveCard ForQueue(Ticket ticket, string? remark = null, params IReadOnlyList<TypedText> typed) => new()
    {
        FullWidth = true,
        FallbackText = $"{ticket.Number}: {Words.TitleOf(ticket, Texts.English)}",
        Body =
        [
            Cards.Header(ticket, Words.ForAgents(ticket.State), Texts.English),
            Cards.Title(Words.TitleOf(ticket, Texts.English)),
            new TextBlock(Subtitle(ticket)) { IsSubtle = true, Spacing = Spacing.None },
            .. remark is null ? Array.Empty<CardElement>() : [Cards.Banner(remark, ContainerStyle.Warning)],
            .. SameForAgents(ticket),
            .. TitleSaysItAll(ticket) ? Array.Empty<CardElement>() : [new TextBlock(CardText.Truncate(ticket.Description, ShownDescription))],
            new FactSet(
            [
                new Fact("Requester", Naming.Begin(ticket)),
                .. ticket.ReportedBy is { } reporter ? [new Fact("Reported by", reporter.Name)] : Array.Empty<Fact>(),
                .. ticket.Affected.Count > 0 ? [new Fact("Also affects", string.Join(", ", ticket.Affected.Select(person => person.Name)))] : Array.Empty<Fact>(),
                .. ticket.Details.Select(detail => new Fact(detail.Name, CardText.Truncate(detail.Text, ShownDetail))),
                new Fact("Impact", Words.ImpactOf(ticket)),
                new Fact("Urgency", Words.UrgencyOf(ticket)),
                new Fact("Agent", ticket.Assignee?.Name ?? "Nobody yet"),
                .. ticket is { RespondedAt: null, IsOpen: true } ? [Cards.When("First response due", ticket.FirstResponseDue)] : Array.Empty<Fact>(),
                .. ticket.IsOpen ? [Cards.When("Resolution due", ticket.ResolutionDue)] : Array.Empty<Fact>(),
                .. ticket.TimesReopened > 0 ? [new Fact("Reopened", ticket.TimesReopened == 1 ? "once" : $"{ticket.TimesReopened} times")] : Array.Empty<Fact>(),
            ]),
            .. Naming.ForAgents(ticket),
            .. ProgressCards.Missed(ticket),
            .. MessageLinks.Read(ticket.MessageLink) is { } message ? [TextBlock.Markdown($"{MarkdownText.Link("The message in Teams", message)}")] : Array.Empty<CardElement>(),
            .. WrittenByModel(ticket),
            .. QuestionForAgents(ticket),
            .. ProgressCards.HoldForAgents(ticket),
            .. ResolutionShown(ticket, Texts.English),
            .. SurveyCards.ForAgents(ticket, settings.LeadOf(ticket.Queue)),
        ],
        Actions = [.. ticket.IsOpen ? AgentActions(ticket, typed) : [], .. SurveyCards.FollowingUp(ticket)],
    };

    /// <summary>What becomes of the agents' card when the ticket has gone to another team. Says nothing of the ticket but its number: that team may be a restricted one, or pass it on to one.</summary>
    public AdaptiveCard ForFormerQueue(Ticket ticket) => Cards.Remark(settings.IsRestricted(ticket.Queue)
        ? $"{ticket.Number} is with another team now."
        : $"{ticket.Number} is with {settings.NameOfQueue(ticket.Queue)} now.");

    /// <summary>The requester's receipt, kept up to date in their chat.</summary>
    /// <param name="ticket">As it stands.</param>
    /// <param name="texts">The language.</param>
    /// <param name="remark">Why the last press changed nothing; <see langword="null"/> if there is nothing to say.</param>
    /// <param name="typed">What the requester had typed or chosen when the press changed nothing.</param>
    public AdaptiveCard ForRequester(Ticket ticket, Texts texts, string? remark = null, params IReadOnlyList<TypedText> typed) => new()
    {
        FallbackText = texts.Say("Tickets.Summary", ticket.Number, Words.TitleOf(ticket, texts), Words.Of(ticket.State, texts)),
        Body =
        [
            Cards.Header(ticket, Words.Of(ticket.State, texts), texts),
            Cards.Title(Words.TitleOf(ticket, texts)),
            .. remark is null ? Array.Empty<CardElement>() : [Cards.Banner(remark, ContainerStyle.Warning)],
            new FactSet(
            [
                .. ticket.ReportedBy is { } reporter
                    ? [new Fact(texts["Behalf.For"], Naming.Within(ticket)), new Fact(texts["Behalf.ReportedBy"], reporter.Name)]
                    : Array.Empty<Fact>(),
                new Fact(texts["Tickets.Team"], settings.NameOfQueue(ticket.Queue)),
                new Fact(texts["Tickets.Agent"], ticket.Assignee?.Name ?? texts["Tickets.Nobody"]),
                Cards.When(texts["Tickets.Reported"], ticket.OpenedAt),
                .. ticket.IsOpen ? [Cards.When(texts["Tickets.ExpectedBy"], ticket.ExpectedBy)] : Array.Empty<Fact>(),
                .. ticket.ClosedAt is { } closed ? [Cards.When(texts["Tickets.ClosedAt"], closed)] : Array.Empty<Fact>(),
            ]),
            .. ticket.IsAnonymous ? [new TextBlock(texts["Anonymous.Receipt"]) { IsSubtle = true }] : Array.Empty<CardElement>(),
            .. ticket is { IsOpen: true, Same: { } same } ? [new TextBlock(Words.OthersReport(same, texts))] : Array.Empty<CardElement>(),
            .. ticket.Question is { } question
                ? [Cards.Said(texts.Say("Tickets.Asks", question.AskedBy.Name), question.Text, ContainerStyle.Accent)]
                : Array.Empty<CardElement>(),
            .. ProgressCards.ForRequester(ticket, settings.LeadOf(ticket.Queue), settings.NameOfQueue(ticket.Queue), texts),
            .. ResolutionShown(ticket, texts),
            .. ticket.State is TicketState.New
                ? [new TextBlock(texts["Tickets.Waiting"]) { IsSubtle = true }]
                : Array.Empty<CardElement>(),
        ],
        Actions = [.. RequesterActions.For(ticket, texts, typed), .. ProgressCards.Reopening(ticket, texts)],
    };

    /// <summary>An agent's question in the requester's chat.</summary>
    /// <param name="ticket">As it stands.</param>
    /// <param name="question">It waits for an answer.</param>
    /// <param name="texts">The language.</param>
    /// <param name="remark">What was wrong with the last answer.</param>
    /// <param name="typed">What the requester had typed when the press changed nothing.</param>
    public static AdaptiveCard ForQuestion(Ticket ticket, OpenQuestion question, Texts texts, string? remark = null, string? typed = null) => new()
    {
        FallbackText = texts.Say("Asking.Summary", question.AskedBy.Name, ticket.Number, question.Text),
        Body =
        [
            TextBlock.Markdown(texts.Mark("Asking.Heading", question.AskedBy.Name, ticket.Number, Words.TitleOf(ticket, texts))),
            .. remark is null ? Array.Empty<CardElement>() : [Cards.Banner(remark, ContainerStyle.Warning)],
            new Container([new TextBlock(question.Text)]) { Style = ContainerStyle.Emphasis },
            new InputText(Fields.Answer, texts["Asking.YourAnswer"])
            {
                Value = typed,
                IsMultiline = true,
                IsRequired = true,
                MaxLength = Fields.MaxText,
                ErrorMessage = texts["Asking.NeedsAnswer"],
            },
        ],
        Actions = [new ExecuteAction(texts["Asking.Send"], Verbs.Answer, Cards.DataOf(ticket)) { Style = ActionStyle.Positive }],
    };

    /// <summary>The same card once nobody waits for an answer any more.</summary>
    /// <param name="ticket">As it stands.</param>
    /// <param name="askedBy">The agent's name.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="answer">The requester's words; <see langword="null"/> if it was settled without.</param>
    /// <param name="texts">The language.</param>
    public static AdaptiveCard ForSettledQuestion(Ticket ticket, string askedBy, string question, string? answer, Texts texts) => new()
    {
        FallbackText = answer is null ? texts.Say("Asking.Settled", ticket.Number) : texts.Say("Asking.Answered", askedBy, ticket.Number),
        Body =
        [
            TextBlock.Markdown(texts.Mark("Asking.HadHeading", askedBy, ticket.Number, Words.TitleOf(ticket, texts))),
            new Container([new TextBlock(question)]) { Style = ContainerStyle.Emphasis },
            answer is null
                ? new TextBlock(texts["Asking.NotNeeded"]) { IsSubtle = true }
                : Cards.Said(ticket.ReportedBy is null ? texts["Asking.YouAnswered"] : texts["Asking.TheAnswer"], answer, ContainerStyle.Default),
        ],
    };

    /// <summary>The news that a ticket is resolved: what was done, how it went, and the way back.</summary>
    /// <param name="ticket">As it stands.</param>
    /// <param name="isLast">Whether this is the resolution that counts, not one from before a reopen.</param>
    /// <param name="now">Decides whether it can still be reopened.</param>
    /// <param name="texts">The language.</param>
    /// <param name="remark">Why the last press changed nothing.</param>
    public static AdaptiveCard ForResolution(Ticket ticket, bool isLast, DateTimeOffset now, Texts texts, string? remark = null)
    {
        if (!isLast || ticket.IsOpen)
        {
            return OpenAgain(ticket, texts);
        }

        return new()
        {
            FallbackText = texts.Say("Resolving.Summary", ticket.Number, ticket.Resolution),
            Body =
            [
                TextBlock.Markdown($"**{ticket.Number}** · {Words.Of(ticket.State, texts)}"),
                Cards.Title(Words.TitleOf(ticket, texts)),
                .. remark is null ? Array.Empty<CardElement>() : [Cards.Banner(remark, ContainerStyle.Warning)],
                .. ResolutionShown(ticket, texts),
                .. SurveyCards.Elements(ticket, isApart: false, now, texts),
            ],
            Actions = [.. Reopening(ticket, now, texts), .. SurveyCards.Changing(ticket, isApart: false, now, texts)],
        };
    }

    /// <summary>What becomes of news and of a question how it went when the requester has reopened the ticket.</summary>
    public static AdaptiveCard OpenAgain(Ticket ticket, Texts texts) => Cards.Remark(texts.Say("Resolving.OpenAgain", ticket.Number));

    /// <summary>The way back, while there is one.</summary>
    public static CardAction[] Reopening(Ticket ticket, DateTimeOffset now, Texts texts) => now <= ticket.ReopenUntil ? [Reopening(ticket, texts)] : [];

    /// <summary>Kind, category and team, each once, and whether nobody else may know.</summary>
    private string Subtitle(Ticket ticket) => string.Join(
        " · ",
        new[] { Words.Of(ticket.Kind, Texts.English), settings.NameOfCategory(ticket.Category), settings.NameOfQueue(ticket.Queue), settings.IsRestricted(ticket.Queue) ? "confidential" : "" }
            .Where(part => part.Length > 0).Distinct());

    /// <summary>The title is made of the first sentence, and often that was all.</summary>
    private static bool TitleSaysItAll(Ticket ticket) =>
        string.Equals(ticket.Description.Trim().TrimEnd('.', ',', ';', ':'), ticket.Title, StringComparison.OrdinalIgnoreCase);

    private CardAction[] AgentActions(Ticket ticket, IReadOnlyList<TypedText> typed) =>
    [
        .. ticket.Assignee is null
            ? [new ExecuteAction("Claim", Verbs.Claim, Cards.DataOf(ticket)) { Style = ActionStyle.Positive, AssociatedInputs = AssociatedInputs.None }]
            : Array.Empty<CardAction>(),
        .. ProgressCards.Continuing(ticket),
        Ask("Resolve", Fields.Note, "What did you do? The requester will read this.", "Resolve ticket", Verbs.Resolve, ticket, typed),
        Ask("Ask requester", Fields.Question, "What do you need to know?", "Send question", Verbs.Ask, ticket, typed),
        new ShowCardAction("Change priority", new AdaptiveCard
        {
            Body = [Choose(Fields.Priority, "Priority", [.. Enum.GetValues<Priority>().Select(priority => new Choice(Words.Of(priority, Texts.English), priority.ToString()))], ticket.Priority.ToString(), typed)],
            Actions = [new ExecuteAction("Set priority", Verbs.ChangePriority, Cards.DataOf(ticket))],
        }),
        new ShowCardAction("Correct", new AdaptiveCard
        {
            Body =
            [
                Choose(Fields.Category, "Category", [.. settings.Categories.Select(category => new Choice(category.Name, category.Key))], ticket.Category, typed),
                Choose(Fields.Kind, "Kind", [.. Enum.GetValues<TicketKind>().Select(kind => new Choice(Words.Of(kind, Texts.English), kind.ToString()))], ticket.Kind.ToString(), typed),
                new TextBlock("Another category may be another team's: the ticket then goes to them.") { IsSubtle = true, Spacing = Spacing.Small },
            ],
            Actions = [new ExecuteAction("Correct ticket", Verbs.Correct, Cards.DataOf(ticket))],
        }),
        .. ProgressCards.Waiting(ticket, Given(Fields.WaitingFor, typed)),
    ];

    private static InputChoiceSet Choose(string field, string label, Choice[] choices, string now, IReadOnlyList<TypedText> typed) => new(field, label, choices)
    {
        Value = Given(field, typed) ?? now,
        IsRequired = true,
        ErrorMessage = "Please choose one.",
    };

    private static string? Given(string field, IReadOnlyList<TypedText> typed) => typed.FirstOrDefault(text => text.Field == field)?.Text;

    private static ShowCardAction Ask(string title, string field, string label, string button, string verb, Ticket ticket, IReadOnlyList<TypedText> typed) =>
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
                    Value = Given(field, typed),
                },
            ],
            Actions = [new ExecuteAction(button, verb, Cards.DataOf(ticket)) { Style = ActionStyle.Positive }],
        });

    /// <summary>For the agent alone; what they send they write themselves.</summary>
    private static CardElement[] WrittenByModel(Ticket ticket) =>
        ticket is { IsOpen: true, Classification: { } read } && (read.AiSummary ?? read.AiReply) is not null
            ?
            [
                new Container(
                [
                    new TextBlock(Words.AiGenerated) { Weight = TextWeight.Bolder },
                    .. read.AiSummary is { } summary ? [new TextBlock($"Summary: {summary}") { Spacing = Spacing.Small }] : Array.Empty<CardElement>(),
                    .. read.AiReply is { } reply ? [new TextBlock($"Suggested reply: {reply}") { Spacing = Spacing.Small }] : Array.Empty<CardElement>(),
                ]) { Style = ContainerStyle.Emphasis, Spacing = Spacing.Medium },
            ]
            : [];

    /// <summary>How many, and which other tickets of this queue: the newest few.</summary>
    private static CardElement[] SameForAgents(Ticket ticket) => ticket is { IsOpen: true, Same: { } same }
        ?
        [
            new Container(
            [
                new TextBlock(Words.PeopleReport(same)) { Weight = TextWeight.Bolder },
                .. same.Others.Count > 0
                    ? [new TextBlock($"Also {string.Join(", ", same.Others)}{(same.Others.Count < same.People - 1 ? " and more" : "")}") { Spacing = Spacing.Small }]
                    : Array.Empty<CardElement>(),
            ]) { Style = ContainerStyle.Accent, Spacing = Spacing.Medium },
        ]
        : [];

    private static CardElement[] QuestionForAgents(Ticket ticket) => ticket.Question is { } question
        ? [Cards.Said($"{question.AskedBy.Name} has asked the requester", question.Text, ContainerStyle.Accent)]
        : [];

    private static CardElement[] ResolutionShown(Ticket ticket, Texts texts) => ticket.Resolution is { } note
        ? [Cards.Said(texts.Say("Tickets.ResolvedBy", ticket.ResolvedBy?.Name ?? ticket.Assignee?.Name), note, ContainerStyle.Good)]
        : [];

    public static ShowCardAction Reopening(Ticket ticket, Texts texts) => new(texts["Resolving.Reopen"], new AdaptiveCard
    {
        Body = [new InputText(Fields.Reason, texts["Resolving.StillWrong"]) { IsMultiline = true, MaxLength = Fields.MaxText }],
        Actions = [new ExecuteAction(texts["Resolving.ReopenTicket"], Verbs.Reopen, Cards.DataOf(ticket))],
    });
}
