using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Notifications;

/// <summary>How a requester is asked how it went, on the card with the news or on one of its own, and what agents see of the answer. Pure.</summary>
internal static class SurveyCards
{
    /// <summary>The question on a card of its own: after the wait, or as the reminder.</summary>
    /// <param name="ticket">As it stands.</param>
    /// <param name="now">Decides what can still be done.</param>
    /// <param name="texts">The language.</param>
    /// <param name="remark">Why the last press changed nothing.</param>
    public static AdaptiveCard ForSurvey(Ticket ticket, DateTimeOffset now, Texts texts, string? remark = null)
    {
        if (ticket.IsOpen)
        {
            return TicketCards.OpenAgain(ticket, texts);
        }

        bool isReminder = ticket is { Survey: null, Request.RemindedAt: not null };
        return new()
        {
            FallbackText = texts.Say("Surveys.HowDidItGo", ticket.Number, Words.TitleOf(ticket, texts)),
            Body =
            [
                TextBlock.Markdown(isReminder ? texts.Mark("Surveys.Reminder", ticket.Number) : texts.Mark("Surveys.Resolved", ticket.Number)),
                Cards.Title(Words.TitleOf(ticket, texts)),
                .. remark is null ? Array.Empty<CardElement>() : [Cards.Banner(remark, ContainerStyle.Warning)],
                .. Elements(ticket, isApart: true, now, texts),
            ],
            Actions = [.. TicketCards.Reopening(ticket, now, texts), .. Changing(ticket, isApart: true, now, texts)],
        };
    }

    /// <summary>What becomes of it when the reminder stands below.</summary>
    public static AdaptiveCard ForFormer(Ticket ticket, Texts texts) =>
        ticket.IsOpen ? TicketCards.OpenAgain(ticket, texts) : Cards.Remark(texts.Say("Surveys.AskedAgain", ticket.Number));

    /// <summary>The question, or the answer; nothing where nobody is asked, or not yet.</summary>
    public static CardElement[] Elements(Ticket ticket, bool isApart, DateTimeOffset now, Texts texts) => ticket switch
    {
        { CanBeRated: false } => [],
        { Survey: { } survey } => Rated(ticket, survey, isApart, now, texts),
        _ => Asked(ticket, isApart, now, texts),
    };

    /// <summary>Another rating, while that is possible: with all that was said, so that it can be said differently or taken back.</summary>
    public static CardAction[] Changing(Ticket ticket, bool isApart, DateTimeOffset now, Texts texts) => ticket is { CanBeRated: true, Survey: { } survey } && ticket.CanChangeRating(now)
        ?
        [
            new ShowCardAction(texts["Surveys.Change"], new AdaptiveCard
            {
                Body =
                [
                    Legend(texts),
                    .. survey.Reasons is SurveyReasons.None ? Array.Empty<CardElement>() : [ReasonsInput(survey, texts)], // What is missing stands above, and an id stands once.
                    .. survey.Comment is null ? Array.Empty<CardElement>() : [CommentInput(texts) with { Value = survey.Comment }],
                    Scale(texts, score => DataOf(ticket, score, isApart).With(Fields.Whole, 1)),
                ],
            }),
        ]
        : [];

    /// <summary>Rating and complaint on the agents' card. What is anonymous is not for them.</summary>
    /// <param name="ticket">As it stands.</param>
    /// <param name="lead">Who sees to complaints of that queue; <see langword="null"/> where nobody is named.</param>
    public static CardElement[] ForAgents(Ticket ticket, Lead? lead) =>
    [
        .. ticket is { Survey: { } survey, Request: not { IsAnonymous: true } } ? [RatingShown(survey)] : Array.Empty<CardElement>(),
        .. ticket.Complaint is { } complaint ? [ComplaintShown(complaint, lead)] : Array.Empty<CardElement>(),
    ];

    public static CardAction[] FollowingUp(Ticket ticket) => ticket.Complaint is { IsOpen: true }
        ? [new ExecuteAction("Follow-up done", Verbs.CloseComplaint, Cards.DataOf(ticket)) { AssociatedInputs = AssociatedInputs.None }]
        : [];

    private static CardElement[] Asked(Ticket ticket, bool isApart, DateTimeOffset now, Texts texts)
    {
        bool isAnonymous = ticket.Request?.IsAnonymous ?? false;
        return
        [
            new TextBlock(texts["Surveys.Question"]) { Weight = TextWeight.Bolder, Spacing = Spacing.Medium },
            Legend(texts),
            .. ticket.CanChangeRating(now) ? Array.Empty<CardElement>() : [Remark(texts["Surveys.Over"])],
            .. isAnonymous ? [Remark(texts["Surveys.Anonymous"])] : new CardElement[] { CommentInput(texts) },
            Scale(texts, score => DataOf(ticket, score, isApart)),
        ];
    }

    private static CardElement[] Rated(Ticket ticket, SurveyAnswer survey, bool isApart, DateTimeOffset now, Texts texts) =>
    [
        new TextBlock(texts.Say("Surveys.Rated", Words.Rating(survey.Score), Words.RatingMeaning(survey.Score, texts))) { Weight = TextWeight.Bolder, Spacing = Spacing.Medium },
        .. survey.IsLate ? [Remark(texts["Surveys.Late"])] : Array.Empty<CardElement>(),
        .. survey.Score < SurveyAnswer.Content ? [new TextBlock(now <= ticket.ReopenUntil ? texts["Surveys.Sorry"] : texts["Surveys.SorryTooLate"])] : Array.Empty<CardElement>(),
        .. FollowUp(ticket, texts),
        .. survey.Reasons is SurveyReasons.None ? Array.Empty<CardElement>() : [Remark(texts.Say("Surveys.About", NamesOf(survey.Reasons, texts)))],
        .. survey.Comment is { } comment ? [new TextBlock(comment) { IsSubtle = true }] : Array.Empty<CardElement>(),
        .. More(ticket, survey, isApart, texts),
    ];

    /// <summary>The promise, or that it was kept.</summary>
    private static CardElement[] FollowUp(Ticket ticket, Texts texts) => ticket.Complaint switch
    {
        null or { IsEscalation: true } => [],
        { IsOpen: false } => [new TextBlock(texts["Surveys.FollowedUp"])],
        { Due: var due } => [TextBlock.Markdown(texts.Mark("Surveys.FollowUp", MarkdownText.LocalDate(due), MarkdownText.LocalTime(due)))],
    };

    /// <summary>What was not said yet. None of it has to be.</summary>
    private static CardElement[] More(Ticket ticket, SurveyAnswer survey, bool isApart, Texts texts)
    {
        bool hasReasons = survey.Reasons is not SurveyReasons.None;
        bool takesComment = survey.Comment is null && ticket.Request is not { IsAnonymous: true };
        return hasReasons && !takesComment
            ? []
            :
            [
                .. hasReasons ? Array.Empty<CardElement>() : [ReasonsInput(survey, texts)],
                .. takesComment ? [CommentInput(texts)] : Array.Empty<CardElement>(),
                new ActionSet([new ExecuteAction(takesComment ? texts["Surveys.SendComment"] : texts["Surveys.SendReasons"], Verbs.Rate, DataOf(ticket, survey.Score, isApart))]),
            ];
    }

    private static InputChoiceSet ReasonsInput(SurveyAnswer survey, Texts texts) =>
        new(Fields.Reasons, texts["Surveys.WhatAbout"], [.. Reasons.Select(reason => new Choice(NameOf(reason, texts), reason.ToString()))])
        {
            IsMultiSelect = true,
            Style = ChoiceStyle.Expanded,
            Value = survey.Reasons is SurveyReasons.None ? null : string.Join(',', Reasons.Where(reason => survey.Reasons.HasFlag(reason))),
        };

    private static IEnumerable<SurveyReasons> Reasons => Enum.GetValues<SurveyReasons>().Where(reason => reason is not SurveyReasons.None);

    private static ActionSet Scale(Texts texts, Func<int, CardData> dataOf) => new(
    [
        .. Enumerable.Range(SurveyAnswer.Lowest, SurveyAnswer.Highest).Select(score =>
            new ExecuteAction(Words.Rating(score), Verbs.Rate, dataOf(score)) { Tooltip = Words.RatingMeaning(score, texts) }),
    ]);

    /// <summary>What each number means, in words: nobody has to tell faces or colours apart.</summary>
    private static TextBlock Legend(Texts texts) => new(string.Join(" · ", Enumerable.Range(SurveyAnswer.Lowest, SurveyAnswer.Highest).Select(score => $"{score} {Words.RatingMeaning(score, texts)}")))
    {
        IsSubtle = true,
        Spacing = Spacing.None,
    };

    private static CardData DataOf(Ticket ticket, int score, bool isApart) =>
        isApart ? Cards.DataOf(ticket).With(Fields.Score, score).With(Fields.Apart, 1) : Cards.DataOf(ticket).With(Fields.Score, score);

    private static TextBlock Remark(string text) => new(text) { IsSubtle = true };

    private static InputText CommentInput(Texts texts) => new(Fields.Comment, texts["Surveys.Comment"]) { MaxLength = Fields.MaxText };

    private static string NamesOf(SurveyReasons reasons, Texts texts) =>
        string.Join(", ", Reasons.Where(reason => reasons.HasFlag(reason)).Select(reason => NameOf(reason, texts)));

    private static string NameOf(SurveyReasons reason, Texts texts) => reason switch
    {
        SurveyReasons.Speed => texts["Surveys.Speed"],
        SurveyReasons.Solution => texts["Surveys.Solution"],
        SurveyReasons.Kindness => texts["Surveys.Kindness"],
        _ => texts["Surveys.Information"],
    };

    private static Container RatingShown(SurveyAnswer survey) => new(
    [
        new TextBlock($"Rated {Words.Rating(survey.Score)} of 5, {Words.RatingMeaning(survey.Score, Texts.English)}{(survey.IsLate ? ", late" : "")}") { Weight = TextWeight.Bolder },
        .. survey.Reasons is SurveyReasons.None ? Array.Empty<CardElement>() : [new TextBlock($"About: {NamesOf(survey.Reasons, Texts.English)}") { Spacing = Spacing.Small }],
        .. survey.Comment is { } comment ? [new TextBlock(comment) { Spacing = Spacing.Small }] : Array.Empty<CardElement>(),
    ]) { Style = ContainerStyle.Emphasis, Spacing = Spacing.Medium };

    private static Container ComplaintShown(Complaint complaint, Lead? lead)
    {
        MarkdownText what = MarkdownText.Trusted(complaint.IsEscalation ? "**Escalation**" : "**Complaint**");
        MarkdownText whose = lead switch
        {
            null => what,
            _ => $"{what} for {lead.Name}",
        };
        MarkdownText due = $"{MarkdownText.LocalDate(complaint.Due)} {MarkdownText.LocalTime(complaint.Due)}";
        MarkdownText says = complaint switch
        {
            { IsOpen: false } => $"{what}, closed by {complaint.ClosedBy?.Name}",
            { MissedAt: not null } => $"{whose}, overdue: the follow-up was due by {due}",
            _ => $"{whose}, follow up by {due}",
        };
        return new([TextBlock.Markdown(says)]) { Style = complaint.IsOpen ? ContainerStyle.Attention : ContainerStyle.Emphasis, Spacing = Spacing.Medium };
    }
}
