using System.Net;

namespace ChatServiceDesk.Tables;

/// <summary>What a property may be called and hold.</summary>
internal static class PropertyRules
{
    public static void CheckName(string key, string name, int index)
    {
        string? problem = name switch
        {
            "" => "is empty",
            { Length: > TableLimits.MaxNameCharacters } => $"is longer than {TableLimits.MaxNameCharacters} characters",
            "PartitionKey" or "RowKey" or "Timestamp" or TableRules.OperationProperty => "is taken by the store itself",
            _ when !IsIdentifier(name) => "is not a C# identifier",
            _ => null,
        };
        if (problem is not null)
        {
            throw new TableException(HttpStatusCode.BadRequest, TableErrorCode.InvalidName, $"The property name '{name}' of row '{key}' {problem}.", index);
        }
    }

    public static void CheckValue(string key, string name, PropertyValue value, int index)
    {
        switch (value.Type)
        {
            case PropertyType.String when value.AsString.Length > TableLimits.MaxPropertyCharacters:
                throw TableRules.TooLarge($"{name} of row '{key}' has {value.AsString.Length} characters; {TableLimits.MaxPropertyCharacters} is the limit.", index);
            case PropertyType.Bytes when value.AsBytes.Length > TableLimits.MaxPropertyBytes:
                throw TableRules.TooLarge($"{name} of row '{key}' has {value.AsBytes.Length} bytes; {TableLimits.MaxPropertyBytes} is the limit.", index);
            case PropertyType.DateTime when value.AsDateTime < TableLimits.EarliestDate:
                throw new TableException(
                    HttpStatusCode.BadRequest, TableErrorCode.InvalidValue, $"{name} of row '{key}' is before {TableLimits.EarliestDate:yyyy-MM-dd}.", index);
            default:
                break;
        }
    }

    private static bool IsIdentifier(string name)
    {
        if (!char.IsLetter(name[0]) && name[0] is not '_')
        {
            return false;
        }

        foreach (char character in name)
        {
            if (!char.IsLetterOrDigit(character) && character is not '_')
            {
                return false;
            }
        }

        return true;
    }
}
