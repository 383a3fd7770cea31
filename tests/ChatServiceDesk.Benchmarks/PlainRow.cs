using System.Text.Json.Serialization;

namespace ChatServiceDesk.Benchmarks;

/// <summary>The sample row as a class, for a serializer.</summary>
internal sealed class PlainRow
{
    public required string PartitionKey { get; init; }

    public required string RowKey { get; init; }

    public required string Number { get; init; }

    public required int Version { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required string Category { get; init; }

    public required string Queue { get; init; }

    public required string State { get; init; }

    public required int Priority { get; init; }

    public required string RequesterId { get; init; }

    public required string RequesterName { get; init; }

    [JsonPropertyName("OpenedAt@odata.type")]
    public string OpenedAtType { get; init; } = "Edm.DateTime";

    public required DateTimeOffset OpenedAt { get; init; }

    [JsonPropertyName("FirstResponseDue@odata.type")]
    public string FirstResponseDueType { get; init; } = "Edm.DateTime";

    public required DateTimeOffset FirstResponseDue { get; init; }

    [JsonPropertyName("ResolutionDue@odata.type")]
    public string ResolutionDueType { get; init; } = "Edm.DateTime";

    public required DateTimeOffset ResolutionDue { get; init; }

    public required bool IsPaused { get; init; }

    public static PlainRow Sample(long number) => new()
    {
        PartitionKey = SampleRow.Partition,
        RowKey = SampleRow.Key(number),
        Number = SampleRow.Data.String("Number"),
        Version = SampleRow.Data.Int32("Version"),
        Title = SampleRow.Data.String("Title"),
        Description = SampleRow.Data.String("Description"),
        Category = SampleRow.Data.String("Category"),
        Queue = SampleRow.Data.String("Queue"),
        State = SampleRow.Data.String("State"),
        Priority = SampleRow.Data.Int32("Priority"),
        RequesterId = SampleRow.Data.String("RequesterId"),
        RequesterName = SampleRow.Data.String("RequesterName"),
        OpenedAt = SampleRow.Data.DateTime("OpenedAt"),
        FirstResponseDue = SampleRow.Data.DateTime("FirstResponseDue"),
        ResolutionDue = SampleRow.Data.DateTime("ResolutionDue"),
        IsPaused = SampleRow.Data.Boolean("IsPaused"),
    };
}
