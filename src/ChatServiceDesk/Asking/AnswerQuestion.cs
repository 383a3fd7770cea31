using ChatServiceDesk.Conversations;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Asking;

/// <summary>The requester answers an agent's question; the agents read it in the ticket's thread.</summary>
internal sealed class AnswerQuestion(TicketActions actions, TicketStore tickets)
{
    /// <summary>Whoever begins like this answers, whatever else they report in the same breath.</summary>
    private static readonly HashSet<string> Beginnings = new(StringComparer.OrdinalIgnoreCase)
    {
        "yes", "yeah", "yep", "no", "nope", "ja", "nein", "doch", "oui", "non", "si", "sí",
    };

    /// <summary>Tickets of a person that are looked through for one with an open question.</summary>
    private const int Looked = 20;

    /// <summary>Whether a message says yes or no first: then it is no report of its own.</summary>
    public static bool BeginsLikeOne(string text) => Beginnings.Contains(text.Trim().Split([' ', ',', '.', '!', ';', ':', '\n', '-'], 2)[0]);

    /// <summary>The one ticket whose question the person may be answering by writing; <see langword="null"/> if there is none, or more than one.</summary>
    public async ValueTask<StoredTicket?> FindAskedAsync(Turn turn, CancellationToken cancellationToken)
    {
        StoredTicket? asked = null;
        int looked = 0;
        await foreach (StoredTicket stored in tickets.OfRequesterAsync(turn.Home, turn.Person.Id, cancellationToken))
        {
            if (stored.Ticket.Question is not null)
            {
                if (asked is not null)
                {
                    return null;
                }

                asked = stored;
            }

            if (++looked == Looked)
            {
                break;
            }
        }

        return asked;
    }

    /// <summary>The person has written the answer instead of filling it in.</summary>
    public static TurnOutcome HandleText(Turn turn, StoredTicket asked) =>
        asked.Ticket.Answer(turn.Person, CardText.Truncate(turn.Text, Fields.MaxText), turn.Now) is Decision.Accepted accepted
            ? turn.Reply(turn.Texts.Say("Asking.PassedOn", asked.Ticket.Number, asked.Ticket.Question?.AskedBy.Name))
                .Then(TicketChange.Of(turn.Home, asked, accepted, turn.Cause))
                .Then(SaidMessage.Answer(turn.Activity.Conversation.Id, turn.Activity.Id, accepted.Next.Number.Value, accepted.Next.Version))
            : turn.Reply(turn.Texts["Tickets.NotFound"]);

    public ValueTask<TurnOutcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        string answer = CardText.Truncate(turn.Inputs.Text(Fields.Answer) ?? "", Fields.MaxText);
        OpenQuestion? asked = null;
        return actions.ByRequesterAsync(
            turn,
            ticket =>
            {
                asked = ticket.Question;
                return answer.Length == 0 ? new Decision.Accepted(ticket, []) : ticket.Answer(turn.Person, answer, turn.Now);
            },
            (ticket, remark) => Show(turn, ticket, asked, answer, remark),
            mustBeCurrent: true,
            cancellationToken);
    }

    private static TurnOutcome Show(Turn turn, Ticket ticket, OpenQuestion? asked, string answer, string? remark)
    {
        Texts texts = Texts.Of(ticket);
        AdaptiveCard card = (ticket.Question, answer) switch
        {
            ({ } open, "") => TicketCards.ForQuestion(ticket, open, texts, texts["Asking.Empty"]),
            ({ } open, _) => TicketCards.ForQuestion(ticket, open, texts, remark, answer),
            (null, not "") when remark is null && asked is not null => TicketCards.ForSettledQuestion(ticket, asked.AskedBy.Name, asked.Text, answer, texts),
            _ => Cards.Remark(remark ?? Words.Of(Refusal.NothingAsked, ticket, texts)),
        };
        return turn.Show(card, card.FallbackText ?? "");
    }
}
