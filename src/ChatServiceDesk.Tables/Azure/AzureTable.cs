using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ChatServiceDesk.Tables;

/// <summary>One table of an Azure storage account, or of Azurite, over its REST protocol.</summary>
/// <remarks>
/// A commit that gets no clear answer is sent again under the same operation id, and is read back before a conflict is
/// believed. A commit that is cancelled while it is being sent may or may not have happened.
/// </remarks>
public sealed class AzureTable : ITable
{
    private const int MaxRowsPerPage = 1000; // https://learn.microsoft.com/rest/api/storageservices/query-timeout-and-pagination

    private readonly AzureConnection _connection;

    /// <param name="endpoint">The table service, such as <c>https://account.table.core.windows.net</c>.</param>
    public AzureTable(Uri endpoint, string tableName, TokenCredential credential, AzureTableOptions? options = null)
        : this(new TableAddress(endpoint, tableName), new BearerTokenAuthenticationPolicy(credential, "https://storage.azure.com/.default"), options ?? new())
    {
    }

    /// <inheritdoc cref="AzureTable(Uri, string, TokenCredential, AzureTableOptions)"/>
    public AzureTable(Uri endpoint, string tableName, TableSharedKey key, AzureTableOptions? options = null)
        : this(new TableAddress(endpoint, tableName), Signing(key, options ??= new()), options)
    {
    }

    private AzureTable(TableAddress address, HttpPipelinePolicy authentication, AzureTableOptions options) =>
        _connection = new(address, authentication, options);

    /// <param name="connectionString">With an account key, as the portal shows it, or <c>UseDevelopmentStorage=true</c> for Azurite on its usual port.</param>
    /// <exception cref="FormatException">The connection string is not one.</exception>
    public static AzureTable FromConnectionString(string connectionString, string tableName, AzureTableOptions? options = null)
    {
        (Uri endpoint, TableSharedKey key) = ConnectionString.Parse(connectionString);
        return new(endpoint, tableName, key, options);
    }

    /// <exception cref="TableException">The service could not be reached or does not allow it.</exception>
    public async Task CreateIfNotExistsAsync(CancellationToken cancellationToken)
    {
        using HttpMessage message = _connection.Message(RequestMethod.Post, _connection.Address.Tables);
        message.Request.Headers.SetValue("Content-Type", "application/json");
        message.Request.Headers.SetValue("Prefer", "return-no-content");
        message.Request.Content = RequestContent.Create(Encoding.UTF8.GetBytes($$"""{"TableName":"{{_connection.Address.TableName}}"}"""));
        if (await _connection.TrySendAsync(message, cancellationToken) is { } failure)
        {
            throw failure;
        }

        Response response = message.Response;
        bool isThere = response.Status is 201 or 204
            || (response.Status is 409 && TableErrors.CodeOf(response) is "TableAlreadyExists");
        if (!isThere)
        {
            throw TableErrors.Of(response, _connection.Address);
        }
    }

    public async ValueTask<Row?> GetAsync(string partition, string rowKey, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TableRules.CheckKey(partition, "partition");
        TableRules.CheckKey(rowKey, "row");
        return (await _connection.GetAsync(partition, rowKey, cancellationToken))?.Row;
    }

    public async IAsyncEnumerable<Row> RangeAsync(string partition, KeyRange keys, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TableRules.CheckKey(partition, "partition");
        RowReader reader = new();
        (string Partition, string? Key)? next = null;
        int left = keys.Take ?? int.MaxValue;
        do
        {
            (List<Row> rows, next) = await PageAsync(reader, partition, keys, Math.Min(left, MaxRowsPerPage), next, cancellationToken);
            foreach (Row row in rows.Take(left))
            {
                yield return row;
            }

            left -= rows.Count;
        }
        while (next is not null && left > 0);
    }

    public async Task<IReadOnlyList<ETag>> CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TableRules.CheckBatch(partition, changes);
        return changes.Count is 0 ? [] : await new AzureCommit(_connection, partition, changes).RunAsync(cancellationToken);
    }

    private async Task<(List<Row> Rows, (string Partition, string? Key)? Next)> PageAsync(
        RowReader reader, string partition, KeyRange keys, int rows, (string Partition, string? Key)? next, CancellationToken cancellationToken)
    {
        using HttpMessage message = _connection.Message(RequestMethod.Get, _connection.Address.Range(partition, keys, rows, next));
        Response response = await _connection.ReadAsync(message, cancellationToken)
            ?? throw new TableException(HttpStatusCode.NotFound, TableErrorCode.TableNotFound, $"There is no table at {_connection.Address}.");
        try
        {
            return (reader.ReadRows(response.Content.ToMemory().Span), Continuation(response));
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or FormatException)
        {
            throw _connection.NotUnderstood(response, e);
        }
    }

    private static (string Partition, string? Key)? Continuation(Response response) =>
        response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out string? partition)
            ? (partition, response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out string? key) ? key : null)
            : null;

    private static SharedKeyPolicy Signing(TableSharedKey key, AzureTableOptions options)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new(key, options.Clock);
    }
}
