using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>A cell of a <see cref="Table"/>.</summary>
public sealed record TableCell(IReadOnlyList<CardElement> Items)
{
    /// <param name="text">Literal.</param>
    public TableCell(string text) : this([new TextBlock(text)])
    {
    }

    public ContainerStyle? Style { get; init; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "TableCell");
        json.WriteElements("items", Items);
        json.WriteChoice("style", Style);
        json.WriteEndObject();
    }
}
