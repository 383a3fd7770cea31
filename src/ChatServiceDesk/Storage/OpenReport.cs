using ChatServiceDesk.Tables;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

/// <summary>An open report as others are compared with it: without its words.</summary>
internal sealed record OpenReport
{
    public required string Partition { get; init; }

    /// <summary>Those of a category sort by it, newest first.</summary>
    public required string Key { get; init; }

    public required TicketNumber Number { get; init; }

    public required string Queue { get; init; }

    public required PersonId Requester { get; init; }

    public required string Likeness { get; init; }

    /// <summary>How many people it is known to stand for, with its requester.</summary>
    public required int People { get; init; }

    /// <summary>How many people follow it instead of reporting the same, or were named when it was reported.</summary>
    public int Followers { get; init; }

    /// <summary>Sorts by when it was opened, newest first.</summary>
    public string Age => Key[..Key.LastIndexOf('|')];

    public static RowData Write(Ticket ticket) => new()
    {
        ["Number"] = ticket.Number.ToString(),
        ["Queue"] = ticket.Queue,
        ["RequesterId"] = ticket.Requester.Id.Value,
        ["Likeness"] = ticket.Likeness,
        ["People"] = ticket.Same?.People ?? 1,
        ["Followers"] = ticket.Followers + ticket.Affected.Count is var more and > 0 ? more : (int?)null,
    };

    /// <exception cref="RowFormatException">The row lacks something.</exception>
    /// <exception cref="FormatException">Its number is none.</exception>
    public static OpenReport Read(Row row) => new()
    {
        Partition = row.Partition,
        Key = row.Key,
        Number = TicketNumber.Parse(row.Data.String("Number"), null),
        Queue = row.Data.String("Queue"),
        Requester = new PersonId(row.Data.String("RequesterId")),
        Likeness = row.Data.String("Likeness"),
        People = row.Data.Int32("People"),
        Followers = row.Data.Int32OrNull("Followers") ?? 0,
    };
}
