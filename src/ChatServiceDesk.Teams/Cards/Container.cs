using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>Elements that belong together.</summary>
public sealed record Container : CardElement
{
    public Container(IReadOnlyList<CardElement> items) : base("Container") => Items = items;

    public IReadOnlyList<CardElement> Items { get; }
    public ContainerStyle? Style { get; init; }

    /// <summary>Reaches to the edges of the card.</summary>
    public bool Bleed { get; init; }
    public VerticalAlignment? VerticalAlignment { get; init; }
    public CardAction? SelectAction { get; init => field = CardAction.ForTap(value); }

    private protected override void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteElements("items", Items);
        json.WriteChoice("style", Style);
        json.WriteFlag("bleed", Bleed);
        json.WriteChoice("verticalContentAlignment", VerticalAlignment);
        json.WriteAction("selectAction", SelectAction);
    }
}
