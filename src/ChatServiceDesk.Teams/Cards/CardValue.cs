using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>A text, whole number, number or flag that travels with a button.</summary>
public readonly record struct CardValue
{
    private readonly object? _value;

    private CardValue(object value) => _value = value;

    public static CardValue FromString(string value) => new(value);
    public static CardValue FromInt32(int value) => new((long)value);
    public static CardValue FromInt64(long value) => new(value);
    public static CardValue FromBoolean(bool value) => new(value);

    /// <exception cref="ArgumentException">Not a finite number.</exception>
    public static CardValue FromDouble(double value) =>
        double.IsFinite(value) ? new(value) : throw new ArgumentException("JSON has no such number.", nameof(value));

    public static implicit operator CardValue(string value) => FromString(value);
    public static implicit operator CardValue(int value) => FromInt32(value);
    public static implicit operator CardValue(long value) => FromInt64(value);
    public static implicit operator CardValue(double value) => FromDouble(value);
    public static implicit operator CardValue(bool value) => FromBoolean(value);

    internal void Write(Utf8JsonWriter json, string name)
    {
        switch (_value)
        {
            case string text: json.WriteString(name, text); break;
            case long whole: json.WriteNumber(name, whole); break;
            case double number: json.WriteNumber(name, number); break;
            case bool flag: json.WriteBoolean(name, flag); break;
            default: json.WriteNull(name); break;
        }
    }
}
