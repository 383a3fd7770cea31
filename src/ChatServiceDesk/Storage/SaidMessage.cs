using Azure;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

/// <summary>A message in Teams that said something about a ticket: an edit or a deletion of it finds here what that was. In the ticket's partition.</summary>
internal sealed record SaidMessage
{
    /// <summary>See <see cref="Keys.Said"/>; the event names it too.</summary>
    public required string Key { get; init; }

    public required long Ticket { get; init; }

    /// <summary>The version of the ticket that was said with it.</summary>
    public required int Version { get; init; }

    /// <summary>When the newest edit was made that has been passed on; <see langword="null"/> if there is none.</summary>
    public DateTimeOffset? Edited { get; init; }

    /// <summary>The words of that edit are those of this version; else those of <see cref="Version"/>.</summary>
    public int Wording { get; init; }

    /// <summary>Its author has deleted it.</summary>
    public bool IsGone { get; init; }

    public ETag ETag { get; init; }

    /// <summary>How an event names a message; <see langword="null"/> for one without an id.</summary>
    public static string? KeyOf(string conversation, string activity) => activity.Length == 0 ? null : Keys.Said(conversation, activity);

    /// <summary>A message that has answered a question: that event does not name it.</summary>
    public static Change Answer(string conversation, string activity, long ticket, int version) => KeyOf(conversation, activity) is { } key
        ? new SaidMessage { Key = key, Ticket = ticket, Version = version, Wording = version }.Save()
        : Change.None;

    /// <exception cref="RowFormatException">The row is not one that the desk wrote.</exception>
    public static SaidMessage Read(Row row) => new()
    {
        Key = row.Key,
        Ticket = row.Data.Int64("Ticket"),
        Version = row.Data.Int32("Version"),
        Edited = row.Data.DateTimeOrNull("Edited"),
        Wording = row.Data.Int32("Wording"),
        IsGone = row.Data.BooleanOrNull("Gone") ?? false,
        ETag = row.ETag,
    };

    /// <summary>The messages that a change comes from.</summary>
    /// <param name="accepted">The change.</param>
    /// <param name="first">The version of its first event.</param>
    public static IEnumerable<RowChange> Changes(Decision.Accepted accepted, int first) => accepted.Events.Index()
        .Where(item => item.Item is TicketEvent.Said { Message: not null })
        .Select(item => new SaidMessage
        {
            Key = ((TicketEvent.Said)item.Item).Message!, // Filtered above.
            Ticket = accepted.Next.Number.Value,
            Version = first + item.Index,
            Wording = first + item.Index,
        }.Save().Rows.Single());

    public Change Save()
    {
        RowData data = new()
        {
            ["Ticket"] = Ticket,
            ["Version"] = Version,
            ["Edited"] = Edited,
            ["Wording"] = Wording,
            ["Gone"] = IsGone ? true : (bool?)null,
        };
        return Change.Of(ETag == default ? new RowChange.Insert(Key, data) : new RowChange.Replace(Key, data, ETag));
    }
}
