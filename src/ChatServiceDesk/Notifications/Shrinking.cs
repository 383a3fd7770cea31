using System.Text.Json;
using System.Text.Json.Nodes;
using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Teams.Cards;

namespace ChatServiceDesk.Notifications;

/// <summary>Makes a message smaller that was too big for Teams: its long texts are cut; if that is not enough, a card becomes its summary.</summary>
internal static class Shrinking
{
    private const int LongestInCard = 300;
    private const int LongestText = 4000;

    /// <returns><see langword="null"/> when it can't be made smaller.</returns>
    public static OutboundActivity? Of(OutboundActivity message)
    {
        if (message.Attachments is [{ Content: { ValueKind: JsonValueKind.Object } card }] && JsonObject.Create(card) is { } shorter)
        {
            Cut(shorter);
            string json = shorter.ToJsonString();
            return json.Length <= card.GetRawText().Length * 3 / 4
                ? OutboundActivity.Card(json, CardText.Truncate(message.Summary ?? "", LongestInCard))
                : Words(message.Summary ?? message.Text ?? "");
        }

        return message.Text is { Length: > 1 } text ? Words(CardText.Truncate(text, Math.Min(LongestText, text.Length / 2))) : null;
    }

    private static OutboundActivity? Words(string text) => text.Length == 0 ? null : OutboundActivity.Message(CardText.Truncate(text, LongestText));

    /// <summary>Only what is read is cut: what a button or an input sends back stays whole.</summary>
    private static void Cut(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject part:
                bool isInput = part["type"] is JsonValue type && type.TryGetValue(out string? kind) && kind.StartsWith("Input.", StringComparison.Ordinal);
                foreach ((string name, JsonNode? inner) in part.ToArray())
                {
                    if (name is "text" or "fallbackText" or "value" && !isInput && inner is JsonValue value && value.TryGetValue(out string? text) && text.Length > LongestInCard)
                    {
                        part[name] = CardText.Truncate(text, LongestInCard);
                    }
                    else if (name != "data")
                    {
                        Cut(inner);
                    }
                }

                break;
            case JsonArray list:
                foreach (JsonNode? inner in list)
                {
                    Cut(inner);
                }

                break;
            default:
                break;
        }
    }
}
