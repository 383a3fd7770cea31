using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>Something in the body of a card. Members that hold their default are not written.</summary>
public abstract record CardElement
{
    private protected CardElement(string type) => Type = type;

    public string? Id { get; init; }
    public bool IsVisible { get; init; } = true;
    public Spacing Spacing { get; init; }

    /// <summary>Draws a line above the element.</summary>
    public bool Separator { get; init; }

    internal string Type { get; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", Type);
        json.WriteText("id", Id);
        WriteMembers(json);
        json.WriteFlag("isVisible", IsVisible, standard: true);
        json.WriteChoice("spacing", Spacing);
        json.WriteFlag("separator", Separator);
        json.WriteEndObject();
    }

    private protected abstract void WriteMembers(Utf8JsonWriter json);
}
