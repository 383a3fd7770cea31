using System.Globalization;
using Azure;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>One piece of work that is due at a time.</summary>
internal sealed record AgendaRow
{
    public required string Partition { get; init; }

    public required AgendaKind Kind { get; init; }

    /// <summary>What it is, unique for its ticket: with the ticket's number it names one delivery, however often it is tried.</summary>
    public required string What { get; init; }

    public required DateTimeOffset Due { get; init; }

    /// <summary><see langword="null"/> for a reply that is about no ticket.</summary>
    public long? Ticket { get; init; }

    /// <summary>The ticket's version that called for it.</summary>
    public int Version { get; init; }

    public Recipient Recipient { get; init; }

    /// <summary>The place whose card is meant; empty for kinds without one.</summary>
    public string Place { get; init; } = "";

    /// <summary>For posts in order: the version whose post to this recipient must be done first; 0 if none.</summary>
    public int After { get; init; }

    /// <summary>For a reply: the conversation, the service URL that it was heard from, and the activity as JSON.</summary>
    public string Conversation { get; init; } = "";

    public string ServiceUrl { get; init; } = "";

    /// <summary>For a reply: whose own chat the conversation is; empty if it is nobody's, and in rows of older versions.</summary>
    public string Person { get; init; } = "";

    public string Payload { get; init; } = "";

    /// <summary>For a model's answer: the draft whose passages it is about; empty for anything else.</summary>
    public string Draft { get; init; } = "";

    /// <summary>When it was first due.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>How often it was taken.</summary>
    public int Attempts { get; init; }

    /// <summary>How many of these may have arrived without our knowing.</summary>
    public int Unclear { get; init; }

    /// <summary>Somebody took it and has not said how it went; once it is due again, they died.</summary>
    public bool InFlight { get; init; }

    /// <summary>An operator has put it back after it had been given up: it may come after what was called for later.</summary>
    public bool Replayed { get; init; }

    /// <summary>How the last attempt failed; empty if none did.</summary>
    public string Failure { get; init; } = "";

    public ETag ETag { get; init; }

    /// <summary>The same for each attempt at this row, and for no other row: it goes with what is sent.</summary>
    /// <remarks>Alerts are all called the same, so that one minute has one; the minute tells them apart.</remarks>
    public string DeliveryId => DeliveryIdOf(Partition, Ticket, Kind is AgendaKind.Alert ? string.Create(CultureInfo.InvariantCulture, $"{What}-{Since.UtcTicks}") : What);

    public string Key => Keys.Agenda(Due, Ticket, What);

    /// <summary>Rows of one lane are sent one after the other. What changes a ticket by itself has a lane of its own, so it neither races with its like nor waits for what is sent.</summary>
    public string Lane => this switch
    {
        { Kind: AgendaKind.Fetch or AgendaKind.Forget } => $"{Partition}|{What}",
        { Kind: AgendaKind.Alert } => $"{Partitions.TenantOf(Partition)}|{What}",
        { Ticket: null } => $"{Partition}|{Conversation}",
        { Kind: AgendaKind.Compare or AgendaKind.Follow or AgendaKind.Timer } => $"{Partition}|{Ticket}|{AgendaPlan.Compare}",
        { Kind: AgendaKind.Feed } => $"{Partition}|{Ticket}|{AgendaPlan.Feed}",
        _ => $"{Partition}|{Ticket}|{Recipient}",
    };

    public static string DeliveryIdOf(string partition, long? ticket, string what) => Digest.Of($"{partition}|{ticket}|{what}")[..32];

    public RowChange.Insert Insert() => new(Key, AgendaCodec.Write(this));
}
