using System.Globalization;
using ChatServiceDesk.Directory;
using ChatServiceDesk.Files;
using ChatServiceDesk.Localisation;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Teams.Cards;
using ChatServiceDesk.Teams.Connector;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Notifications;

/// <summary>Carries one agenda row to where it belongs. Reads the ticket anew, so that nothing outdated is sent.</summary>
internal sealed partial class Courier(
    TicketStore tickets,
    ContactStore contacts,
    ContactDirectory people,
    QueueChannels channels,
    ChannelStore bindings,
    Postman postman,
    OperatorsAlert alert,
    TicketCards cards,
    TicketMessages messages,
    ThreadStore threads,
    PushGate gate,
    Previews previews,
    ActivityFeed feed,
    FetchFile fetch,
    FileNews files,
    TimeProvider clock,
    ILogger<Courier> logger)
{
    /// <summary>The queue's own, the one for all, the configured one, and one where the desk was installed.</summary>
    private const int MostChannels = 4;

    private static readonly TimeSpan NotPostedYet = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan NoChannelYet = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>Longer than a note waits for its next attempt: whoever lets others pass sooner may see it arrive behind them.</summary>
    private static readonly TimeSpan HandoverPatience = TimeSpan.FromHours(1);

    /// <summary>Operators must hear soon that nobody gets to see a restricted queue's tickets.</summary>
    private static readonly TimeSpan RestrictedPatience = TimeSpan.FromMinutes(5);

    public async Task<Attempt> CarryAsync(AgendaRow row, CancellationToken cancellationToken)
    {
        if (row.Kind is AgendaKind.Reply or AgendaKind.Fetch or AgendaKind.Forget or AgendaKind.Alert)
        {
            return await (row.Kind switch
            {
                AgendaKind.Reply => ReplyAsync(row, cancellationToken),
                AgendaKind.Alert => alert.CarryAsync(row, cancellationToken),
                _ => fetch.CarryAsync(row, cancellationToken),
            });
        }

        if (row.Ticket is not { } number || await tickets.FindAsync(row.Partition, number, cancellationToken) is not { } stored)
        {
            return new Attempt.Hopeless("there is no such ticket");
        }

        return row.Kind switch
        {
            AgendaKind.Refresh => await RefreshAsync(row, stored, cancellationToken),
            AgendaKind.File => await FileAsync(row, await tickets.PlaceAsync(row.Partition, number, AgendaPlan.HomeOf(row.Recipient), cancellationToken), stored, cancellationToken),
            AgendaKind.Feed => await feed.CarryAsync(row, await tickets.HistoryAsync(row.Partition, number, row.Version, cancellationToken), stored, cancellationToken),
            _ => await TellAsync(row, number, stored, cancellationToken),
        };
    }

    /// <summary>News, in their order.</summary>
    private async Task<Attempt> TellAsync(AgendaRow row, long number, StoredTicket stored, CancellationToken cancellationToken)
    {
        Place home = await tickets.PlaceAsync(row.Partition, number, AgendaPlan.HomeOf(row.Recipient), cancellationToken);
        HistoryEntry? entry = await tickets.HistoryAsync(row.Partition, number, row.Version, cancellationToken);
        PushGate.Verdict push = entry is null ? PushGate.Verdict.Go : await gate.JudgeAsync(row, entry, stored, cancellationToken);
        if (push.Wait is { } wait)
        {
            return wait;
        }

        if (home.Done < row.After && !push.Overtakes)
        {
            return new Attempt.TooEarly("an earlier message to the same recipient is still on its way", TimeSpan.FromSeconds(2));
        }

        if (row is { Kind: AgendaKind.Note, Replayed: false } or { Recipient: Recipient.Requester or Recipient.Reporter, Replayed: false } && home.Done > row.Version)
        {
            return new Attempt.Done("dropped: later news has been told"); // A card and its first note have one version; whoever dies between them lets others pass. What waited for the end of quiet hours was overtaken by a question.
        }

        if (await IsBeforeHandoverAsync(row, stored, cancellationToken))
        {
            return new Attempt.TooEarly("the team has not been told yet who has passed the ticket on", TimeSpan.FromSeconds(2));
        }

        if (entry is null)
        {
            return new Attempt.Hopeless("the event that called for it is missing");
        }

        if (row.Kind is AgendaKind.Untold)
        {
            return await UntoldAsync(row, home, entry, stored, cancellationToken);
        }

        Attempt attempt = (TicketMessages.Outdated(row, entry, stored) ?? push.Unwanted) is { } outdated
            ? new Attempt.Done($"dropped: {outdated}")
            : row.Kind switch
            {
                AgendaKind.Say => await SayAsync(row, entry, stored, cancellationToken),
                AgendaKind.Note => await NoteAsync(row, messages.ToThread(entry, stored.Ticket, await NoteTextAsync(entry, stored, cancellationToken)), stored, cancellationToken),
                AgendaKind.Post => await PostAsync(row, entry, stored, cancellationToken),
                _ => new Attempt.Hopeless($"'{row.Kind}' is nothing to send"),
            };
        if (attempt is Attempt.Hopeless && row.Kind is AgendaKind.Note && entry.Event is nameof(TicketEvent.ResponseMissed) or nameof(TicketEvent.ResolutionMissed))
        {
            return new Attempt.Done("dropped: there is no card of the agents, and one will say it");
        }

        return attempt is Attempt.Done { Outcome: Delivery.Delivered } done ? done with { Then = feed.After(row, entry, stored) } : attempt;
    }

    /// <summary>A team's card and the note that says who has passed the ticket on have one version, so the first news after that looks for the note itself; it does not wait forever.</summary>
    private async ValueTask<bool> IsBeforeHandoverAsync(AgendaRow row, StoredTicket stored, CancellationToken cancellationToken) =>
        row is { Kind: AgendaKind.Note, After: > 0 } && row.After == stored.QueueVersion && row.Version > stored.QueueVersion
        && clock.GetUtcNow() - row.Since < HandoverPatience
        && !await tickets.IsDoneAsync(row.Partition, stored.Ticket.Number.Value, AgendaPlan.HandoverOf(stored.QueueVersion), cancellationToken);

    private static OutboundActivity CardMessage(AgendaRow row, AdaptiveCard card, string? preview = null) =>
        OutboundActivity.Card(card.ToJson(), preview ?? card.FallbackText ?? "") with { DeliveryId = row.DeliveryId };

    private async Task<Attempt> ReplyAsync(AgendaRow row, CancellationToken cancellationToken)
    {
        Parcel parcel = new(Partitions.TenantOf(row.Partition), row.ServiceUrl, row.Conversation, OutboundActivity.FromJson(row.Payload) with { DeliveryId = row.DeliveryId });
        Posting posting = await postman.SendAsync(parcel, cancellationToken);
        return row.Person.Length > 0 && (posting.Wall is not null || posting.HasMoved)
            && await contacts.FindAsync(row.Partition, new PersonId(row.Person), cancellationToken) is { } contact && contact.Conversation == row.Conversation
                ? await ConcludeAsync(row.Partition, contact, posting, Replied)
                : posting.Judge(Replied);
    }

    private static Attempt.Done Replied(SendResult.Accepted accepted) => new(Delivery.Delivered) { Activity = accepted.ActivityId };

    private async Task<Attempt> SayAsync(AgendaRow row, HistoryEntry entry, StoredTicket stored, CancellationToken cancellationToken)
    {
        bool isForReporter = row.Recipient is Recipient.Reporter;
        if (await (isForReporter ? people.OfReporterAsync(stored, cancellationToken) : people.OfRequesterAsync(stored, cancellationToken)) is not { } contact)
        {
            return NotMet(stored);
        }

        TimeZoneInfo zone = gate.ZoneOf(contact);
        OutboundActivity message = OutboundActivity.Message(
            isForReporter ? messages.SayToReporter(entry, stored.Ticket, zone, Texts.Of(stored.Ticket)) : messages.Say(entry, stored.Ticket, zone, Texts.Of(stored.Ticket))) with
        {
            Summary = previews.Of(entry, stored.Ticket, zone),
            DeliveryId = row.DeliveryId,
        };
        return await ToRequesterAsync(stored, contact, message, isFirst: true, (_, _) => new Attempt.Done(Delivery.Delivered), cancellationToken);
    }

    private async Task<Attempt> ToRequesterAsync(
        StoredTicket stored, Contact contact, OutboundActivity message, bool isFirst, Func<SendResult.Accepted, string, Attempt> accepted, CancellationToken cancellationToken)
    {
        if (IsWalled(contact) is { } walled)
        {
            return walled;
        }

        Parcel parcel = new(stored.Tenant, contact.ServiceUrl, contact.Conversation, message);
        Posting posting = isFirst ? await postman.SendAsync(parcel, cancellationToken) : await postman.SendFurtherAsync(parcel, cancellationToken);
        return await ConcludeAsync(stored.Partition, contact, posting, done => accepted(done, posting.ServiceUrl));
    }

    /// <summary>Whoever reports something has a chat with the desk; the person whom they report it for need not have one.</summary>
    private static Attempt NotMet(StoredTicket stored) => stored.Ticket.ReportedBy is null
        ? new Attempt.Hopeless("the requester has no chat with the desk")
        : new Attempt.Done("dropped: the desk has no chat with them");

    private static Attempt.Walled? IsWalled(Contact contact) => contact.Unreachable is { } mark
        ? new Attempt.Walled(string.Create(CultureInfo.InvariantCulture, $"403 {mark.Code}, not tried again: the requester has not been heard from since {mark.Since:yyyy-MM-dd HH:mm}"), contact)
        : null;

    /// <summary>Learns from an answer about somebody's chat how, or that not, they can be reached.</summary>
    private async Task<Attempt> ConcludeAsync(string partition, Contact contact, Posting posting, Func<SendResult.Accepted, Attempt> accepted)
    {
        if (posting.HasMoved)
        {
            await contacts.MoveAsync(partition, contact, posting.ServiceUrl);
        }

        return posting.Judge(accepted) switch
        {
            Attempt.Hopeless hopeless when posting.Wall is { } wall => new Attempt.Walled(hopeless.Why, contact with { Unreachable = new Unreachable(wall, clock.GetUtcNow()) }),
            var attempt => attempt,
        };
    }

    private async Task<string> NoteTextAsync(HistoryEntry entry, StoredTicket stored, CancellationToken cancellationToken)
    {
        bool isMove = HistoryCodec.IsMove(entry);
        string text = messages.Note(
            entry, stored.Ticket, isMove ? await tickets.HistoryAsync(stored.Partition, stored.Ticket.Number.Value, cancellationToken).ToListAsync(cancellationToken) : []);
        return isMove ? string.Join("\n\n", (await files.OfAsync(stored, cancellationToken)).Prepend(text)) : text;
    }

    /// <remarks>Not in order, but behind the card of whoever is told.</remarks>
    private async Task<Attempt> FileAsync(AgendaRow row, Place home, StoredTicket stored, CancellationToken cancellationToken)
    {
        bool isForAgents = row.Recipient is Recipient.Queue;
        if (isForAgents && !IsPosted(home, stored.QueueVersion) && clock.GetUtcNow() - row.Since < Patience)
        {
            return new Attempt.TooEarly("the agents' card is not posted yet", NotPostedYet);
        }

        return await files.AboutAsync(row, stored, cancellationToken) is not { } message ? new Attempt.Done("dropped: it is none of theirs any more")
            : isForAgents ? await NoteAsync(row, message, stored, cancellationToken)
            : await people.OfRequesterAsync(stored, cancellationToken) is { } contact
                ? await ToRequesterAsync(stored, contact, message with { DeliveryId = row.DeliveryId }, isFirst: true, (_, _) => new Attempt.Done(Delivery.Delivered), cancellationToken)
            : new Attempt.Hopeless("the requester has no chat with the desk");
    }

    private async Task<Attempt> NoteAsync(AgendaRow row, OutboundActivity message, StoredTicket stored, CancellationToken cancellationToken)
    {
        Place thread = await tickets.PlaceAsync(row.Partition, stored.Ticket.Number.Value, stored.QueuePlace, cancellationToken);
        if (thread.Conversation.Length == 0)
        {
            // A card and its note that were given up come again together, in any order.
            return row.Replayed && clock.GetUtcNow() - row.Since < RestrictedPatience
                ? new Attempt.TooEarly("the agents' card is not posted yet", NotPostedYet)
                : new Attempt.Hopeless("the agents' card was never posted, so it has no thread");
        }

        Posting posting = await postman.SendAsync(new Parcel(stored.Tenant, thread.ServiceUrl, thread.Conversation, message with { DeliveryId = row.DeliveryId }), cancellationToken);
        return posting.Judge(_ => new Attempt.Done(Delivery.Delivered, posting.HasMoved ? thread with { ServiceUrl = posting.ServiceUrl } : null));
    }

    /// <remarks>Not in order, so it does not wait for others; the thread must be there.</remarks>
    private async Task<Attempt> UntoldAsync(AgendaRow row, Place home, HistoryEntry entry, StoredTicket stored, CancellationToken cancellationToken) =>
        row.Version < stored.QueueVersion ? new Attempt.Done("dropped: another team has it now")
        : !IsPosted(home, stored.QueueVersion) && clock.GetUtcNow() - row.Since < Patience ? new Attempt.TooEarly("the agents' card is not posted yet", NotPostedYet)
            : await NoteAsync(
                row,
                OutboundActivity.Message(messages.Untold(entry, stored.Ticket, await people.OfRequesterAsync(stored, cancellationToken))),
                stored,
                cancellationToken);

    private async Task<Attempt> PostAsync(AgendaRow row, HistoryEntry entry, StoredTicket stored, CancellationToken cancellationToken)
    {
        Place place = await tickets.PlaceAsync(row.Partition, stored.Ticket.Number.Value, row.Place, cancellationToken);
        return row.Recipient is Recipient.Queue
            ? await PostToQueueAsync(row, stored, place, isFirst: true, cancellationToken)
            : await PostToRequesterAsync(row, stored, place, isFirst: true, cancellationToken, entry);
    }

    /// <summary>Into the queue's channel; a channel that takes nothing from the desk is remembered as such, and the next one is tried.</summary>
    private async Task<Attempt> PostToQueueAsync(AgendaRow row, StoredTicket stored, Place place, bool isFirst, CancellationToken cancellationToken)
    {
        for (int tried = 0; tried < MostChannels && await channels.ForAsync(stored, cancellationToken) is { } channel; tried++)
        {
            Parcel parcel = new(stored.Tenant, channel.ServiceUrl, channel.Id, CardMessage(row, cards.ForQueue(stored.Ticket), previews.ForAgents(stored.Ticket))) { StartsThreadAs = channel.Bot };
            Posting posting = isFirst && tried == 0 ? await postman.SendAsync(parcel, cancellationToken) : await postman.SendFurtherAsync(parcel, cancellationToken);
            if ((posting.Wall ?? (posting.IsGone ? "NotFound" : null)) is not { } wall)
            {
                return await PostedAsync(stored, place, channel, posting);
            }

            LogChannelWalled(channel.Id, wall);
            await bindings.MarkAsync(stored.Tenant, channel.Id, new Unreachable(wall, clock.GetUtcNow()), cancellationToken);
        }

        bool isRestricted = channels.IsRestricted(stored);
        return clock.GetUtcNow() - row.Since < (isRestricted ? RestrictedPatience : Patience)
            ? new Attempt.TooEarly("no channel is connected to the queue", NoChannelYet)
            : new Attempt.Hopeless(isRestricted
                ? "no channel is connected to the restricted queue; say '@Desk connect' with its name in a private one, then replay"
                : "no channel is connected to the queue; say '@Desk connect all' in one, then replay");
    }

    private async Task<Attempt> PostedAsync(StoredTicket stored, Place place, ChannelStore.Channel channel, Posting posting)
    {
        if (posting.HasMoved)
        {
            await bindings.MoveAsync(stored.Tenant, channel, posting.ServiceUrl);
        }

        if (posting.Answer is SendResult.Accepted { ConversationId: { } thread })
        {
            await threads.RememberAsync(stored.Tenant, thread, stored.Ticket.Number.Value);
        }

        return posting.Judge(accepted => Shown(
            stored,
            place with { Conversation = accepted.ConversationId ?? channel.Id, ServiceUrl = posting.ServiceUrl, Activity = accepted.ActivityId }));
    }

    private async Task<Attempt> PostToRequesterAsync(AgendaRow row, StoredTicket stored, Place place, bool isFirst, CancellationToken cancellationToken, HistoryEntry? news = null)
    {
        if (await people.OfRequesterAsync(stored, cancellationToken) is not { } contact)
        {
            return NotMet(stored);
        }

        string? preview = news is null ? null : previews.Of(news, stored.Ticket, gate.ZoneOf(contact));
        OutboundActivity message = CardMessage(row, await CardForAsync(place.Name, stored, cancellationToken), preview);
        return await ToRequesterAsync(
            stored, contact, message, isFirst,
            (accepted, serviceUrl) => Shown(stored, place with { Conversation = contact.Conversation, ServiceUrl = serviceUrl, Activity = accepted.ActivityId }),
            cancellationToken);
    }

    private async Task<Attempt> RefreshAsync(AgendaRow row, StoredTicket stored, CancellationToken cancellationToken)
    {
        Place place = await tickets.PlaceAsync(row.Partition, stored.Ticket.Number.Value, row.Place, cancellationToken);
        int? stay = AgendaPlan.ReadQueuePlace(place.Name);
        if (stay is { } began && !IsPosted(await tickets.PlaceAsync(row.Partition, stored.Ticket.Number.Value, AgendaPlan.QueuePlace, cancellationToken), began))
        {
            return new Attempt.TooEarly("the agents' card is not posted yet", NotPostedYet);
        }

        if (place.Activity.Length == 0)
        {
            // A card that is still to be posted will show the ticket as it is then; one that the service gave no id for can't be changed.
            return place.Name == AgendaPlan.RequesterPlace && place.Conversation.Length == 0
                ? await PostToRequesterAsync(row, stored, place, isFirst: true, cancellationToken)
                : new Attempt.Done("nothing to refresh");
        }

        Contact? contact = stay is not null ? null
            : await (place.Name == AgendaPlan.ReporterPlace ? people.OfReporterAsync(stored, cancellationToken) : people.OfRequesterAsync(stored, cancellationToken));
        if (contact?.Conversation == place.Conversation && IsWalled(contact) is { } walled)
        {
            return walled;
        }

        Parcel parcel = new(stored.Tenant, place.ServiceUrl, place.Conversation, CardMessage(row, await CardForAsync(place.Name, stored, cancellationToken))) { Replaces = place.Activity };
        Posting posting = await postman.SendAsync(parcel, cancellationToken);
        Attempt.Done Updated(SendResult.Accepted accepted) => Shown(stored, place with { ServiceUrl = posting.ServiceUrl });
        return posting switch
        {
            { IsGone: true } => await RepostAsync(row, stored, place, cancellationToken),
            { Answer: SendResult.Unclear unclear } => new Attempt.Failed(unclear.Why), // An update can be repeated without harm.
            _ when contact?.Conversation == place.Conversation => await ConcludeAsync(stored.Partition, contact, posting, Updated),
            _ => posting.Judge(Updated),
        };
    }

    /// <summary>Somebody deleted the card: the agents and the requester each get a new one, for old questions and surveys nobody does, nor a team that has the ticket no more.</summary>
    private async Task<Attempt> RepostAsync(AgendaRow row, StoredTicket stored, Place place, CancellationToken cancellationToken) => place.Name switch
    {
        _ when place.Name == stored.QueuePlace => await PostToQueueAsync(row, stored, place, isFirst: false, cancellationToken),
        AgendaPlan.RequesterPlace => await PostToRequesterAsync(row, stored, place, isFirst: false, cancellationToken),
        _ when AgendaPlan.ReadQueuePlace(place.Name) is not null => new Attempt.Done("dropped: the card was deleted", place with { Activity = "" }),
        _ => new Attempt.Done("dropped: the card was deleted"),
    };

    /// <summary>Whether the post of a stay's card has been done or given up.</summary>
    /// <param name="home">Says how far the agents' posts have got.</param>
    /// <param name="began">The version that moved the ticket there; 0 for where it was opened.</param>
    private static bool IsPosted(Place home, int began) => home.Done >= Math.Max(began, 1);

    /// <remarks>The ticket may have moved on while the card was under way; the pump compares and adds a refresh if so.</remarks>
    private static Attempt.Done Shown(StoredTicket stored, Place place) =>
        new(Delivery.Delivered, place with { Shown = Math.Max(place.Shown, stored.Ticket.Version) });

    private async ValueTask<AdaptiveCard> CardForAsync(string place, StoredTicket stored, CancellationToken cancellationToken) => place switch
    {
        _ when place == stored.QueuePlace => cards.ForQueue(stored.Ticket),
        _ when AgendaPlan.ReadQueuePlace(place) is not null => cards.ForFormerQueue(stored.Ticket),
        AgendaPlan.RequesterPlace or AgendaPlan.ReporterPlace => cards.ForRequester(stored.Ticket, Texts.Of(stored.Ticket)),
        _ when place == AgendaPlan.QuestionPlace(stored.QuestionVersion) && stored.Ticket.Question is { } open => TicketCards.ForQuestion(stored.Ticket, open, Texts.Of(stored.Ticket)),
        _ when place == AgendaPlan.ResolvedPlace(stored.ResolvedVersion) => TicketCards.ForResolution(stored.Ticket, isLast: true, clock.GetUtcNow(), Texts.Of(stored.Ticket)),
        _ when place == AgendaPlan.SurveyPlace(stored.SurveyVersion) && stored.SurveyVersion > stored.ResolvedVersion => SurveyCards.ForSurvey(stored.Ticket, clock.GetUtcNow(), Texts.Of(stored.Ticket)),
        _ when place.StartsWith("survey-", StringComparison.Ordinal) && stored.SurveyVersion > stored.ResolvedVersion => SurveyCards.ForFormer(stored.Ticket, Texts.Of(stored.Ticket)),
        _ when place.StartsWith("question-", StringComparison.Ordinal) => await SettledQuestionAsync(place, stored, cancellationToken),
        _ => TicketCards.ForResolution(stored.Ticket, isLast: false, clock.GetUtcNow(), Texts.Of(stored.Ticket)),
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
                return TicketCards.ForSettledQuestion(
                    stored.Ticket, asked.By.Person.Name, asked.Words, entry.Event is nameof(TicketEvent.Answered) ? entry.Words : null, Texts.Of(stored.Ticket));
            }
        }

        return asked is null
            ? Cards.Remark(Texts.Of(stored.Ticket).Say("Asking.Settled", stored.Ticket.Number))
            : TicketCards.ForSettledQuestion(stored.Ticket, asked.By.Person.Name, asked.Words, answer: null, Texts.Of(stored.Ticket));
    }

    [LoggerMessage(1112, LogLevel.Warning, "Channel {Channel} takes nothing from the desk ({Code}): its cards go elsewhere until somebody says connect there")]
    private partial void LogChannelWalled(string channel, string code);
}
