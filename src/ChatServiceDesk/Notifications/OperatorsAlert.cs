using ChatServiceDesk.Directory;
using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Teams.Connector;

namespace ChatServiceDesk.Notifications;

/// <summary>Tells the operators how many dead letters wait: one card, kept up to date until none is left.</summary>
internal sealed class OperatorsAlert(
    AgendaStore agenda, TenantStore tenants, TicketStore tickets, AlertStore alerts, ChannelStore bindings, QueueChannels channels, Postman postman, TimeProvider clock)
{
    /// <summary>How many dead letters the card names.</summary>
    private const int Named = 5;
    private const int MostChannels = 3;

    /// <summary>Whoever set out to post the card has done so by then, or died.</summary>
    private static readonly TimeSpan UnderWay = TimeSpan.FromSeconds(30);
    private static readonly Attempt.TooEarly BeingPosted = new("the card is just being posted", TimeSpan.FromSeconds(10));

    /// <summary>A card this old has scrolled out of sight.</summary>
    private static readonly TimeSpan InSight = TimeSpan.FromDays(1);

    public async Task<Attempt> CarryAsync(AgendaRow row, CancellationToken cancellationToken)
    {
        string tenant = Partitions.TenantOf(row.Partition);
        (int count, List<FoundRow> newest) = await CountAsync(tenant, cancellationToken);
        AlertStore.Placed placed = await alerts.FindAsync(tenant, cancellationToken);
        if (placed.IsUnderWay && clock.GetUtcNow() - placed.At < UnderWay)
        {
            return BeingPosted;
        }

        if (count == 0 && placed.Activity.Length == 0)
        {
            return new Attempt.Done("dropped: all was delivered before anybody was told");
        }

        string card = AlertCard.For(count, [.. await Task.WhenAll(newest.Select(letter => ReadAsync(letter, cancellationToken)))]).ToJson();
        OutboundActivity message = OutboundActivity.Card(card, count == 0 ? "All delivered" : $"Dead letters: {count}") with { DeliveryId = row.DeliveryId };
        return count == 0
            ? await UpdateAsync(tenant, placed, message, placed with { Channel = "", Conversation = "", Activity = "", Shown = "" }, cancellationToken) ?? new Attempt.Done("dropped: the card is gone")
            : await ShowAsync(tenant, placed, message, Digest.Of(card), newest, cancellationToken);
    }

    private async Task<Attempt> ShowAsync(string tenant, AlertStore.Placed placed, OutboundActivity message, string shown, List<FoundRow> letters, CancellationToken cancellationToken)
    {
        Contact? somebody = await SomebodyAsync(letters, cancellationToken);
        AlertStore.Placed? mine = null;
        bool isFirst = true;
        for (int tried = 0; tried < MostChannels && await channels.ForOperatorsAsync(tenant, somebody, cancellationToken) is { } channel; tried++)
        {
            if (tried == 0 && placed.Channel == channel.Id && placed.Activity.Length > 0 && clock.GetUtcNow() - placed.At < InSight)
            {
                if (placed.Shown == shown)
                {
                    return new Attempt.Done("nothing new");
                }

                if (await UpdateAsync(tenant, placed, message, placed with { Shown = shown }, cancellationToken) is { } updated)
                {
                    return updated;
                }

                isFirst = false;
            }

            if ((mine ??= await alerts.ClaimAsync(tenant, placed, channel.Id, clock.GetUtcNow())) is not { } claimed)
            {
                return BeingPosted;
            }

            Parcel parcel = new(tenant, channel.ServiceUrl, channel.Id, message) { StartsThreadAs = channel.Bot };
            Posting posting = isFirst ? await postman.SendAsync(parcel, cancellationToken) : await postman.SendFurtherAsync(parcel, cancellationToken);
            if ((posting.Wall ?? (posting.IsGone ? "NotFound" : null)) is not { } wall)
            {
                if (posting.Answer is SendResult.Accepted done)
                {
                    await alerts.SaveAsync(tenant, new AlertStore.Placed(channel.Id, done.ConversationId ?? channel.Id, posting.ServiceUrl, done.ActivityId, shown, clock.GetUtcNow()) { ETag = claimed.ETag });
                }

                return posting.Judge(_ => new Attempt.Done(Delivery.Delivered));
            }

            await bindings.MarkAsync(tenant, channel.Id, new Unreachable(wall, clock.GetUtcNow()), cancellationToken);
            isFirst = false;
        }

        return new Attempt.Hopeless("there is no channel for operators; say '@Desk connect operators' in one");
    }

    /// <returns><see langword="null"/> when the card is gone, or can't be reached any more.</returns>
    private async Task<Attempt?> UpdateAsync(string tenant, AlertStore.Placed placed, OutboundActivity message, AlertStore.Placed next, CancellationToken cancellationToken)
    {
        Posting posting = await postman.SendAsync(new Parcel(tenant, placed.ServiceUrl, placed.Conversation, message) { Replaces = placed.Activity }, cancellationToken);
        if (posting.IsGone || posting.Wall is not null)
        {
            return null;
        }

        if (posting.Answer is SendResult.Accepted)
        {
            await alerts.SaveAsync(tenant, next);
        }

        return posting.Answer is SendResult.Unclear unclear ? new Attempt.Failed(unclear.Why) : posting.Judge(_ => new Attempt.Done(Delivery.Delivered));
    }

    private async Task<(int Count, List<FoundRow> Newest)> CountAsync(string tenant, CancellationToken cancellationToken)
    {
        int count = 0;
        List<FoundRow> letters = [];
        await foreach (string partition in tenants.PartitionsAsync(cancellationToken))
        {
            if (Partitions.TenantOf(partition) != tenant || count >= AlertCard.MostCounted)
            {
                continue;
            }

            Queue<FoundRow> last = [];
            await foreach (FoundRow letter in agenda.DeadLettersAsync(partition, cancellationToken))
            {
                if (++count >= AlertCard.MostCounted)
                {
                    break;
                }

                last.Enqueue(letter);
                if (last.Count > Named)
                {
                    last.Dequeue();
                }
            }

            letters.AddRange(last);
        }

        return (count, [.. letters.OrderByDescending(letter => letter.Key, StringComparer.Ordinal).Take(Named)]);
    }

    private async Task<WaitingLetter> ReadAsync(FoundRow found, CancellationToken cancellationToken)
    {
        if (found.Readable is not { } letter)
        {
            return new WaitingLetter(null, "Something that can't be read", "This version of the desk can't read it", null);
        }

        StoredTicket? stored = await TicketAsync(letter, cancellationToken);
        return new WaitingLetter(stored?.Ticket.Number, AlertCard.WhatOf(letter), Words.OfFailure(letter.Failure), letter.Since);
    }

    private async Task<StoredTicket?> TicketAsync(AgendaRow letter, CancellationToken cancellationToken)
    {
        try
        {
            return letter.Ticket is { } number ? await tickets.FindAsync(letter.Partition, number, cancellationToken) : null;
        }
        catch (RowFormatException)
        {
            return null; // That may be why the letter is dead.
        }
    }

    /// <summary>Anybody's chat tells where the connector of their tenant answers.</summary>
    private async Task<Contact?> SomebodyAsync(List<FoundRow> letters, CancellationToken cancellationToken)
    {
        foreach (FoundRow found in letters)
        {
            if (found.Readable is { } letter && await TicketAsync(letter, cancellationToken) is { } stored
                && await channels.ContactOfAsync(stored, cancellationToken) is { } contact)
            {
                return contact;
            }
        }

        return null;
    }
}
