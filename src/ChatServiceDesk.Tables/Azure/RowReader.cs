using System.Text.Json;
using Azure;

namespace ChatServiceDesk.Tables;

/// <summary>A row as the service keeps it: ours, and the id of the commit that wrote it.</summary>
internal sealed record StoredRow(Row Row, string? OperationId);

/// <summary>Reads rows in the "minimalmetadata" format, in which a type stands in front of every value that JSON cannot tell.</summary>
/// <remarks>
/// A number with a point or an exponent is a double, another one an Int32.
/// Source: https://learn.microsoft.com/rest/api/storageservices/payload-format-for-table-service-operations
/// </remarks>
internal sealed class RowReader
{
    private readonly List<string> _names = []; // of the row before: rows of a range mostly look alike

    /// <exception cref="JsonException">This is not a row.</exception>
    public StoredRow ReadRow(ReadOnlySpan<byte> content, ETag? etag)
    {
        Utf8JsonReader json = new(content);
        json.Read();
        return ReadRow(ref json, etag);
    }

    /// <exception cref="JsonException">This is not a list of rows.</exception>
    public List<Row> ReadRows(ReadOnlySpan<byte> content)
    {
        Utf8JsonReader json = new(content);
        List<Row> rows = [];
        json.Read();
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            bool isList = json.ValueTextEquals("value"u8);
            json.Read();
            if (!isList)
            {
                json.Skip();
                continue;
            }

            while (json.Read() && json.TokenType is JsonTokenType.StartObject)
            {
                rows.Add(ReadRow(ref json, etag: null).Row);
            }
        }

        return rows;
    }

    private StoredRow ReadRow(ref Utf8JsonReader json, ETag? etag)
    {
        (string? partition, string? key, string? operation) = (null, null, null);
        List<KeyValuePair<string, PropertyValue>> properties = new(_names.Count);
        (string Name, PropertyType Type) announced = ("", PropertyType.None);
        for (int at = 0; json.Read() && json.TokenType is JsonTokenType.PropertyName; at++)
        {
            string name = Name(ref json, at);
            json.Read();
            switch (name)
            {
                case "PartitionKey": partition = json.GetString(); break;
                case "RowKey": key = json.GetString(); break;
                case "Timestamp": break;
                case "odata.etag": etag = new ETag(json.GetString() ?? ""); break;
                case TableRules.OperationProperty: operation = json.GetString(); break;
                case var _ when name.EndsWith("@odata.type", StringComparison.Ordinal):
                    announced = (name[..^"@odata.type".Length], TypedValue.TypeOf(ref json));
                    break;
                case var _ when name.StartsWith("odata.", StringComparison.Ordinal): json.Skip(); break;
                default:
                    PropertyValue value = TypedValue.Read(ref json, announced.Name == name ? announced.Type : PropertyType.None);
                    if (value.Type is not PropertyType.None)
                    {
                        properties.Add(new(name, value));
                    }

                    break;
            }
        }

        return partition is null || key is null
            ? throw new JsonException("A row without its keys.")
            : new(new(partition, key, RowData.Read(properties, partition, key), etag ?? throw new JsonException("A row without an ETag.")), operation);
    }

    private string Name(ref Utf8JsonReader json, int at)
    {
        if (at < _names.Count && json.ValueTextEquals(_names[at]))
        {
            return _names[at];
        }

        string name = json.GetString() ?? throw new JsonException("A property without a name.");
        if (at < _names.Count)
        {
            _names[at] = name;
        }
        else
        {
            _names.Add(name);
        }

        return name;
    }
}
