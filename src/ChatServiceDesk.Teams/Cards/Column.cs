using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>One column of a <see cref="ColumnSet"/>.</summary>
public sealed record Column : CardElement
{
    public Column(IReadOnlyList<CardElement> items, ColumnWidth width = default) : base("Column")
    {
        Items = items;
        Width = width;
    }

    public IReadOnlyList<CardElement> Items { get; }
    public ColumnWidth Width { get; }
    public ContainerStyle? Style { get; init; }
    public VerticalAlignment? VerticalAlignment { get; init; }
    public CardAction? SelectAction { get; init => field = CardAction.ForTap(value); }

    private protected override void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteElements("items", Items);
        json.WriteString("width", Width.ToString());
        json.WriteChoice("style", Style);
        json.WriteChoice("verticalContentAlignment", VerticalAlignment);
        json.WriteAction("selectAction", SelectAction);
    }
}
