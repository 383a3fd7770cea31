using System.Globalization;
using ChatServiceDesk.Classifier;
using ChatServiceDesk.Configuration;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Escalating;

/// <summary>"This is taking forever", "I want to speak to a manager": the open ticket goes to whoever is in charge, and its requester is promised an answer by a time.</summary>
internal sealed class EscalateTicket(TicketActions actions, TicketStore tickets, TicketCards cards, DeskSettings settings)
{
    /// <summary>Below it the desk asks first: an escalation that nobody wanted is a nuisance to everybody.</summary>
    private const double Sure = 0.5;

    /// <summary>Of the person's newest tickets.</summary>
    private const int MostOffered = 5;
    private const int Looked = 30;
    private const int LongestWords = 300;
    private const int LongestTitle = 40;
    private const string WordsField = "words";

    /// <summary>Somebody has said so in their chat.</summary>
    /// <returns><see langword="null"/> when there is no open ticket that they can mean.</returns>
    public async ValueTask<TurnOutcome?> HandleTextAsync(Turn turn, Understanding heard, CancellationToken cancellationToken)
    {
        List<StoredTicket> open = await OpenAsync(turn, cancellationToken);
        StoredTicket[] meant = [.. heard.TicketNumber is { } named ? open.Where(stored => IsNamed(stored.Ticket.Number, named)) : open.Take(MostOffered)];
        return meant switch
        {
            [] => null,
            [var one] when heard.IntentConfidence >= Sure || heard.TicketNumber is not null => Escalate(turn, one),
            _ => turn.Show(Which(meant, turn), turn.Texts["Escalating.Which"]),
        };
    }

    /// <summary>They have said which one.</summary>
    public ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        string words = CardText.Truncate(turn.Inputs.Text(WordsField) ?? "", Fields.MaxText);
        return actions.ByRequesterAsync(
            turn,
            ticket => ticket.Escalate(turn.Person, words, settings.Terms, turn.Now),
            (ticket, remark) => remark is null
                ? turn.Show(Cards.Remark(Promise(ticket, turn, isNew: ticket.Complaint?.At == turn.Now)), ticket.Number.ToString())
                : turn.Show(cards.ForRequester(ticket, Texts.Of(ticket)), ticket.Number.ToString()),
            mustBeCurrent: false,
            cancellationToken);
    }

    private TurnOutcome Escalate(Turn turn, StoredTicket stored)
    {
        Decision.Accepted decided = (Decision.Accepted)stored.Ticket.Escalate(turn.Person, CardText.Truncate(turn.Text, Fields.MaxText), settings.Terms, turn.Now); // It is open, and theirs.
        return turn.Reply(Promise(decided.Next, turn, decided.Events.Count > 0)).Then(TicketChange.Of(turn.Home, stored, decided, turn.Cause));
    }

    /// <summary>What the requester can count on, or that it was not kept.</summary>
    private string Promise(Ticket ticket, Turn turn, bool isNew)
    {
        if (ticket.Complaint is not { } complaint)
        {
            return turn.Texts["Tickets.NotFound"];
        }

        Texts texts = turn.Texts;
        string who = settings.LeadOf(ticket.Queue)?.Name ?? settings.NameOfQueue(ticket.Queue);
        TimeZoneInfo zone = TimeZoneInfo.TryFindSystemTimeZoneById(turn.Activity.LocalTimezone ?? "", out TimeZoneInfo? found) ? found : settings.Zone;
        string due = Words.At(complaint.Due, zone, texts);
        return isNew ? texts.Say("Escalating.Promise", ticket.Number, who, due)
            : complaint.MissedAt is null ? texts.Say("Escalating.Already", ticket.Number, who, due)
            : texts.Say("Escalating.AlreadyLate", ticket.Number, who, due);
    }

    private static AdaptiveCard Which(StoredTicket[] meant, Turn turn) => new()
    {
        FallbackText = turn.Texts["Escalating.Which"],
        Body =
        [
            Cards.Title(turn.Texts["Escalating.Which"]),
            .. meant.Select(stored => Cards.Choice(
                stored.Ticket.Number,
                Words.TitleOf(stored.Ticket, turn.Texts),
                new ExecuteAction(
                    $"{stored.Ticket.Number}: {CardText.Truncate(stored.Ticket.Title, LongestTitle)}",
                    Verbs.Escalate,
                    Cards.DataOf(stored.Ticket).With(WordsField, CardText.Truncate(turn.Text, LongestWords)).With(CardInputs.Language, turn.Texts.Language)))),
            new TextBlock(turn.Texts["Escalating.Otherwise"]) { IsSubtle = true },
        ],
    };

    private async ValueTask<List<StoredTicket>> OpenAsync(Turn turn, CancellationToken cancellationToken)
    {
        List<StoredTicket> open = [];
        int looked = 0;
        await foreach (StoredTicket stored in tickets.OfRequesterAsync(turn.Home, turn.Person.Id, cancellationToken))
        {
            if (stored.Ticket.IsOpen)
            {
                open.Add(stored);
            }

            if (++looked == Looked)
            {
                break;
            }
        }

        return open;
    }

    /// <summary>With or without its letters; the letters must then be the right ones.</summary>
    private static bool IsNamed(TicketNumber number, string named) => TicketNumber.TryParse(named, null, out TicketNumber whole)
        ? whole == number
        : long.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out long bare) && bare == number.Value;
}
