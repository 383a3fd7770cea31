using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>A button that shows hidden elements and hides shown ones, by their ids, without asking the bot.</summary>
public sealed record ToggleVisibilityAction : CardAction
{
    public ToggleVisibilityAction(string title, IReadOnlyList<string> elementIds) : base("Action.ToggleVisibility", title)
    {
        ArgumentNullException.ThrowIfNull(elementIds);
        ElementIds = elementIds.Count > 0
            ? elementIds
            : throw new ArgumentException("There is nothing to toggle.", nameof(elementIds));
    }

    public IReadOnlyList<string> ElementIds { get; }

    private protected override void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteStartArray("targetElements");
        foreach (string id in ElementIds)
            json.WriteStringValue(id);
        json.WriteEndArray();
    }
}
