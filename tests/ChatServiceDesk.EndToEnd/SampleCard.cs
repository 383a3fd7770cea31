namespace ChatServiceDesk.EndToEnd;

/// <summary>A card with one of everything that the desk's cards use, and the message that carries it.</summary>
internal static class SampleCard
{
    public const string Json = """
        {
          "type": "AdaptiveCard",
          "version": "1.5",
          "body": [
            { "type": "TextBlock", "text": "Ticket INC-42", "weight": "Bolder", "wrap": true },
            { "type": "Input.Text", "id": "name", "label": "Your name", "isRequired": true, "errorMessage": "Say who you are" },
            { "type": "Input.ChoiceSet", "id": "prio", "label": "Priority", "value": "1",
              "choices": [{ "title": "Low", "value": "1" }, { "title": "High", "value": "2" }] },
            { "type": "Input.ChoiceSet", "id": "kind", "label": "Kind", "style": "expanded",
              "choices": [{ "title": "Incident", "value": "i" }, { "title": "Request", "value": "r" }] },
            { "type": "Input.Toggle", "id": "urgent", "title": "It is urgent" },
            { "type": "Input.Number", "id": "people", "label": "People", "min": 1, "max": 500 }
          ],
          "actions": [
            { "type": "Action.Execute", "title": "Approve", "verb": "approve", "data": { "ticket": 42 },
              "fallback": { "type": "Action.Submit", "title": "Approve", "data": { "ticket": 42, "verb": "approve" } } },
            { "type": "Action.Execute", "title": "Ask", "verb": "ask", "associatedInputs": "none" },
            { "type": "Action.Submit", "title": "Hand in", "data": { "form": "f1" } },
            { "type": "Action.ShowCard", "title": "Comment", "card": {
                "type": "AdaptiveCard",
                "body": [{ "type": "Input.Text", "id": "note", "label": "Note", "isMultiline": true }],
                "actions": [{ "type": "Action.Execute", "title": "Add note", "verb": "note", "data": { "ticket": 42 } }] } }
          ]
        }
        """;

    public const string Done = """
        { "type": "AdaptiveCard", "version": "1.5", "body": [{ "type": "TextBlock", "text": "INC-42 is approved", "wrap": true }] }
        """;
}
