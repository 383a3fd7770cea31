using Azure;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>Where a card about a ticket stands, and how far its recipient has been told.</summary>
internal sealed record Place
{
    public required string Name { get; init; }

    /// <summary>The conversation that holds the card; empty until it was posted.</summary>
    public string Conversation { get; init; } = "";

    public string ServiceUrl { get; init; } = "";

    /// <summary>The card's activity id; empty until it was posted, or where the service gave none.</summary>
    public string Activity { get; init; } = "";

    /// <summary>The ticket's version that the card shows.</summary>
    public int Shown { get; init; }

    /// <summary>In the recipient's home place: up to which version posts have been done or given up.</summary>
    public int Done { get; init; }

    public ETag ETag { get; init; }

    public static Place Read(Row row, string name) => new()
    {
        Name = name,
        Conversation = row.Data.String("Conversation"),
        ServiceUrl = row.Data.String("ServiceUrl"),
        Activity = row.Data.String("Activity"),
        Shown = row.Data.Int32("Shown"),
        Done = row.Data.Int32("Done"),
        ETag = row.ETag,
    };

    public RowChange.Insert Insert(long ticket) => new(Keys.Place(ticket, Name), Write());

    public RowChange Save(long ticket) =>
        ETag == default ? Insert(ticket) : new RowChange.Replace(Keys.Place(ticket, Name), Write(), ETag);

    private RowData Write() => new()
    {
        ["Conversation"] = Conversation,
        ["ServiceUrl"] = ServiceUrl,
        ["Activity"] = Activity,
        ["Shown"] = Shown,
        ["Done"] = Done,
    };
}
