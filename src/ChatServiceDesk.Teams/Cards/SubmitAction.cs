using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>A button that sends inputs and data as a message, or submits or opens a dialog. The verb stands under <see cref="CardData.VerbName"/>.</summary>
public sealed record SubmitAction : CardAction
{
    public SubmitAction(string title, string verb, CardData? data = null) : base("Action.Submit", title)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(verb);
        Verb = verb;
        Data = data ?? CardData.Empty;
    }

    public string Verb { get; }
    public CardData Data { get; }
    public AssociatedInputs AssociatedInputs { get; init; }

    /// <summary>Teams asks the bot for a dialog (<c>task/fetch</c>) instead of sending a message.</summary>
    public bool OpensDialog { get; init; }

    private protected override void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteStartObject("data");
        Data.WriteMembers(json);
        json.WriteString(CardData.VerbName, Verb);
        if (OpensDialog)
        {
            json.WriteStartObject(CardData.TeamsName);
            json.WriteString("type", "task/fetch");
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteChoice("associatedInputs", AssociatedInputs);
    }
}
