using Azure;
using Azure.Core;

namespace ChatServiceDesk.Tables;

/// <summary>One table of an Azure storage account, or of Azurite.</summary>
public sealed class AzureTable : ITable
{
    /// <param name="endpoint">The table service, such as <c>https://account.table.core.windows.net</c>.</param>
    public AzureTable(Uri endpoint, string tableName, TokenCredential credential, AzureTableOptions? options = null) => throw new NotSupportedException();

    /// <inheritdoc cref="AzureTable(Uri, string, TokenCredential, AzureTableOptions)"/>
    public AzureTable(Uri endpoint, string tableName, TableSharedKey key, AzureTableOptions? options = null) => throw new NotSupportedException();

    public static AzureTable FromConnectionString(string connectionString, string tableName, AzureTableOptions? options = null) => throw new NotSupportedException();

    public Task CreateIfNotExistsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<Row?> GetAsync(string partition, string rowKey, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<Row> RangeAsync(string partition, KeyRange keys, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<ETag>> CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) => throw new NotSupportedException();
}
