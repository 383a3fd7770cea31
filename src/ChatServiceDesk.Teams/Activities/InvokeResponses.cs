using System.Text.Json;

namespace ChatServiceDesk.Teams.Activities;

/// <summary>The bodies that Teams expects of invokes.</summary>
/// <remarks>Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards#response-format</remarks>
public static class InvokeResponses
{
    private const string ErrorType = "application/vnd.microsoft.error";

    /// <summary>Nothing to show: closes a dialog, acknowledges a file or a thumb.</summary>
    public static InvokeResponse Empty { get; } = new(200, default);

    /// <summary>The value of the invoke makes no sense.</summary>
    public static InvokeResponse BadRequest { get; } = new(400, default);

    /// <summary>There is no such invoke here.</summary>
    public static InvokeResponse NotImplemented { get; } = new(501, default);

    /// <summary>To a button of a card: this card takes its place.</summary>
    public static InvokeResponse Card(string cardJson) =>
        CardAction(200, OutboundAttachment.AdaptiveCardType, json => json.WriteRawValue(cardJson));

    /// <summary>To a button of a card: a short word to whoever pressed it.</summary>
    public static InvokeResponse Message(string text) =>
        CardAction(200, "application/vnd.microsoft.activity.message", json => json.WriteStringValue(text));

    /// <param name="statusCode">400 for what the sender did wrong, 500 for what we did.</param>
    /// <param name="code">For programs.</param>
    /// <param name="message">For whoever pressed the button.</param>
    public static InvokeResponse Error(int statusCode, string code, string message) =>
        CardAction(statusCode, ErrorType, json => WriteError(json, code, message));

    /// <summary>To a button of a card that is out of date.</summary>
    public static InvokeResponse PreconditionFailed(string code, string message) =>
        CardAction(412, ErrorType + ".preconditionFailed", json => WriteError(json, code, message));

    /// <summary>Opens a dialog, or shows its next page.</summary>
    public static InvokeResponse TaskContinue(TaskDialog dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        return Ok("task", "continue", json =>
        {
            json.WriteStartObject("value");
            json.WriteString("title", dialog.Title);
            WriteSize(json, "height", dialog.Height);
            WriteSize(json, "width", dialog.Width);
            json.WritePropertyName("card");
            WriteCard(json, dialog.CardJson);
            json.WriteEndObject();
        });
    }

    /// <summary>Closes a dialog with a short word.</summary>
    public static InvokeResponse TaskMessage(string text) => Ok("task", "message", json => json.WriteString("value", text));

    /// <summary>Says something in place of hits.</summary>
    public static InvokeResponse ExtensionMessage(string text) =>
        Ok("composeExtension", "message", json => json.WriteString("text", text));

    /// <summary>Hits of a search, one below the other.</summary>
    public static InvokeResponse ExtensionResults(IReadOnlyList<ExtensionResult> results) =>
        Ok("composeExtension", "result", json =>
        {
            json.WriteString("attachmentLayout", "list");
            json.WriteStartArray("attachments");
            foreach (ExtensionResult result in results)
                WriteResult(json, result);
            json.WriteEndArray();
        });

    private static InvokeResponse CardAction(int statusCode, string type, Action<Utf8JsonWriter> writeValue) => Ok(json =>
    {
        json.WriteNumber("statusCode", statusCode);
        json.WriteString("type", type);
        json.WritePropertyName("value");
        writeValue(json);
    });

    private static InvokeResponse Ok(string name, string type, Action<Utf8JsonWriter> writeRest) => Ok(json =>
    {
        json.WriteStartObject(name);
        json.WriteString("type", type);
        writeRest(json);
        json.WriteEndObject();
    });

    private static InvokeResponse Ok(Action<Utf8JsonWriter> write) => new(200, JsonBody.Of(write));

    private static void WriteError(Utf8JsonWriter json, string code, string message)
    {
        json.WriteStartObject();
        json.WriteString("code", code);
        json.WriteString("message", message);
        json.WriteEndObject();
    }

    private static void WriteSize(Utf8JsonWriter json, string name, int? pixels)
    {
        if (pixels is { } size)
            json.WriteNumber(name, size);
        else
            json.WriteString(name, "medium");
    }

    private static void WriteCard(Utf8JsonWriter json, string cardJson)
    {
        json.WriteStartObject();
        json.WriteString("contentType", OutboundAttachment.AdaptiveCardType);
        json.WritePropertyName("content");
        json.WriteRawValue(cardJson);
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, ExtensionResult result)
    {
        json.WriteStartObject();
        json.WriteString("contentType", OutboundAttachment.AdaptiveCardType);
        json.WritePropertyName("content");
        json.WriteRawValue(result.CardJson);
        json.WriteStartObject("preview");
        json.WriteString("contentType", "application/vnd.microsoft.card.thumbnail");
        json.WriteStartObject("content");
        json.WriteString("title", result.Title);
        json.WriteString("text", result.Text);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
