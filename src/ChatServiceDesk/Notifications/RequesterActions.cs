using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Notifications;

/// <summary>What a requester can do with their ticket while it is open.</summary>
internal static class RequesterActions
{
    /// <param name="ticket">As it stands.</param>
    /// <param name="texts">The language.</param>
    /// <param name="typed">What they had typed or chosen when a press changed nothing.</param>
    public static CardAction[] For(Ticket ticket, Texts texts, IReadOnlyList<TypedText> typed) => ticket.IsOpen
        ?
        [
            new ShowCardAction(texts["Talking.AddInformation"], new AdaptiveCard
            {
                Body =
                [
                    new InputText(Fields.Information, texts["Talking.WhatToAdd"])
                    {
                        Value = Given(Fields.Information, typed),
                        IsMultiline = true,
                        IsRequired = true,
                        MaxLength = Fields.MaxText,
                        ErrorMessage = texts["Talking.NeedsWords"],
                    },
                ],
                Actions = [new ExecuteAction(texts["Talking.SendInformation"], Verbs.Say, Cards.DataOf(ticket)) { Style = ActionStyle.Positive }],
            }),
            new ShowCardAction(texts["Editing.Edit"], Editing(ticket, texts, typed)),
            new ShowCardAction(texts["Withdrawing.Withdraw"], new AdaptiveCard
            {
                Body =
                [
                    new TextBlock(texts["Withdrawing.What"]),
                    new InputText(Fields.WithdrawalReason, texts["Withdrawing.Reason"]) { Value = Given(Fields.WithdrawalReason, typed), IsMultiline = true, MaxLength = Fields.MaxText },
                ],
                Actions = [new ExecuteAction(texts["Withdrawing.WithdrawTicket"], Verbs.Withdraw, Cards.DataOf(ticket)) { Style = ActionStyle.Destructive }],
            }),
        ]
        : [];

    private static AdaptiveCard Editing(Ticket ticket, Texts texts, IReadOnlyList<TypedText> typed) => new()
    {
        Body =
        [
            new InputText(Fields.Title, texts["Editing.Title"])
            {
                Value = Given(Fields.Title, typed) ?? ticket.Title,
                IsRequired = true,
                MaxLength = Fields.MaxTitle,
                ErrorMessage = texts["Editing.TitleEmpty"],
            },
            new InputText(Fields.Description, texts["Editing.Description"]) { Value = Given(Fields.Description, typed) ?? ticket.Description, IsMultiline = true, MaxLength = Fields.MaxDescription },
            new InputChoiceSet(Fields.Affected, texts["Editing.Affected"],
            [
                new Choice(texts["Editing.JustMe"], nameof(Level.Low)), new Choice(texts["Editing.MyTeam"], nameof(Level.Medium)), new Choice(texts["Editing.ManyPeople"], nameof(Level.High)),
            ]) { Value = Given(Fields.Affected, typed) ?? ticket.Impact.ToString() },
            new InputChoiceSet(Fields.Working, texts["Editing.Working"],
            [
                new Choice(texts["Editing.Yes"], nameof(Level.Low)), new Choice(texts["Editing.WithDifficulty"], nameof(Level.Medium)), new Choice(texts["Editing.No"], nameof(Level.High)),
            ]) { Value = Given(Fields.Working, typed) ?? ticket.Urgency.ToString() },
        ],
        Actions = [new ExecuteAction(texts["Editing.Save"], Verbs.Edit, Cards.DataOf(ticket)) { Style = ActionStyle.Positive }],
    };

    private static string? Given(string field, IReadOnlyList<TypedText> typed) => typed.FirstOrDefault(text => text.Field == field)?.Text;
}
