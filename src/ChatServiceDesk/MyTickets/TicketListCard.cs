using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.MyTickets;

/// <summary>A page of somebody's tickets. Each line can be pressed.</summary>
internal static class TicketListCard
{
    public const string All = "all";
    public const string Page = "page";
    public const int PageSize = 5;

    /// <param name="IsAll">Whether closed ones are among them.</param>
    /// <param name="Page">From 0.</param>
    /// <param name="Pages">At least 1.</param>
    /// <param name="HasOthers">Whether there are more when closed ones are shown too.</param>
    internal sealed record View(bool IsAll, int Page, int Pages, bool HasOthers)
    {
        /// <summary>A page that is no more because tickets were closed is the last one.</summary>
        public static View Of(bool isAll, int page, int listed, int total)
        {
            int pages = Math.Max(1, (listed + PageSize - 1) / PageSize);
            return new View(isAll, Math.Min(page, pages - 1), pages, isAll || total > listed);
        }
    }

    public static AdaptiveCard For(IReadOnlyList<Ticket> shown, View view, Texts texts) => new()
    {
        FallbackText = texts["MyTickets.Title"],
        Body =
        [
            Cards.Title(view.IsAll ? texts["MyTickets.AllTitle"] : texts["MyTickets.Title"]),
            shown.Count == 0
                ? new TextBlock(texts["MyTickets.NoneOpen"])
                : new TextBlock(texts["MyTickets.Choose"]) { IsSubtle = true, Spacing = Spacing.None },
            .. shown.Select(ticket => Line(ticket, texts)),
            .. view.Pages > 1 ? [new TextBlock(texts.Say("MyTickets.Page", view.Page + 1, view.Pages)) { IsSubtle = true }] : Array.Empty<CardElement>(),
        ],
        Actions =
        [
            .. view.Page > 0 ? [Turn(texts["MyTickets.Previous"], view.IsAll, view.Page - 1, texts)] : Array.Empty<CardAction>(),
            .. view.Page < view.Pages - 1 ? [Turn(texts["MyTickets.Next"], view.IsAll, view.Page + 1, texts)] : Array.Empty<CardAction>(),
            .. view.HasOthers ? [Turn(view.IsAll ? texts["MyTickets.OnlyOpen"] : texts["MyTickets.ClosedToo"], !view.IsAll, 0, texts)] : Array.Empty<CardAction>(),
        ],
    };

    /// <summary>From one ticket to all that are open.</summary>
    public static CardAction Back(Texts texts) => Turn(texts["MyTickets.Back"], isAll: false, page: 0, texts);

    private static ExecuteAction Turn(string title, bool isAll, int page, Texts texts) =>
        new(title, Verbs.ListTickets, [(All, isAll ? 1 : 0), (Page, page), (CardInputs.Language, texts.Language)]) { AssociatedInputs = AssociatedInputs.None };

    private static Container Line(Ticket ticket, Texts texts) => new(
    [
        TextBlock.Markdown($"**{ticket.Number}** {Words.TitleOf(ticket, texts)}"),
        TextBlock.Markdown(Details(ticket, texts)) with { IsSubtle = true, Spacing = Spacing.None },
    ])
    {
        Separator = true,
        Spacing = Spacing.Medium,
        SelectAction = new ExecuteAction(ticket.Number.ToString(), Verbs.ShowTicket, [(CardInputs.Ticket, ticket.Number.Value), (CardInputs.Language, texts.Language)]) { AssociatedInputs = AssociatedInputs.None },
    };

    private static MarkdownText Details(Ticket ticket, Texts texts)
    {
        string state = Words.Of(ticket.State, texts);
        (MarkdownText day, MarkdownText time) = (MarkdownText.LocalDate(ticket.ResolutionDue), MarkdownText.LocalTime(ticket.ResolutionDue));
        return ticket switch
        {
            { IsOpen: true, Assignee: { } agent } => texts.Mark("MyTickets.DueWith", state, agent.Name, day, time),
            { IsOpen: true } => texts.Mark("MyTickets.Due", state, day, time),
            { Resolution: { } note } => $"{state} · {CardText.Truncate(note, LongestNote)}",
            _ => $"{state}",
        };
    }

    private const int LongestNote = 200;
}
