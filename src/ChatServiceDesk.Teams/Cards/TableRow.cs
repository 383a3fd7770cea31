using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>A row of a <see cref="Table"/>.</summary>
public sealed record TableRow(IReadOnlyList<TableCell> Cells)
{
    public ContainerStyle? Style { get; init; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "TableRow");
        json.WriteStartArray("cells");
        foreach (TableCell cell in Cells)
            cell.Write(json);
        json.WriteEndArray();
        json.WriteChoice("style", Style);
        json.WriteEndObject();
    }
}
