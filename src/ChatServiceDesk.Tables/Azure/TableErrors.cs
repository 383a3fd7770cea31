using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Azure;

namespace ChatServiceDesk.Tables;

/// <summary>Turns what the service said into a <see cref="TableException"/>: from a header, JSON, XML or nothing at all.</summary>
/// <remarks>Source: https://learn.microsoft.com/rest/api/storageservices/table-service-error-codes</remarks>
internal static class TableErrors
{
    /// <inheritdoc cref="Of(int, string?, ReadOnlyMemory{byte}, string?, TableAddress, int)"/>
    public static TableException Of(Response response, TableAddress address, int changes = 0) =>
        Of(
            response.Status,
            HeaderCode(response),
            response.Content.ToMemory(),
            response.Headers.RequestId,
            address,
            changes);

    /// <param name="changes">How many changes the request made; 0 when it made none. Tells whether a number in front of the message is an index.</param>
    public static TableException Of(int status, string? code, ReadOnlyMemory<byte> content, string? requestId, TableAddress address, int changes)
    {
        (string? bodyCode, string? words) = Parse(content);
        code ??= bodyCode;
        (int? index, words) = SplitIndex(words, changes);
        TableErrorCode meaning = Meaning(code, (HttpStatusCode)status);
        string message = meaning is TableErrorCode.TableNotFound
            ? $"There is no table at {address}. Create it with {nameof(AzureTable.CreateIfNotExistsAsync)}, or correct the table name."
            : $"The table at {address} refused ({status} {code ?? "without a code"}): {words ?? "it gave no reason"}";
        return new(
            (HttpStatusCode)status, meaning, requestId is null ? message : $"{message} (request {requestId})", index ?? (changes is 1 && IsAboutAChange(meaning) ? 0 : null));
    }

    /// <returns>The service's own name for what is wrong; <see langword="null"/> when it gave none.</returns>
    public static string? CodeOf(Response response) => HeaderCode(response) ?? Parse(response.Content.ToMemory()).Code;

    private static string? HeaderCode(Response response) => response.Headers.TryGetValue("x-ms-error-code", out string? code) ? code : null;

    private static bool IsAboutAChange(TableErrorCode meaning) =>
        meaning is not (TableErrorCode.TableNotFound or TableErrorCode.Unauthorized or TableErrorCode.Busy);

    private static TableErrorCode Meaning(string? code, HttpStatusCode status) => code switch
    {
        "EntityAlreadyExists" => TableErrorCode.AlreadyExists,
        "ResourceNotFound" or "EntityNotFound" => TableErrorCode.NotFound,
        "TableNotFound" => TableErrorCode.TableNotFound,
        "UpdateConditionNotSatisfied" or "ConditionNotMet" => TableErrorCode.ConditionNotMet,
        "EntityTooLarge" or "PropertyValueTooLarge" or "RequestBodyTooLarge" or "TooManyProperties" => TableErrorCode.TooLarge,
        "KeyValueTooLarge" => TableErrorCode.InvalidKey,
        "PropertyNameInvalid" or "PropertyNameTooLong" => TableErrorCode.InvalidName,
        "InvalidValueType" => TableErrorCode.InvalidValue,
        "InvalidDuplicateRow" => TableErrorCode.DuplicateRow,
        "ServerBusy" or "TableBeingDeleted" => TableErrorCode.Busy,
        _ => status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => TableErrorCode.Unauthorized,
            HttpStatusCode.PreconditionFailed => TableErrorCode.ConditionNotMet,
            HttpStatusCode.RequestEntityTooLarge => TableErrorCode.TooLarge,
            HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => TableErrorCode.Busy,
            _ => TableErrorCode.None,
        },
    };

    // "1:The specified entity already exists.\nRequestId:...\nTime:..."
    private static (int? Index, string? Words) SplitIndex(string? words, int changes)
    {
        words = words?.Split('\n', 2)[0].Trim();
        int colon = words?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return colon > 0 && int.TryParse(words.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < changes
            ? (index, words?[(colon + 1)..].Trim())
            : (null, words);
    }

    private static (string? Code, string? Words) Parse(ReadOnlyMemory<byte> content)
    {
        ReadOnlySpan<byte> text = content.Span.TrimStart("\uFEFF \r\n\t"u8);
        try
        {
            return text switch
            {
                [(byte)'{', ..] => ParseJson(content),
                [(byte)'<', ..] => ParseXml(Encoding.UTF8.GetString(text)),
                _ => (null, null),
            };
        }
        catch (Exception e) when (e is JsonException or XmlException)
        {
            return (null, null); // the status has to do
        }
    }

    private static (string? Code, string? Words) ParseJson(ReadOnlyMemory<byte> content)
    {
        using JsonDocument document = JsonDocument.Parse(content);
        if (!document.RootElement.TryGetProperty("odata.error", out JsonElement error) || error.ValueKind is not JsonValueKind.Object)
        {
            return (null, null);
        }

        string? code = error.TryGetProperty("code", out JsonElement name) && name.ValueKind is JsonValueKind.String ? name.GetString() : null;
        string? words = error.TryGetProperty("message", out JsonElement message) && message.ValueKind is JsonValueKind.Object
            && message.TryGetProperty("value", out JsonElement value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        return (code, words);
    }

    private static (string? Code, string? Words) ParseXml(string text)
    {
        XElement? error = XDocument.Parse(text).Root;
        return (Child("Code"), Child("Message"));

        string? Child(string name) =>
            error?.Elements().FirstOrDefault(e => string.Equals(e.Name.LocalName, name, StringComparison.OrdinalIgnoreCase))?.Value;
    }
}
