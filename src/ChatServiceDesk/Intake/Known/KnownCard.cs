using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Intake;

/// <summary>Before the intake card: is it this? What others have reported is shown by its number of people only.</summary>
internal static class KnownCard
{
    /// <param name="draftId">The draft that the card stands for.</param>
    /// <param name="ticket">The person's own.</param>
    /// <param name="texts">The language.</param>
    public static AdaptiveCard ForOwn(string draftId, Ticket ticket, Texts texts) => Of(
        texts.Say("Known.Add", ticket.Number),
        [
            TextBlock.Markdown($"**{ticket.Number}** · {Words.Of(ticket.State, texts)}"),
            new TextBlock(Words.TitleOf(ticket, texts)) { Spacing = Spacing.None },
        ],
        Button(texts["Known.AddIt"], Verbs.AddToTicket, draftId, texts) with { Style = ActionStyle.Positive },
        Button(texts["Known.SomethingElse"], Verbs.SomethingElse, draftId, texts));

    /// <param name="draftId">The draft that the card stands for.</param>
    /// <param name="people">How many report it, one or more.</param>
    /// <param name="texts">The language.</param>
    public static AdaptiveCard ForOthers(string draftId, int people, Texts texts) => Of(
        people > 1 ? texts.Say("Known.PeopleReport", people) : texts["Known.Reported"],
        [new TextBlock(texts["Known.FollowInstead"])],
        Button(texts["Known.Follow"], Verbs.FollowTicket, draftId, texts) with { Style = ActionStyle.Positive },
        Button(texts["Known.OwnTicket"], Verbs.SomethingElse, draftId, texts));

    private static AdaptiveCard Of(string heading, CardElement[] body, params ExecuteAction[] actions) => new()
    {
        FallbackText = heading,
        Body = [new TextBlock(heading) { Size = TextSize.Medium, Weight = TextWeight.Bolder, Style = TextStyle.Heading }, .. body],
        Actions = actions,
    };

    private static ExecuteAction Button(string title, string verb, string draftId, Texts texts) =>
        new(title, verb, [(IntakeCard.Draft, draftId), (CardInputs.Language, texts.Language)]) { AssociatedInputs = AssociatedInputs.None };
}
