using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>Members of a card, written only when they say something. Order is the order of the calls, so the same card is always the same text.</summary>
internal static class CardJson
{
    public static void WriteText(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    /// <summary>Text that clients show as it is: cleaned, on one line, not escaped.</summary>
    public static void WritePlain(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, CardText.OneLine(value));
    }

    public static void WriteFlag(this Utf8JsonWriter json, string name, bool value, bool standard = false)
    {
        if (value != standard)
            json.WriteBoolean(name, value);
    }

    public static void WriteCount(this Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } count)
            json.WriteNumber(name, count);
    }

    /// <summary>The first value of an enum is what clients assume, so it is not written.</summary>
    public static void WriteChoice<T>(this Utf8JsonWriter json, string name, T value) where T : struct, Enum
    {
        if (!EqualityComparer<T>.Default.Equals(value, default))
            json.WriteString(name, Word(value));
    }

    public static void WriteChoice<T>(this Utf8JsonWriter json, string name, T? value) where T : struct, Enum
    {
        if (value is { } chosen)
            json.WriteString(name, Word(chosen));
    }

    public static void WriteElements(this Utf8JsonWriter json, string name, IEnumerable<CardElement> elements)
    {
        json.WriteStartArray(name);
        foreach (CardElement element in elements)
            element.Write(json);
        json.WriteEndArray();
    }

    public static void WriteActions(this Utf8JsonWriter json, string name, IReadOnlyCollection<CardAction> actions)
    {
        if (actions.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (CardAction action in actions)
            action.Write(json);
        json.WriteEndArray();
    }

    public static void WriteAction(this Utf8JsonWriter json, string name, CardAction? action)
    {
        if (action is null)
            return;
        json.WritePropertyName(name);
        action.Write(json);
    }

    private static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
