using System.Text.Json;

namespace ChatServiceDesk.Teams.Cards;

/// <summary>Lets the client ask for a newer card, for the people named, without a press.</summary>
/// <param name="Action">What the client invokes; the answer is the new card.</param>
/// <param name="UserIds">Teams user ids (<c>29:…</c>), at most 60. Empty: everyone, in conversations of up to 60 people.</param>
public sealed record CardRefresh(ExecuteAction Action, IReadOnlyList<string> UserIds)
{
    public const int MaxUserIds = 60;

    public IReadOnlyList<string> UserIds { get; } = UserIds.Count <= MaxUserIds
        ? UserIds
        : throw new ArgumentException($"A card refreshes for {MaxUserIds} people at most.", nameof(UserIds));

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("refresh");
        json.WriteAction("action", Action);
        if (UserIds.Count > 0)
        {
            json.WriteStartArray("userIds");
            foreach (string id in UserIds)
                json.WriteStringValue(id);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }
}
