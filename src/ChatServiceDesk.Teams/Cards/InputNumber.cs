using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>A number; comes back as text in the invariant culture.</summary>
public sealed record InputNumber : CardInput
{
    public InputNumber(string id, string label) : base("Input.Number", id, label)
    {
    }

    public decimal? Value { get; init; }
    public decimal? Min { get; init; }
    public decimal? Max { get; init; }
    public string? Placeholder { get; init; }

    private protected override void WriteInput(Utf8JsonWriter json)
    {
        Write(json, "value", Value);
        Write(json, "min", Min);
        Write(json, "max", Max);
        json.WritePlain("placeholder", Placeholder);
    }

    private static void Write(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
    }
}
