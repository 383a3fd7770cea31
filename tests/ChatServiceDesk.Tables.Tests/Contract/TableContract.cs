using Azure;

namespace ChatServiceDesk.Tables.Tests;

/// <summary>What every table promises. Each implementation inherits it and passes all of it.</summary>
public abstract partial class TableContract : IAsyncLifetime
{
    /// <summary>Legal in keys, and each of them has a meaning in an address, in JSON, in OData or in SQL.</summary>
    private const string Awkward = "o'neil \"&\" 100% a+b=c;d|e:f@g,h!i~(j)*$k{l}[m]<n>^`ü€😀";

    private protected const string Partition = "tenant|00";

    private ITable? _table;

    private protected ITable Table => _table ?? throw new InvalidOperationException("Not opened yet.");

    private protected static CancellationToken Soon => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _table = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A table of its own for each test, empty.</summary>
    protected abstract ValueTask<ITable> OpenAsync();

    protected virtual ValueTask CloseAsync() => ValueTask.CompletedTask;

    private protected Task<IReadOnlyList<ETag>> Commit(params RowChange[] changes) => Table.CommitAsync(Partition, changes, Soon);

    private protected async Task<Row?> Get(string key) => await Table.GetAsync(Partition, key, Soon);

    private protected async Task<string[]> Keys(KeyRange keys) => [.. (await Read(keys)).Select(row => row.Key)];

    private protected async Task<List<Row>> Read(KeyRange keys, string partition = Partition)
    {
        List<Row> rows = [];
        await foreach (Row row in Table.RangeAsync(partition, keys, Soon))
        {
            rows.Add(row);
        }

        return rows;
    }

    private protected async Task<TableException> Refused(params RowChange[] changes) =>
        await Assert.ThrowsAsync<TableException>(() => Commit(changes));
}
