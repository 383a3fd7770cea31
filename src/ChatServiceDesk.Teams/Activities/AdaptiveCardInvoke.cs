using System.Text.Json;

namespace ChatServiceDesk.Teams.Activities;

/// <summary>A pressed <c>Action.Execute</c> button.</summary>
/// <param name="Verb">Which button. As forgeable as the rest.</param>
/// <param name="Data">The button's data and the card's inputs in one object; inputs left empty are missing, toggles and choices are strings.</param>
/// <param name="ActionId">The id that the card gave to the button, if any.</param>
/// <param name="IsAutomatic">A client refreshed the card by itself; nobody pressed anything.</param>
public sealed record AdaptiveCardInvoke(string Verb, JsonElement Data, string? ActionId = null, bool IsAutomatic = false)
{
    private static readonly JsonElement _nothing = JsonElement.Parse("{}");

    public static AdaptiveCardInvokeReading Read(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (activity.Value is not { ValueKind: JsonValueKind.Object } value)
            return Wrong("value", "is no object");
        if (!value.TryGetProperty("action", out JsonElement action) || action.ValueKind is not JsonValueKind.Object)
            return Wrong("value.action", "is no object");
        if (Text(action, "type") is not "Action.Execute")
            return Wrong("value.action.type", "is not Action.Execute");
        if (Text(action, "verb") is not { Length: > 0 } verb)
            return Wrong("value.action.verb", "is missing or no text");
        if (!action.TryGetProperty("data", out JsonElement data) || data.ValueKind is JsonValueKind.Null)
            data = _nothing;
        if (data.ValueKind is not JsonValueKind.Object)
            return Wrong("value.action.data", "is no object");

        return new AdaptiveCardInvokeReading.Ok(
            new AdaptiveCardInvoke(verb, data, Text(action, "id"), Text(value, "trigger") is "automatic"));
    }

    private static AdaptiveCardInvokeReading.Malformed Wrong(string field, string problem) => new(field, problem);

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;
}
