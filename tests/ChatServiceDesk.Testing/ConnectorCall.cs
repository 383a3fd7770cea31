using System.Text.Json;

namespace ChatServiceDesk.Testing;

/// <summary>One request that the desk made of the Bot Connector.</summary>
public sealed record ConnectorCall
{
    internal const string DeliveryHeader = "x-ms-client-request-id";

    /// <summary>1 for the first request of all.</summary>
    public required int Number { get; init; }

    public required string Method { get; init; }

    /// <summary>From <c>v3</c> on, as sent, that is percent-encoded; with the query.</summary>
    public required string Path { get; init; }

    /// <summary>The decoded parts of the path from <c>v3</c> on.</summary>
    public required IReadOnlyList<string> Segments { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The header as it came; <see langword="null"/> when there was none.</summary>
    public string? Authorization { get; init; }

    /// <summary>The header <c>x-ms-client-request-id</c>: the same for each attempt at one thing; <see langword="null"/> when there was none.</summary>
    public string? DeliveryId { get; init; }

    /// <summary><see langword="null"/> when there was no body, or none that is JSON.</summary>
    public JsonElement? Body { get; init; }

    /// <summary>The host that was asked, as its path begins: <c>emea</c>, or <c>teams</c> for the other one.</summary>
    public string Via { get; init; } = "";

    public string? ConversationId => Segments is ["v3", "conversations", { } id, ..] ? id : null;

    public string? ActivityId => Segments is ["v3", "conversations", _, "activities", { } id] ? id : null;

    /// <summary>Is it a message (or typing), sent or sent anew, to any conversation?</summary>
    public bool IsSend => Method == "POST" && (Segments is ["v3", "conversations"] or ["v3", "conversations", _, "activities", ..]);

    public bool IsUpdate => Method == "PUT" && ActivityId is not null;

    /// <summary>What was answered; <see langword="null"/> while there is no answer, or when there never will be.</summary>
    public int? Status { get; internal set; }

    /// <param name="number">1 for the first request of all.</param>
    /// <param name="method">As sent.</param>
    /// <param name="path">Below the service URL, as sent.</param>
    /// <param name="authorization">The header, if there was one.</param>
    /// <param name="deliveryId">The header <see cref="DeliveryHeader"/>, if there was one.</param>
    internal static ConnectorCall Of(int number, string method, string path, string? authorization, string? deliveryId) => new()
    {
        Number = number,
        Method = method,
        Path = path,
        Segments = [.. path.Split('?')[0].Split('/').Select(Uri.UnescapeDataString)],
        Authorization = authorization,
        DeliveryId = deliveryId,
    };

    public override string ToString() => $"{Number}. {Method} {Path} -> {Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no answer"}";
}
