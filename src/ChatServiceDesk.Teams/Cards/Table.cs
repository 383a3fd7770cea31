using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>Rows and columns. For a few short columns; phones are narrow.</summary>
public sealed record Table : CardElement
{
    /// <exception cref="ArgumentException">A row has another number of cells than there are columns.</exception>
    public Table(IReadOnlyList<int> columnShares, IReadOnlyList<TableRow> rows) : base("Table")
    {
        ColumnShares = columnShares;
        Rows = rows.All(row => row.Cells.Count == columnShares.Count)
            ? rows
            : throw new ArgumentException("Each row needs one cell for each column.", nameof(rows));
    }

    /// <summary>The share of the width for each column, at least 1.</summary>
    public IReadOnlyList<int> ColumnShares { get; }
    public IReadOnlyList<TableRow> Rows { get; }
    public bool FirstRowAsHeader { get; init; } = true;
    public bool ShowGridLines { get; init; } = true;
    public ContainerStyle? GridStyle { get; init; }

    private protected override void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteStartArray("columns");
        foreach (int share in ColumnShares)
        {
            json.WriteStartObject();
            json.WriteNumber("width", share);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (TableRow row in Rows)
            row.Write(json);
        json.WriteEndArray();
        json.WriteFlag("firstRowAsHeader", FirstRowAsHeader, standard: true);
        json.WriteFlag("showGridLines", ShowGridLines, standard: true);
        json.WriteChoice("gridStyle", GridStyle);
    }
}
