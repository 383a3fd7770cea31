namespace ChatServiceDesk.Tables;

/// <summary>The size of a row as the service counts it.</summary>
/// <remarks>Source: https://learn.microsoft.com/archive/blogs/avkashchauhan/how-the-size-of-an-entity-is-caclulated-in-windows-azure-table-storage</remarks>
internal static class RowSize
{
    private const int PerRow = 4;
    private const int PerProperty = 8;
    private const int Length = 4; // in front of text and bytes

    private const int Operation = PerProperty + (2 * 3) + Length + (2 * TableRules.OperationIdCharacters);

    public static int Of(string partition, string key, RowData data)
    {
        int bytes = PerRow + (2 * (partition.Length + key.Length)) + Operation;
        foreach ((string name, PropertyValue value) in data)
        {
            bytes += PerProperty + (2 * name.Length) + Of(value);
        }

        return bytes;
    }

    private static int Of(PropertyValue value) => value.Type switch
    {
        PropertyType.String => Length + (2 * value.AsString.Length),
        PropertyType.Bytes => Length + value.AsBytes.Length,
        PropertyType.Boolean => 1,
        PropertyType.Int32 => 4,
        PropertyType.Guid => 16,
        _ => 8,
    };
}
