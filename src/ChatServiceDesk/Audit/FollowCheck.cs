using ChatServiceDesk.Storage;

namespace ChatServiceDesk.Audit;

/// <summary>Checks who follows a ticket: as many as it says, and all of them hear that it is over.</summary>
internal static class FollowCheck
{
    public static IEnumerable<Finding> Of(StoredPartition rows)
    {
        ILookup<long, Follower> followers = rows.Followers.ToLookup(row => row.Ticket, row => row.Follower);
        foreach ((long number, StoredTicket stored) in rows.Tickets)
        {
            string where = $"{rows.Partition} {stored.Ticket.Number}";
            if (followers[number].Count() is var count && count != stored.Ticket.Followers)
            {
                yield return new Finding(3, where, $"it says that {stored.Ticket.Followers} people follow it, but {count} do");
            }

            if (!stored.Ticket.IsOpen && followers[number].Any(follower => !follower.IsTold)
                && !rows.Agenda.Concat(rows.DeadLetters).Any(row => row.Ticket == number && row.Kind is AgendaKind.Tell))
            {
                yield return new Finding(3, where, "it is over, but somebody who follows it will not be told");
            }
        }

        foreach (IGrouping<long, Follower> lost in followers.Where(group => !rows.Tickets.ContainsKey(group.Key)))
        {
            yield return new Finding(3, $"{rows.Partition} {lost.Key}", "somebody follows a ticket that does not exist");
        }
    }
}
