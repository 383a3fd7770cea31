using ChatServiceDesk.Configuration;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.MyTickets;

/// <summary>What has happened to a ticket, as far as it is its requester's business: what they were told of or did themselves. What is not named here is not shown.</summary>
internal sealed class PublicHistory(DeskSettings settings)
{
    /// <summary>The newest; a card has room for so many.</summary>
    private const int Shown = 10;

    private const int LongestWords = 120;

    public IEnumerable<CardElement> Of(IReadOnlyList<HistoryEntry> entries, PersonId reader, Texts texts)
    {
        (HistoryEntry Entry, MarkdownText Line)[] lines =
        [
            .. from entry in entries
               let line = LineOf(entry, CardText.Truncate(entry.Words, LongestWords), reader, texts)
               where line is not null
               select (entry, line),
        ];
        return
        [
            new TextBlock(texts["MyTickets.HistoryTitle"]) { Weight = TextWeight.Bolder, Spacing = Spacing.Medium },
            .. lines.TakeLast(Shown).Select(item => TextBlock.Markdown($"{MarkdownText.LocalDate(item.Entry.At)} {MarkdownText.LocalTime(item.Entry.At)} · {item.Line}") with { Spacing = Spacing.Small }),
        ];
    }

    private MarkdownText? LineOf(HistoryEntry entry, string words, PersonId reader, Texts texts)
    {
        string agent = entry.By.Person.Name;
        bool isOwn = entry.By.Person.Id == reader;
        return entry.Event switch
        {
            nameof(TicketEvent.Opened) => isOwn ? texts.Mark("MyTickets.WasOpened") : texts.Mark("MyTickets.TheyReported", agent),
            nameof(TicketEvent.Claimed) => texts.Mark("MyTickets.WasClaimed", agent),
            nameof(TicketEvent.Asked) => texts.Mark("MyTickets.WasAsked", agent, words),
            nameof(TicketEvent.Answered) => isOwn ? texts.Mark("MyTickets.WasAnswered", words) : texts.Mark("MyTickets.TheyAnswered", agent, words),
            nameof(TicketEvent.Said) => isOwn ? texts.Mark("MyTickets.YouWrote", words) : texts.Mark("MyTickets.TheyWrote", agent, words),
            nameof(TicketEvent.Reworded) => isOwn ? texts.Mark("MyTickets.YouReworded", words) : texts.Mark("MyTickets.TheyReworded", agent, words),
            nameof(TicketEvent.TakenBack) => isOwn ? texts.Mark("MyTickets.YouDeleted") : texts.Mark("MyTickets.TheyDeleted", agent),
            nameof(TicketEvent.PriorityChanged) when Enum.TryParse(entry.Words, out Priority priority) => texts.Mark("MyTickets.WasPriority", Words.Of(priority, texts)),
            nameof(TicketEvent.Recategorised) when HistoryCodec.IsMove(entry) => texts.Mark("MyTickets.WasMoved", settings.NameOfQueue(HistoryCodec.Changed(entry, "Queue")?.After ?? "")),
            nameof(TicketEvent.Edited) => texts.Mark("MyTickets.WasEdited"),
            nameof(TicketEvent.PutOnHold) => texts.Mark("MyTickets.WasOnHold", agent, words),
            nameof(TicketEvent.Continued) => texts.Mark("MyTickets.WasContinued", agent),
            nameof(TicketEvent.ResponseMissed) => texts.Mark("MyTickets.WasNotTakenOn"),
            nameof(TicketEvent.ResolutionMissed) => texts.Mark("MyTickets.WasLate"),
            nameof(TicketEvent.Escalated) => texts.Mark("MyTickets.WasEscalated"),
            nameof(TicketEvent.Resolved) => texts.Mark("MyTickets.WasResolved", agent, words),
            nameof(TicketEvent.Reopened) => words.Length > 0 ? texts.Mark("MyTickets.WasReopenedBecause", words) : texts.Mark("MyTickets.WasReopened"),
            nameof(TicketEvent.Withdrawn) => texts.Mark("MyTickets.WasWithdrawn"),
            nameof(TicketEvent.Closed) => texts.Mark("MyTickets.WasClosed"),
            _ => null,
        };
    }
}
