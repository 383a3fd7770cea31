using System.Text;
using System.Text.Json;

namespace ChatServiceDesk.Teams.Connector;

/// <summary>What the connector writes in its answers. It is not always JSON, and sometimes JSON inside a string.</summary>
internal static class ConnectorBody
{
    private const int MaxNesting = 3;
    private const int MaxCodeLength = 100;

    /// <returns><see langword="null"/> when there is no such text.</returns>
    public static string? Text(ReadOnlyMemory<byte> body, string name) => Parse(body) is { } root ? Text(root, name) : null;

    /// <summary>The code and the reason behind it, from either shape: <c>{"error":{"code","message"}}</c> of the connector,
    /// <c>{"errorCode","message":"{\"subCode\"…}"}</c> of the messaging service behind it.</summary>
    public static (string Code, string? SubCode) Error(ReadOnlyMemory<byte> body)
    {
        if (Parse(body) is not { } root)
            return (ConnectorCodes.None, null);

        JsonElement error = Unwrap(root, 0);
        if (Object(error, "error") is { } inner)
            error = inner;

        string code = Text(error, "code") ?? Text(error, "errorCode") ?? ConnectorCodes.None;
        string? subCode = Text(error, "subCode") ?? (Object(error, "message") is { } message ? Text(message, "subCode") : null);
        return (Clean(code), subCode is null ? null : Clean(subCode));
    }

    private static JsonElement? Parse(ReadOnlyMemory<byte> body)
    {
        if (!StrictUnicode.IsWellFormed(body.Span))
            return null;

        try
        {
            Utf8JsonReader reader = new(body.Span);
            return JsonElement.ParseValue(ref reader);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Object(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object
        && element.TryGetProperty(name, out JsonElement value)
        && Unwrap(value, 0) is { ValueKind: JsonValueKind.Object } inner
            ? inner
            : null;

    /// <summary>JSON inside a string, which may itself be inside a string.</summary>
    private static JsonElement Unwrap(JsonElement element, int nesting) =>
        nesting < MaxNesting
        && element.ValueKind is JsonValueKind.String
        && Parse(Encoding.UTF8.GetBytes(element.GetString() ?? "")) is { } inner
            ? Unwrap(inner, nesting + 1)
            : element;

    private static string? Text(JsonElement element, string name)
    {
        if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty(name, out JsonElement value))
            return null;

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
    }

    /// <summary>Codes go to logs and dead letters.</summary>
    private static string Clean(string code) => string.Concat(code.Where(c => !char.IsControl(c)).Take(MaxCodeLength));
}
