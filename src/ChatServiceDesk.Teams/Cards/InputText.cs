using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>A line or a box of text.</summary>
public sealed record InputText : CardInput
{
    public InputText(string id, string label) : base("Input.Text", id, label)
    {
    }

    public string? Value { get; init; }
    public string? Placeholder { get; init; }
    public bool IsMultiline { get; init; }

    /// <summary>A hint for the client; check it again, it is not enforced by the platform.</summary>
    public int? MaxLength { get; init; }
    public InputTextStyle Style { get; init; }

    private protected override void WriteInput(Utf8JsonWriter json)
    {
        json.WriteText("value", Value is { } text ? CardText.Lines(text) : null);
        json.WritePlain("placeholder", Placeholder);
        json.WriteFlag("isMultiline", IsMultiline);
        json.WriteCount("maxLength", MaxLength);
        json.WriteChoice("style", Style);
    }
}
