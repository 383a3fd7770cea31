using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Talking;

/// <summary>Somebody has written about what is resolved: with one press it is reopened, and what they wrote says why.</summary>
internal static class ReopeningCard
{
    public static AdaptiveCard For(Ticket ticket, string words, Texts texts) => new()
    {
        FallbackText = texts.Say("Talking.ReopenSummary", ticket.Number),
        Body =
        [
            Cards.Title(texts.Say("Talking.IsResolved", ticket.Number)),
            new TextBlock(Words.TitleOf(ticket, texts)) { IsSubtle = true, Spacing = Spacing.None },
            new TextBlock(texts["Talking.ReopenWith"]),
            new InputText(Fields.Reason, texts["Talking.WhatIsWrong"]) { Value = words, IsMultiline = true, MaxLength = Fields.MaxText },
        ],
        Actions = [new ExecuteAction(texts["Talking.Reopen"], Verbs.Reopen, Cards.DataOf(ticket).With(CardInputs.Language, texts.Language)) { Style = ActionStyle.Positive }],
    };
}
