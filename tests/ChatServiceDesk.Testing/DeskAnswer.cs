using System.Net;
using System.Text.Json;

namespace ChatServiceDesk.Testing;

/// <summary>What the desk answered to one activity.</summary>
public sealed record DeskAnswer(HttpStatusCode Status, JsonElement? Body)
{
    /// <summary>The card that the person sees from now on, if the answer to her press was one.</summary>
    public JsonElement? Card => Type == JsonReading.AdaptiveCard ? Body?.Field("value") : null;

    /// <summary>The words in the bar under the card, if the answer to her press was that.</summary>
    public string? Message => Type == "application/vnd.microsoft.activity.message" ? Body?.Text("value") : null;

    /// <summary>The words in the red bar under the card, if the answer to her press was that.</summary>
    public string? Error => Type?.StartsWith("application/vnd.microsoft.error", StringComparison.Ordinal) is true
        ? Body?.Field("value")?.Text("message") : null;

    /// <summary>All that the answer lets a person read.</summary>
    public string Words => string.Join('\n', CardWords.Of(Message ?? Error, Card));

    private string? Type => Body?.Text("type");
}
