using System.Net;
using ChatServiceDesk.Directory;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Teams.Connector;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Notifications;

/// <summary>Carries one agenda row to where it belongs. Reads the ticket anew, so that nothing outdated is sent.</summary>
internal sealed class Courier(
    TicketStore tickets, ContactStore contacts, QueueChannels channels, ConnectorClient connector, TicketCards cards, TicketMessages messages, ConversationPace pace, TimeProvider clock)
{
    private static readonly TimeSpan NotPostedYet = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan NoChannelYet = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    public async Task<Attempt> CarryAsync(AgendaRow row, CancellationToken cancellationToken)
    {
        if (row.Kind is AgendaKind.Reply)
        {
            return await ReplyAsync(row, cancellationToken);
        }

        if (row.Ticket is not { } number || await tickets.FindAsync(row.Partition, number, cancellationToken) is not { } stored)
        {
            return new Attempt.Hopeless("there is no such ticket");
        }

        if (row.Kind is AgendaKind.Refresh)
        {
            return await RefreshAsync(row, stored, cancellationToken);
        }

        Place home = await tickets.PlaceAsync(row.Partition, number, AgendaPlan.HomeOf(row.Recipient), cancellationToken);
        if (home.Done < row.After)
        {
            return new Attempt.TooEarly("an earlier message to the same recipient is still on its way", TimeSpan.FromSeconds(2));
        }

        if (await tickets.HistoryAsync(row.Partition, number, row.Version, cancellationToken) is not { } entry)
        {
            return new Attempt.Hopeless("the event that called for it is missing");
        }

        return TicketMessages.Outdated(row, entry, stored) is { } outdated
            ? new Attempt.Done($"dropped: {outdated}")
            : row.Kind switch
            {
                AgendaKind.Say => await SayAsync(row, entry, stored, cancellationToken),
                AgendaKind.Note => await NoteAsync(row, home, entry, stored, cancellationToken),
                AgendaKind.Post => await PostAsync(row, stored, cancellationToken),
                _ => new Attempt.Hopeless($"'{row.Kind}' is nothing to send"),
            };
    }

    private static Attempt Judge(SendResult result, Func<SendResult.Accepted, Attempt> accepted) => result switch
    {
        SendResult.Accepted done => accepted(done),
        SendResult.Unclear unclear => new Attempt.Unclear(unclear.Why),
        SendResult.Rejected { IsPassing: true } later => new Attempt.Failed($"{(int)later.Status} {later.Code}", later.RetryAfter),
        SendResult.Rejected rejected => new Attempt.Hopeless($"{(int)rejected.Status} {rejected.Code} {rejected.SubCode}".TrimEnd()),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static OutboundActivity CardMessage(AgendaRow row, AdaptiveCard card) => OutboundActivity.Card(card.ToJson(), card.FallbackText ?? "") with { DeliveryId = row.DeliveryId };

    private Task<Attempt> ReplyAsync(AgendaRow row, CancellationToken cancellationToken) =>
        SendAsync(row.ServiceUrl, row.Conversation, OutboundActivity.FromJson(row.Payload) with { DeliveryId = row.DeliveryId }, _ => new Attempt.Done(Delivery.Delivered), cancellationToken);

    private Task<Attempt> SendAsync(
        string serviceUrl, string conversation, OutboundActivity message, Func<SendResult.Accepted, Attempt> accepted, CancellationToken cancellationToken) =>
        PacedAsync(conversation, async () => Judge(await connector.SendAsync(new Uri(serviceUrl), conversation, message, cancellationToken), accepted), cancellationToken);

    private async Task<Attempt> PacedAsync(string conversation, Func<Task<Attempt>> send, CancellationToken cancellationToken) =>
        await pace.WaitAsync(conversation, cancellationToken) is { } wait
            ? new Attempt.TooEarly("the conversation has had as many messages as Teams allows for now", wait)
            : await send();

    private async Task<Attempt> SayAsync(AgendaRow row, HistoryEntry entry, StoredTicket stored, CancellationToken cancellationToken)
    {
        if (await contacts.FindAsync(stored.Partition, stored.Ticket.Requester.Id, cancellationToken) is not { } contact)
        {
            return new Attempt.Hopeless("the requester has no chat with the desk");
        }

        TimeZoneInfo? zone = TimeZoneInfo.TryFindSystemTimeZoneById(contact.TimeZone, out TimeZoneInfo? found) ? found : null;
        OutboundActivity message = OutboundActivity.Message(messages.Say(entry, stored.Ticket, zone)) with { DeliveryId = row.DeliveryId };
        return await SendAsync(contact.ServiceUrl, contact.Conversation, message, _ => new Attempt.Done(Delivery.Delivered), cancellationToken);
    }

    private async Task<Attempt> NoteAsync(AgendaRow row, Place thread, HistoryEntry entry, StoredTicket stored, CancellationToken cancellationToken) =>
        thread.Conversation.Length == 0
            ? new Attempt.Hopeless("the agents' card was never posted, so it has no thread")
            : await SendAsync(
                thread.ServiceUrl, thread.Conversation, OutboundActivity.Message(TicketMessages.Note(entry, stored.Ticket)) with { DeliveryId = row.DeliveryId },
                _ => new Attempt.Done(Delivery.Delivered), cancellationToken);

    private async Task<Attempt> PostAsync(AgendaRow row, StoredTicket stored, CancellationToken cancellationToken)
    {
        Place place = await tickets.PlaceAsync(row.Partition, stored.Ticket.Number.Value, row.Place, cancellationToken);
        return row.Recipient is Recipient.Queue
            ? await PostToQueueAsync(row, stored, place, cancellationToken)
            : await PostToRequesterAsync(row, stored, place, cancellationToken);
    }

    private async Task<Attempt> PostToQueueAsync(AgendaRow row, StoredTicket stored, Place place, CancellationToken cancellationToken)
    {
        if (await channels.ForAsync(stored, cancellationToken) is not { } channel)
        {
            return clock.GetUtcNow() - row.Since < Patience
                ? new Attempt.TooEarly("no channel is connected to the queue", NoChannelYet)
                : new Attempt.Hopeless("no channel is connected to the queue; say '@Desk connect all' in one, then replay");
        }

        Attempt Posted(SendResult.Accepted accepted) =>
            Shown(stored, place with { Conversation = accepted.ConversationId ?? channel.Id, ServiceUrl = channel.ServiceUrl, Activity = accepted.ActivityId });
        return await PacedAsync(
            channel.Id,
            async () => Judge(
                await connector.CreateThreadAsync(
                    new Uri(channel.ServiceUrl), channel.Bot, channel.Id, stored.Tenant, CardMessage(row, cards.ForQueue(stored.Ticket)), cancellationToken),
                Posted),
            cancellationToken);
    }

    private async Task<Attempt> PostToRequesterAsync(AgendaRow row, StoredTicket stored, Place place, CancellationToken cancellationToken)
    {
        if (await contacts.FindAsync(stored.Partition, stored.Ticket.Requester.Id, cancellationToken) is not { } contact)
        {
            return new Attempt.Hopeless("the requester has no chat with the desk");
        }

        SendResult result = await connector.SendAsync(
            new Uri(contact.ServiceUrl), contact.Conversation, CardMessage(row, await CardForAsync(place.Name, stored, cancellationToken)), cancellationToken);
        return Judge(result, accepted => Shown(
            stored,
            place with { Conversation = contact.Conversation, ServiceUrl = contact.ServiceUrl, Activity = accepted.ActivityId }));
    }

    private async Task<Attempt> RefreshAsync(AgendaRow row, StoredTicket stored, CancellationToken cancellationToken)
    {
        Place place = await tickets.PlaceAsync(row.Partition, stored.Ticket.Number.Value, row.Place, cancellationToken);
        if (place is { Name: AgendaPlan.QueuePlace, Done: 0 })
        {
            return new Attempt.TooEarly("the agents' card is not posted yet", NotPostedYet);
        }

        if (place.Activity.Length == 0)
        {
            // A card that is still to be posted will show the ticket as it is then; one that the service gave no id for can't be changed.
            return place.Name == AgendaPlan.RequesterPlace && place.Conversation.Length == 0
                ? await PostToRequesterAsync(row, stored, place, cancellationToken)
                : new Attempt.Done("nothing to refresh");
        }

        SendResult result = await connector.UpdateAsync(
            new Uri(place.ServiceUrl), place.Conversation, place.Activity, CardMessage(row, await CardForAsync(place.Name, stored, cancellationToken)), cancellationToken);
        return result switch
        {
            SendResult.Rejected { Status: HttpStatusCode.NotFound } => await RepostAsync(row, stored, place, cancellationToken),
            SendResult.Unclear unclear => new Attempt.Failed(unclear.Why), // An update can be repeated without harm.
            _ => Judge(result, _ => Shown(stored, place)),
        };
    }

    /// <summary>Somebody deleted the card: the agents and the requester each get a new one, for old questions and surveys nobody does.</summary>
    private async Task<Attempt> RepostAsync(AgendaRow row, StoredTicket stored, Place place, CancellationToken cancellationToken) => place.Name switch
    {
        AgendaPlan.QueuePlace => await PostToQueueAsync(row, stored, place, cancellationToken),
        AgendaPlan.RequesterPlace => await PostToRequesterAsync(row, stored, place, cancellationToken),
        _ => new Attempt.Done("dropped: the card was deleted"),
    };

    /// <remarks>The ticket may have moved on while the card was under way; the pump compares and adds a refresh if so.</remarks>
    private static Attempt.Done Shown(StoredTicket stored, Place place) =>
        new(Delivery.Delivered, place with { Shown = Math.Max(place.Shown, stored.Ticket.Version) });

    private async ValueTask<AdaptiveCard> CardForAsync(string place, StoredTicket stored, CancellationToken cancellationToken) => place switch
    {
        AgendaPlan.QueuePlace => cards.ForQueue(stored.Ticket),
        AgendaPlan.RequesterPlace => cards.ForRequester(stored.Ticket),
        _ when place == AgendaPlan.QuestionPlace(stored.QuestionVersion) && stored.Ticket.Question is { } open => TicketCards.ForQuestion(stored.Ticket, open),
        _ when place == AgendaPlan.ResolvedPlace(stored.ResolvedVersion) => TicketCards.ForResolution(stored.Ticket, isLast: true, clock.GetUtcNow()),
        _ when place.StartsWith("question-", StringComparison.Ordinal) => await SettledQuestionAsync(place, stored, cancellationToken),
        _ => TicketCards.ForResolution(stored.Ticket, isLast: false, clock.GetUtcNow()),
    };

    /// <summary>The ticket has forgotten the question, its history has not: what was asked, and the answer if that is what came next.</summary>
    private async Task<AdaptiveCard> SettledQuestionAsync(string place, StoredTicket stored, CancellationToken cancellationToken)
    {
        HistoryEntry? asked = null;
        await foreach (HistoryEntry entry in tickets.HistoryAsync(stored.Partition, stored.Ticket.Number.Value, cancellationToken))
        {
            if (asked is null)
            {
                asked = place == AgendaPlan.QuestionPlace(entry.Version) ? entry : null;
            }
            else if (entry.Event is nameof(TicketEvent.Answered) or nameof(TicketEvent.Asked))
            {
                return TicketCards.ForSettledQuestion(stored.Ticket, asked.By.Person.Name, asked.Words, entry.Event is nameof(TicketEvent.Answered) ? entry.Words : null);
            }
        }

        return asked is null
            ? Cards.Remark($"The question about {stored.Ticket.Number} is settled.")
            : TicketCards.ForSettledQuestion(stored.Ticket, asked.By.Person.Name, asked.Words, answer: null);
    }
}
