using System.Globalization;
using System.Text.Json;

namespace ChatServiceDesk.Conversations;

/// <summary>What a card sent back. Anybody can send anything here, so every value is looked at before it is believed.</summary>
internal sealed class CardInputs(JsonElement data)
{
    /// <summary>The ticket that the card says it is about.</summary>
    public const string Ticket = "ticket";

    /// <summary>The ticket's version that the card showed.</summary>
    public const string Version = "version";

    /// <returns>Trimmed; <see langword="null"/> when missing, blank, or no text.</returns>
    public string? Text(string name) =>
        Find(name) is { ValueKind: JsonValueKind.String } value && value.GetString()?.Trim() is { Length: > 0 } text ? text : null;

    /// <returns><see langword="null"/> when missing or no whole number, written as a number or as text.</returns>
    public long? Number(string name) => Find(name) switch
    {
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out long number) => number,
        { ValueKind: JsonValueKind.String } value when long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) => number,
        _ => null,
    };

    /// <returns><see langword="null"/> when missing or not exactly the name of one of the values: what parses as an enum is more than a card offers.</returns>
    public T? Choice<T>(string name)
        where T : struct, Enum =>
        Text(name) is { } text && Enum.GetNames<T>().Contains(text, StringComparer.Ordinal) ? Enum.Parse<T>(text) : null;

    private JsonElement? Find(string name) =>
        data.ValueKind is JsonValueKind.Object && data.TryGetProperty(name, out JsonElement value) ? value : null;
}
