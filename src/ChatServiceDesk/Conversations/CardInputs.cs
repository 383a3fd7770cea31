using System.Globalization;
using System.Text.Json;

namespace ChatServiceDesk.Conversations;

/// <summary>What a card sent back. Anybody can send anything here, so every value is looked at before it is believed.</summary>
/// <param name="data">As it came.</param>
/// <param name="texts">Its texts without what nobody should keep; <see langword="null"/> as long as nobody has taken that out, and then there are none.</param>
internal sealed class CardInputs(JsonElement data, IReadOnlyDictionary<string, string>? texts = null)
{
    /// <summary>The ticket that the card says it is about.</summary>
    public const string Ticket = "ticket";

    /// <summary>The ticket's version that the card showed.</summary>
    public const string Version = "version";

    /// <summary>The language that the card is written in.</summary>
    public const string Language = "language";

    /// <returns>Trimmed, and without secrets; <see langword="null"/> when missing, blank, or no text.</returns>
    public string? Text(string name) => texts?.GetValueOrDefault(name)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>What the desk itself has put into the card: nobody types it, and it must come back letter for letter.</summary>
    /// <returns><see langword="null"/> when missing, blank, or no text.</returns>
    public string? Id(string name) =>
        Find(name) is { ValueKind: JsonValueKind.String } value && value.GetString()?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>All that can have been typed.</summary>
    public IEnumerable<(string Name, string Text)> Typed() => data.ValueKind is JsonValueKind.Object
        ? data.EnumerateObject().Where(field => field.Value.ValueKind is JsonValueKind.String).Select(field => (field.Name, field.Value.GetString() ?? ""))
        : [];

    public CardInputs With(IReadOnlyDictionary<string, string> safe) => new(data, safe);

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
