using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>Columns side by side.</summary>
public sealed record ColumnSet : CardElement
{
    public ColumnSet(IReadOnlyList<Column> columns) : base("ColumnSet") => Columns = columns;

    public IReadOnlyList<Column> Columns { get; }
    public ContainerStyle? Style { get; init; }
    public CardAction? SelectAction { get; init => field = CardAction.ForTap(value); }

    private protected override void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteElements("columns", Columns);
        json.WriteChoice("style", Style);
        json.WriteAction("selectAction", SelectAction);
    }
}
