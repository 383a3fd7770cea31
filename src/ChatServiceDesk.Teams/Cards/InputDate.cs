using System.Globalization;
using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>A day; comes back as <c>2026-11-23</c>.</summary>
public sealed record InputDate : CardInput
{
    private const string Format = "yyyy-MM-dd";

    public InputDate(string id, string label) : base("Input.Date", id, label)
    {
    }

    public DateOnly? Value { get; init; }
    public DateOnly? Min { get; init; }
    public DateOnly? Max { get; init; }

    private protected override void WriteInput(Utf8JsonWriter json)
    {
        json.WriteText("value", Value?.ToString(Format, CultureInfo.InvariantCulture));
        json.WriteText("min", Min?.ToString(Format, CultureInfo.InvariantCulture));
        json.WriteText("max", Max?.ToString(Format, CultureInfo.InvariantCulture));
    }
}
