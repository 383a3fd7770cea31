using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>Buttons inside the body.</summary>
public sealed record ActionSet : CardElement
{
    public ActionSet(IReadOnlyList<CardAction> actions) : base("ActionSet") => Actions = actions;

    public IReadOnlyList<CardAction> Actions { get; }
    public HorizontalAlignment HorizontalAlignment { get; init; }

    private protected override void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteActions("actions", Actions);
        json.WriteChoice("horizontalAlignment", HorizontalAlignment);
    }
}
