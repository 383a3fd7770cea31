using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Talking;

/// <summary>Somebody has written about a ticket that is over. Their words stand on the card, to be sent another way.</summary>
internal static class OverCard
{
    /// <summary>With one press it is reopened, and what they wrote says why.</summary>
    public static AdaptiveCard ForReopening(Ticket ticket, string words, Texts texts) => new()
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

    /// <param name="ticket">It can't be reopened.</param>
    /// <param name="words">What was written about it.</param>
    /// <param name="activity">The message: one message makes one ticket, however often the button is pressed.</param>
    /// <param name="texts">The language.</param>
    public static AdaptiveCard ForNewReport(Ticket ticket, string words, string activity, Texts texts)
    {
        string over = ticket.State is TicketState.Withdrawn ? texts.Say("Talking.IsWithdrawn", ticket.Number) : texts.Say("Talking.IsClosed", ticket.Number);
        return new()
        {
            FallbackText = over,
            Body =
            [
                Cards.Title(over),
                new TextBlock(Words.TitleOf(ticket, texts)) { IsSubtle = true, Spacing = Spacing.None },
                new TextBlock(texts["Talking.NotPassedOn"]),
                new InputText(Fields.Information, texts["Talking.WhatToReport"])
                {
                    Value = words,
                    IsMultiline = true,
                    IsRequired = true,
                    MaxLength = Fields.MaxText,
                    ErrorMessage = texts["Talking.NeedsWords"],
                },
            ],
            Actions = [new ExecuteAction(texts["Talking.ReportAnew"], Verbs.ReportInstead, [(WhichTicketCard.Ask, activity), (CardInputs.Language, texts.Language)]) { Style = ActionStyle.Positive }],
        };
    }
}
