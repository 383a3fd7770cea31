using Azure;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

/// <summary>A ticket as it stands in its row, with what the shelf keeps beside it.</summary>
internal sealed record StoredTicket
{
    public required string Partition { get; init; }

    public required Ticket Ticket { get; init; }

    public required ETag ETag { get; init; }

    /// <summary>The hash of the newest history row: cutting off the end of the history shows.</summary>
    public required string Head { get; init; }

    /// <summary>The last version that calls for a post to each recipient; 0 if none did. The next one waits for it.</summary>
    public required IReadOnlyDictionary<Recipient, int> LastPost { get; init; }

    /// <summary>The version whose question stands in the requester's chat; 0 if none does.</summary>
    public int QuestionVersion { get; init; }

    /// <summary>The version whose resolution stands in the requester's chat; 0 if none does.</summary>
    public int ResolvedVersion { get; init; }

    /// <summary>The version that moved it to the queue that it is in; 0 if it is in its first. Whatever was called for before is none of this team's business.</summary>
    public int QueueVersion { get; init; }

    /// <summary>The version that its lesson is about; 0 if it has none.</summary>
    public int LessonVersion { get; init; }

    /// <summary>The version that has last asked the requester how it went on a card of its own; 0 if none has.</summary>
    public int SurveyVersion { get; init; }

    /// <summary>The place of the card in the channel of the queue that it is in.</summary>
    public string QueuePlace => AgendaPlan.QueuePlaceOf(QueueVersion);

    /// <summary>Where its timers stand in the agenda: what is due → when.</summary>
    public required IReadOnlyDictionary<string, DateTimeOffset> Timers { get; init; }

    /// <summary>The tenant that the partition belongs to.</summary>
    public string Tenant => Partitions.TenantOf(Partition);
}
