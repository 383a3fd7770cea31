using System.Runtime.CompilerServices;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

/// <summary>Reads tickets and what belongs to them.</summary>
internal sealed class TicketStore(ITable table)
{
    /// <returns><see langword="null"/> when there is no such ticket.</returns>
    public async ValueTask<StoredTicket?> FindAsync(string partition, long number, CancellationToken cancellationToken) =>
        number > 0 && await table.GetAsync(partition, Keys.Ticket(number), cancellationToken) is { } row ? TicketCodec.Read(row) : null;

    /// <returns>A place that has not been written yet if there is none.</returns>
    public async ValueTask<Place> PlaceAsync(string partition, long number, string name, CancellationToken cancellationToken) =>
        await table.GetAsync(partition, Keys.Place(number, name), cancellationToken) is { } row ? Place.Read(row, name) : new Place { Name = name };

    /// <summary>Where all the cards about it stand.</summary>
    public async IAsyncEnumerable<Place> PlacesAsync(string partition, long number, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string prefix = Keys.PlacesOf(number);
        await foreach (Row row in table.RangeAsync(partition, KeyRange.Prefix(prefix), cancellationToken))
        {
            yield return Place.Read(row, row.Key[prefix.Length..]);
        }
    }

    public async ValueTask<HistoryEntry?> HistoryAsync(string partition, long number, int version, CancellationToken cancellationToken) =>
        await table.GetAsync(partition, Keys.History(number, version), cancellationToken) is { } row ? HistoryCodec.Read(row) : null;

    public async IAsyncEnumerable<HistoryEntry> HistoryAsync(string partition, long number, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (Row row in table.RangeAsync(partition, KeyRange.Prefix(Keys.HistoryOf(number)), cancellationToken))
        {
            yield return HistoryCodec.Read(row);
        }
    }

    /// <summary>A person's tickets as their index rows tell of them, newest first: one range, and nothing else is read.</summary>
    public async IAsyncEnumerable<TicketSummary> SummariesAsync(string partition, PersonId person, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (Row row in table.RangeAsync(partition, KeyRange.Prefix(Keys.RequesterOf(person)).First(most), cancellationToken))
        {
            yield return new TicketSummary(
                TicketNumber.Parse(row.Data.String("Number"), null),
                Enum.TryParse(row.Data.String("State"), out TicketState state) ? state : throw new RowFormatException(row.Partition, row.Key, "State", "is unknown"),
                row.Data.String("Title"));
        }
    }

    /// <summary>A person's tickets, newest first.</summary>
    public async IAsyncEnumerable<StoredTicket> OfRequesterAsync(string partition, PersonId person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (Row row in table.RangeAsync(partition, KeyRange.Prefix(Keys.RequesterOf(person)), cancellationToken))
        {
            if (await FindAsync(partition, TicketNumber.Parse(row.Data.String("Number"), null).Value, cancellationToken) is { } ticket)
            {
                yield return ticket;
            }
        }
    }

    /// <summary>The same as its index shows them, without reading each.</summary>
    /// <exception cref="RowFormatException">A row that no version of the desk wrote.</exception>
    public async IAsyncEnumerable<TicketLine> LinesAsync(string partition, PersonId person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (Row row in table.RangeAsync(partition, KeyRange.Prefix(Keys.RequesterOf(person)), cancellationToken))
        {
            yield return new TicketLine(
                TicketNumber.Parse(row.Data.String("Number"), null),
                Enum.TryParse(row.Data.String("State"), out TicketState state) ? state : throw new RowFormatException(partition, row.Key, "State", "is unknown"),
                row.Data.String("Title"));
        }
    }
}
