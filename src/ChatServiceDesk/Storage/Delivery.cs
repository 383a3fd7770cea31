using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>What became of a post about a ticket.</summary>
internal sealed record Delivery
{
    public const string Delivered = "delivered";

    public required int Version { get; init; }

    public required Recipient Recipient { get; init; }

    /// <summary><see cref="Delivered"/>, or <c>dropped: …</c> with the reason.</summary>
    public required string Outcome { get; init; }

    public required DateTimeOffset At { get; init; }

    public required int Attempts { get; init; }

    /// <summary>How many of the attempts may have arrived without our knowing.</summary>
    public required int Unclear { get; init; }

    /// <summary>It was a dead letter first, so it came when its turn was over.</summary>
    public bool Replayed { get; init; }

    /// <exception cref="RowFormatException">The row is not one that the desk wrote.</exception>
    public static Delivery Read(RowData data) => new()
    {
        Version = data.Int32("Version"),
        Recipient = Enum.TryParse(data.String("Recipient"), out Recipient recipient) ? recipient : throw new RowFormatException(null, null, "Recipient", "is unknown"),
        Outcome = data.String("Outcome"),
        At = data.DateTime("At"),
        Attempts = data.Int32("Attempts"),
        Unclear = data.Int32("Unclear"),
        Replayed = data.BooleanOrNull("Replayed") ?? false,
    };

    public RowData Write() => new()
    {
        ["Version"] = Version,
        ["Recipient"] = Recipient.ToString(),
        ["Outcome"] = Outcome,
        ["At"] = At,
        ["Attempts"] = Attempts,
        ["Unclear"] = Unclear,
        ["Replayed"] = Replayed,
    };
}
