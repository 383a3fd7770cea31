using Azure;
using ChatServiceDesk.Tables;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

/// <summary>Somebody who follows a ticket of another's. In the ticket's partition.</summary>
internal sealed record Follower
{
    public required PersonId Person { get; init; }

    /// <summary>Their chat, as they were heard in it.</summary>
    public required string Conversation { get; init; }

    public required string ServiceUrl { get; init; }

    /// <summary>In which they are told, ISO 639-1.</summary>
    public required string Language { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Whether they have been told, or are about to be, that it is over.</summary>
    public bool IsTold { get; init; }

    public ETag ETag { get; init; }

    /// <exception cref="RowFormatException">The row is not one that the desk wrote.</exception>
    public static Follower Read(Row row) => new()
    {
        Person = new PersonId(row.Data.String("Person")),
        Conversation = row.Data.String("Conversation"),
        ServiceUrl = row.Data.String("ServiceUrl"),
        Language = row.Data.String("Language"),
        At = row.Data.DateTime("At"),
        IsTold = row.Data.BooleanOrNull("Told") ?? false,
        ETag = row.ETag,
    };

    public RowChange.Insert Insert(long ticket) => new(Keys.Follower(ticket, Person), Write());

    public RowChange.Replace Save(long ticket) => new(Keys.Follower(ticket, Person), Write(), ETag);

    private RowData Write() => new()
    {
        ["Person"] = Person.Value,
        ["Conversation"] = Conversation,
        ["ServiceUrl"] = ServiceUrl,
        ["Language"] = Language,
        ["At"] = At,
        ["Told"] = IsTold,
    };
}
