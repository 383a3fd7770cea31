using System.Globalization;
using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>A time of day; comes back as <c>09:30</c>.</summary>
public sealed record InputTime : CardInput
{
    private const string Format = "HH:mm";

    public InputTime(string id, string label) : base("Input.Time", id, label)
    {
    }

    public TimeOnly? Value { get; init; }
    public TimeOnly? Min { get; init; }
    public TimeOnly? Max { get; init; }

    private protected override void WriteInput(Utf8JsonWriter json)
    {
        json.WriteText("value", Value?.ToString(Format, CultureInfo.InvariantCulture));
        json.WriteText("min", Min?.ToString(Format, CultureInfo.InvariantCulture));
        json.WriteText("max", Max?.ToString(Format, CultureInfo.InvariantCulture));
    }
}
