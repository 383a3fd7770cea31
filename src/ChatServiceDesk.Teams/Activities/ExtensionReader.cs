using System.Text.Json;

namespace ChatServiceDesk.Teams.Activities;

/// <summary>Reads the value of <c>composeExtension/…</c> invokes. Never throws; what it does not like is named.</summary>
/// <remarks>Source: https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module and
/// https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search</remarks>
public static class ExtensionReader
{
    private const int LongestCommand = 100;
    private const int LongestQuery = 500;
    private const int LongestUrl = 4000;

    /// <summary>The name of the parameter that says that nothing was typed yet.</summary>
    private const string InitialRun = "initialRun";

    /// <summary>Whether this reads invokes of that name.</summary>
    public static bool Reads(string? name) => name is InvokeNames.ExtensionFetchTask or InvokeNames.ExtensionSubmitAction or InvokeNames.ExtensionQuery
        or InvokeNames.ExtensionQueryLink or InvokeNames.ExtensionAnonymousQueryLink;

    public static ExtensionInvokeReading Read(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Value is not { ValueKind: JsonValueKind.Object } value ? Wrong("value", "is no object") : activity.Name switch
        {
            InvokeNames.ExtensionFetchTask => ReadAction(value, isSubmit: false),
            InvokeNames.ExtensionSubmitAction => ReadAction(value, isSubmit: true),
            InvokeNames.ExtensionQuery => ReadQuery(value),
            InvokeNames.ExtensionQueryLink or InvokeNames.ExtensionAnonymousQueryLink => ReadLink(value, activity.Name == InvokeNames.ExtensionAnonymousQueryLink),
            _ => Wrong("name", "is no message extension's"),
        };
    }

    private static ExtensionInvokeReading ReadAction(JsonElement value, bool isSubmit)
    {
        if (Text(value, "commandId") is not { Length: > 0 and <= LongestCommand } command)
            return Wrong("value.commandId", "is missing, no text, or too long");
        if (value.TryGetProperty("messagePayload", out JsonElement payload) && payload.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null))
            return Wrong("value.messagePayload", "is no object");
        if (payload.ValueKind is JsonValueKind.Object && Objection(payload) is { } objection)
            return objection;

        ExtensionMessage? message = payload.ValueKind is JsonValueKind.Object ? ReadMessage(payload) : null;
        if (!isSubmit)
            return new ExtensionInvokeReading.Ok(new ExtensionInvoke.Fetch(command, message));
        return value.TryGetProperty("data", out JsonElement data) && data.ValueKind is JsonValueKind.Object
            ? new ExtensionInvokeReading.Ok(new ExtensionInvoke.Submit(command, data, message))
            : Wrong("value.data", "is no object");
    }

    private static ExtensionInvokeReading.Malformed? Objection(JsonElement payload) =>
        payload.TryGetProperty("body", out JsonElement body) && body.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null) ? Wrong("value.messagePayload.body", "is no object")
        : IsNoText(payload, "id") ? Wrong("value.messagePayload.id", "is no text")
        : IsNoText(payload, "linkToMessage") ? Wrong("value.messagePayload.linkToMessage", "is no text")
        : body.ValueKind is JsonValueKind.Object && IsNoText(body, "content") ? Wrong("value.messagePayload.body.content", "is no text")
        : null;

    private static ExtensionMessage ReadMessage(JsonElement payload)
    {
        JsonElement? body = Field(payload, "body");
        string content = body is { } written ? Text(written, "content") ?? "" : "";
        bool isPlain = body is { } said && Text(said, "contentType") is "text";
        return new ExtensionMessage(
            Text(payload, "id") ?? "",
            isPlain ? content.Trim() : PlainText.OfHtml(content),
            Uri.TryCreate(Text(payload, "linkToMessage"), UriKind.Absolute, out Uri? link) && link.AbsoluteUri.Length <= LongestUrl ? link : null,
            Field(payload, "from") is { } from && Field(from, "user") is { } user ? Text(user, "displayName") : null);
    }

    private static ExtensionInvokeReading ReadQuery(JsonElement value)
    {
        if (IsNoText(value, "commandId"))
            return Wrong("value.commandId", "is no text");
        if (value.TryGetProperty("parameters", out JsonElement parameters) && parameters.ValueKind is not (JsonValueKind.Array or JsonValueKind.Null))
            return Wrong("value.parameters", "is no list");

        string text = "";
        if (parameters.ValueKind is JsonValueKind.Array)
        {
            foreach (JsonElement parameter in parameters.EnumerateArray())
            {
                if (parameter.ValueKind is not JsonValueKind.Object || IsNoText(parameter, "name"))
                    return Wrong("value.parameters", "has something in it that is no parameter");
                if (Text(parameter, "name") is InitialRun)
                    continue;
                if (Text(parameter, "value") is not { Length: <= LongestQuery } typed)
                    return Wrong("value.parameters.value", "is missing, no text, or too long");
                text = typed.Trim();
            }
        }

        int skip = Field(value, "queryOptions") is { } options && Field(options, "skip") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out int given) && given > 0 ? given : 0;
        return new ExtensionInvokeReading.Ok(new ExtensionInvoke.Query(Text(value, "commandId") ?? "", text, skip));
    }

    private static ExtensionInvokeReading ReadLink(JsonElement value, bool isAnonymous) =>
        Text(value, "url") is { Length: > 0 and <= LongestUrl } address && Uri.TryCreate(address, UriKind.Absolute, out Uri? url)
            ? new ExtensionInvokeReading.Ok(new ExtensionInvoke.Link(url, isAnonymous))
            : Wrong("value.url", "is no absolute address");

    private static ExtensionInvokeReading.Malformed Wrong(string field, string problem) => new(field, problem);

    private static JsonElement? Field(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out JsonElement field) && field.ValueKind is not JsonValueKind.Null ? field : null;

    private static string? Text(JsonElement element, string name) => Field(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static bool IsNoText(JsonElement element, string name) => Field(element, name) is { ValueKind: not JsonValueKind.String };
}
