using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>A button that unfolds another card below itself.</summary>
public sealed record ShowCardAction : CardAction
{
    public ShowCardAction(string title, AdaptiveCard card) : base("Action.ShowCard", title)
    {
        ArgumentNullException.ThrowIfNull(card);
        Card = card;
    }

    public AdaptiveCard Card { get; }

    private protected override void WriteMembers(Utf8JsonWriter json)
    {
        json.WritePropertyName("card");
        Card.Write(json);
    }
}
