using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tables.Tests;

public sealed class AzureTableTests(Azurite azurite) : TableContract
{
    protected override async ValueTask<ITable> OpenAsync()
    {
        AzureTable table = AzureTable.FromConnectionString(await azurite.ConnectionStringAsync(Soon), Azurite.FreshTableName());
        await table.CreateIfNotExistsAsync(Soon);
        return table;
    }
}
