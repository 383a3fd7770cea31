using System.Buffers.Text;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatServiceDesk.Tables;

/// <summary>A row as JSON in which every value says its type, unless JSON itself does.</summary>
/// <remarks>Source: https://learn.microsoft.com/rest/api/storageservices/payload-format-for-table-service-operations</remarks>
internal static class RowWriter
{
    private const string TypeSuffix = "@odata.type";

    /// <summary>For a row in a batch: what need not be escaped is not, so that more fits.</summary>
    public static JsonWriterOptions InBatch { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>For a row by itself, in ASCII: Azurite 3.37 decodes such a body piece by piece, and breaks a character that lies across two pieces.</summary>
    public static JsonWriterOptions ByItself { get; } = new() { SkipValidation = true };

    public static void Write(Utf8JsonWriter json, string partition, string key, RowData data, string operationId)
    {
        json.WriteStartObject();
        json.WriteString("PartitionKey"u8, partition);
        json.WriteString("RowKey"u8, key);
        foreach ((string name, PropertyValue value) in data)
        {
            WriteProperty(json, name, value);
        }

        json.WriteString(TableRules.OperationProperty, operationId);
        json.WriteEndObject();
    }

    private static void WriteProperty(Utf8JsonWriter json, string name, PropertyValue value)
    {
        switch (value.Type)
        {
            case PropertyType.String: json.WriteString(name, value.AsString); break;
            case PropertyType.Boolean: json.WriteBoolean(name, value.AsBoolean); break;
            case PropertyType.Int32: json.WriteNumber(name, value.AsInt32); break;
            case PropertyType.Int64: WriteInt64(json, name, value.AsInt64); break;
            case PropertyType.Double: WriteDouble(json, name, value.AsDouble); break;
            case PropertyType.DateTime: WriteDateTime(json, name, value.AsDateTime); break;
            case PropertyType.Guid:
                WriteType(json, name, "Edm.Guid"u8);
                json.WriteString(name, value.AsGuid);
                break;
            case PropertyType.Bytes:
                WriteType(json, name, "Edm.Binary"u8);
                json.WriteBase64String(name, value.AsBytes);
                break;
            default: throw new UnreachableException();
        }
    }

    private static void WriteInt64(Utf8JsonWriter json, string name, long value)
    {
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(value, digits, out int length);
        WriteType(json, name, "Edm.Int64"u8);
        json.WriteString(name, digits[..length]);
    }

    private static void WriteDouble(Utf8JsonWriter json, string name, double value)
    {
        WriteType(json, name, "Edm.Double"u8);
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteString(name, double.IsNaN(value) ? "NaN"u8 : value > 0 ? "Infinity"u8 : "-Infinity"u8);
        }
    }

    private static void WriteDateTime(Utf8JsonWriter json, string name, DateTimeOffset value)
    {
        Span<byte> text = stackalloc byte[28]; // 2026-11-23T07:20:43.1234567Z
        Utf8Formatter.TryFormat(value.UtcDateTime, text, out int length, 'O');
        WriteType(json, name, "Edm.DateTime"u8);
        json.WriteString(name, text[..length]);
    }

    private static void WriteType(Utf8JsonWriter json, string name, ReadOnlySpan<byte> type)
    {
        Span<char> annotated = stackalloc char[TableLimits.MaxNameCharacters + TypeSuffix.Length];
        name.CopyTo(annotated);
        TypeSuffix.CopyTo(annotated[name.Length..]);
        json.WriteString(annotated[..(name.Length + TypeSuffix.Length)], type);
    }
}
