using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>A button that calls the bot and shows the card that it answers with.</summary>
/// <remarks>Clients without Action.Execute press an Action.Submit with the same data and the verb under
/// <see cref="CardData.VerbName"/>; it arrives as a message with a value and no text.</remarks>
public sealed record ExecuteAction : CardAction
{
    public ExecuteAction(string title, string verb, CardData? data = null) : base("Action.Execute", title)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(verb);
        Verb = verb;
        Data = data ?? CardData.Empty;
    }

    public string Verb { get; }
    public CardData Data { get; }
    public AssociatedInputs AssociatedInputs { get; init; }

    private protected override void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteString("verb", Verb);
        json.WriteStartObject("data");
        Data.WriteMembers(json);
        json.WriteEndObject();
        json.WriteChoice("associatedInputs", AssociatedInputs);
        WriteFallback(json);
    }

    private void WriteFallback(Utf8JsonWriter json)
    {
        json.WriteStartObject("fallback");
        json.WriteString("type", "Action.Submit");
        WriteAppearance(json);
        json.WriteStartObject("data");
        Data.WriteMembers(json);
        json.WriteString(CardData.VerbName, Verb);
        json.WriteEndObject();
        json.WriteChoice("associatedInputs", AssociatedInputs);
        json.WriteEndObject();
    }
}
