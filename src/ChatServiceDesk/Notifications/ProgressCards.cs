using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Notifications;

/// <summary>What a ticket waits for, what is late, and to whom it was escalated, as parts of the two cards that show a ticket. Pure.</summary>
internal static class ProgressCards
{
    /// <summary>What the requester has been told in place of a missed target.</summary>
    public static CardElement[] Missed(Ticket ticket)
    {
        TextBlock[] missed = ticket.IsOpen
            ?
            [
                .. ticket is { RespondedAt: null, ResponseBreach: { } late } ? [MissedLine("First response", late.Expected)] : Array.Empty<TextBlock>(),
                .. ticket.ResolutionBreach is { } overdue ? [MissedLine("Resolution", overdue.Expected)] : Array.Empty<TextBlock>(),
            ]
            : [];
        return missed.Length == 0 ? [] : [new Container(missed) { Style = ContainerStyle.Attention, Spacing = Spacing.Medium }];
    }

    public static CardElement[] HoldForAgents(Ticket ticket) =>
        ticket.Hold is { } hold ? [Cards.Said($"{hold.By.Name} waits for somebody else", hold.Reason, ContainerStyle.Accent)] : [];

    /// <summary>Waiting is over.</summary>
    public static CardAction[] Continuing(Ticket ticket) => ticket.Hold is null
        ? []
        : [new ExecuteAction("Continue", Verbs.Continue, Cards.DataOf(ticket)) { Style = ActionStyle.Positive, AssociatedInputs = AssociatedInputs.None }];

    /// <summary>To wait. Only for what somebody has: a card has room for six buttons.</summary>
    /// <param name="ticket">As it stands.</param>
    /// <param name="typed">The reason that the agent had typed when the press changed nothing.</param>
    public static CardAction[] Waiting(Ticket ticket, string? typed) => ticket switch
    {
        { Hold: null, Assignee: not null, Question: null } => [new ShowCardAction("Waiting for somebody else", new AdaptiveCard
        {
            Body =
            [
                new InputText(Fields.WaitingFor, "Who or what do you wait for? The requester will read this.")
                {
                    IsMultiline = true,
                    IsRequired = true,
                    MaxLength = Fields.MaxText,
                    ErrorMessage = "Please write something.",
                    Value = typed,
                },
                new TextBlock("The targets go on meanwhile.") { IsSubtle = true, Spacing = Spacing.Small },
            ],
            Actions = [new ExecuteAction("Set to waiting", Verbs.Hold, Cards.DataOf(ticket)) { Style = ActionStyle.Positive }],
        })],
        _ => [],
    };

    /// <summary>The requester's: why it takes longer, and who gets back to them.</summary>
    public static CardElement[] ForRequester(Ticket ticket, Lead? lead, string queue, Texts texts) =>
    [
        .. ticket.Hold is { } hold ? [Cards.Said(texts["Pushes.WaitingForOthers"], hold.Reason, ContainerStyle.Accent)] : Array.Empty<CardElement>(),
        .. ticket is { IsOpen: true, ResolutionBreach: not null } ? [new TextBlock(texts["Pushes.TakesLonger"])] : Array.Empty<CardElement>(),
        .. ticket.Complaint is { IsEscalation: true, IsOpen: true } open ? [Promise(open, lead?.Name ?? queue, texts)] : Array.Empty<CardElement>(),
    ];

    /// <summary>The way back from a resolution, on the card that stays.</summary>
    public static CardAction[] Reopening(Ticket ticket, Texts texts) => ticket is { IsOpen: false, ReopenUntil: not null } ? [TicketCards.Reopening(ticket, texts)] : [];

    private static TextBlock MissedLine(string what, DateTimeOffset expected) =>
        TextBlock.Markdown($"**{what} missed**, the requester was told {MarkdownText.LocalDate(expected)} {MarkdownText.LocalTime(expected)}") with { Spacing = Spacing.Small };

    private static TextBlock Promise(Complaint open, string who, Texts texts) => TextBlock.Markdown(open.MissedAt is null
        ? texts.Mark("Pushes.Promise", who, MarkdownText.LocalDate(open.Due), MarkdownText.LocalTime(open.Due))
        : texts.Mark("Pushes.PromiseMissed", who, MarkdownText.LocalDate(open.Due), MarkdownText.LocalTime(open.Due)));
}
