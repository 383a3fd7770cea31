using System.Runtime.CompilerServices;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>Who follows which ticket.</summary>
internal sealed class FollowerStore(ITable table, TicketStore tickets)
{
    /// <summary>Many may press at the same moment, and each press changes the ticket's row.</summary>
    private const int MostRounds = 20;

    public async IAsyncEnumerable<Follower> OfAsync(string partition, long ticket, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (Row row in table.RangeAsync(partition, KeyRange.Prefix(Keys.FollowersOf(ticket)), cancellationToken))
        {
            yield return Follower.Read(row);
        }
    }

    /// <summary>Adds somebody, in the ticket's own partition. Doing it again changes nothing.</summary>
    /// <returns>Whether they follow it now; <see langword="false"/> when it is over, or not there.</returns>
    /// <exception cref="LostRaceException">Others were faster, again and again.</exception>
    public async Task<bool> AddAsync(string partition, long ticket, Follower follower, DateTimeOffset now, CancellationToken cancellationToken)
    {
        for (int round = 0; ; round++)
        {
            if (await tickets.FindAsync(partition, ticket, cancellationToken) is not { Ticket.IsOpen: true } stored)
            {
                return false;
            }

            if (stored.Ticket.Requester.Id == follower.Person || await table.GetAsync(partition, Keys.Follower(ticket, follower.Person), cancellationToken) is not null)
            {
                return true;
            }

            try
            {
                Change change = TicketChange.Followed(stored, follower, now);
                await table.CommitAsync(partition, [.. change.Rows, .. change.Agenda.Select(row => row.Insert())], cancellationToken);
                return true;
            }
            catch (TableException e) when (e.IsConflict)
            {
                if (round == MostRounds)
                {
                    throw new LostRaceException($"Ticket {ticket} was changed first.", e);
                }
            }
        }
    }
}
