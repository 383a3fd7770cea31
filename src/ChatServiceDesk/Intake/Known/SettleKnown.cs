using System.Globalization;
using ChatServiceDesk.Classifier;
using ChatServiceDesk.Conversations;
using ChatServiceDesk.Hearing;
using ChatServiceDesk.Notifications;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Intake;

/// <summary>The person says whether their report is the known thing that they were shown: it is added there, they follow that, or the report goes its way.</summary>
/// <remarks>Which ticket it is stands in the draft: what a card sends back could name any.</remarks>
internal sealed class SettleKnown(TicketStore tickets, OpenDraft open, OfferPassage offer, NextCard next, Ear ear)
{
    public async ValueTask<TurnOutcome> AcceptAsync(Turn turn, CancellationToken cancellationToken)
    {
        (Draft? draft, TurnOutcome instead) = await open.FindAsync(turn, cancellationToken);
        return draft is null ? instead : await AcceptAsync(turn, draft, cancellationToken);
    }

    public async ValueTask<TurnOutcome> DeclineAsync(Turn turn, CancellationToken cancellationToken)
    {
        (Draft? draft, TurnOutcome instead) = await open.FindAsync(turn, cancellationToken);
        return draft is null ? instead : Decline(turn, draft);
    }

    public async ValueTask<TurnOutcome> AcceptAsync(Turn turn, Draft draft, CancellationToken cancellationToken) => KnownTicket.Parse(draft.Known) switch
    {
        { IsOwn: true } own => await AddAsync(turn, draft, own.Number, cancellationToken),
        { } other => Follow(turn, draft, other.Number),
        null => Decline(turn, draft), // Pressed on another device first.
    };

    /// <summary>An article, the likeliest topics, questions, or the card: what would have come at first.</summary>
    public TurnOutcome Decline(Turn turn, Draft draft)
    {
        Understanding heard = Merging.Recall(ear.Understand(draft.Text), draft.Classification);
        Draft now = draft with { Known = KnownTicket.Declined, At = turn.Now };
        return draft.Known == KnownTicket.Declined ? next.ShowAgain(turn, now, heard) : offer.Show(turn, now, heard) ?? next.Show(turn, now, heard);
    }

    private async ValueTask<TurnOutcome> AddAsync(Turn turn, Draft draft, TicketNumber number, CancellationToken cancellationToken)
    {
        string words = CardText.Truncate(draft.Text, Fields.MaxText);
        if (await tickets.FindAsync(turn.Home, number.Value, cancellationToken) is not { } stored
            || stored.Ticket.Say(Actor.Requester(turn.Person), words, message: null, turn.Now) is not Decision.Accepted accepted)
        {
            return Decline(turn, draft); // It was resolved meanwhile.
        }

        string added = turn.Texts.Say("Known.Added", number);
        return turn.Show(Cards.Remark(added), added).Then(TicketChange.Of(turn.Home, stored, accepted, turn.Cause)).Then(draft.Delete());
    }

    private static TurnOutcome Follow(Turn turn, Draft draft, TicketNumber number)
    {
        AgendaRow follow = new()
        {
            Partition = turn.Home,
            Kind = AgendaKind.Follow,
            What = $"follow-{Digest.Of(turn.InboxKey)}",
            Due = turn.Now,
            Since = turn.Now,
            Conversation = turn.Activity.Conversation.Id,
            ServiceUrl = turn.Activity.ServiceUrl.AbsoluteUri,
            Person = turn.Person.Id.Value,
            Payload = string.Create(CultureInfo.InvariantCulture, $"{number.Value} {turn.Texts.Language}"),
        };
        string following = turn.Texts["Known.Following"];
        return turn.Show(Cards.Remark(following), following).Then(Change.Later(follow)).Then(draft.Delete());
    }
}
