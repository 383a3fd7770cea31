using System.Globalization;

namespace ChatServiceDesk.Tables;

/// <summary>The addresses of one table and its rows.</summary>
/// <remarks>Source: https://learn.microsoft.com/rest/api/storageservices/addressing-table-service-resources</remarks>
internal sealed class TableAddress
{
    private readonly string _service;

    public TableAddress(Uri endpoint, string tableName)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        if (!endpoint.IsAbsoluteUri || endpoint.Query.Length is not 0)
        {
            throw new ArgumentException($"'{endpoint.GetLeftPart(UriPartial.Path)}' must be the whole address of a table service, without a query.", nameof(endpoint));
        }

        if (tableName.Length is < 3 or > 63 || !char.IsAsciiLetter(tableName[0]) || !tableName.All(char.IsAsciiLetterOrDigit))
        {
            throw new ArgumentException($"A table name has 3 to 63 letters and digits and starts with a letter: '{tableName}'.", nameof(tableName));
        }

        _service = endpoint.AbsoluteUri.TrimEnd('/');
        (TableName, Table, Batch, Tables) = (tableName, $"{_service}/{tableName}", new($"{_service}/$batch"), new($"{_service}/Tables"));
    }

    public string TableName { get; }

    public string Table { get; }

    public Uri Batch { get; }

    public Uri Tables { get; }

    public string Row(string partition, string key) => $"{Table}(PartitionKey='{Quoted(partition)}',RowKey='{Quoted(key)}')";

    /// <param name="next">Where the page before left off, as the service put it; <see langword="null"/> for the first page.</param>
    public Uri Range(string partition, KeyRange keys, int rows, (string Partition, string? Key)? next)
    {
        string filter = $"PartitionKey eq '{Doubled(partition)}'"
            + (keys.From is { } from ? $" and RowKey ge '{Doubled(from)}'" : "")
            + (keys.To is { } to ? $" and RowKey lt '{Doubled(to)}'" : "");
        string page = next is { } at
            ? $"&NextPartitionKey={Uri.EscapeDataString(at.Partition)}" + (at.Key is { } key ? $"&NextRowKey={Uri.EscapeDataString(key)}" : "")
            : "";
        return new(string.Create(CultureInfo.InvariantCulture, $"{Table}()?$filter={Uri.EscapeDataString(filter)}&$top={rows}{page}"));
    }

    public override string ToString() => Table;

    private static string Quoted(string key) => Uri.EscapeDataString(Doubled(key));

    private static string Doubled(string literal) => literal.Replace("'", "''", StringComparison.Ordinal);
}
