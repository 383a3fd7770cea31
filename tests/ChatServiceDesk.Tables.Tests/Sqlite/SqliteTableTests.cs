namespace ChatServiceDesk.Tables.Tests;

public sealed class SqliteTableTests : TableContract
{
    private readonly DirectoryInfo _directory = System.IO.Directory.CreateTempSubdirectory("tables-");
    private SqliteTable? _table;

    protected override ValueTask<ITable> OpenAsync() => ValueTask.FromResult<ITable>(_table = SqliteTable.Open(Path.Combine(_directory.FullName, "desk.db")));

    protected override async ValueTask CloseAsync()
    {
        if (_table is not null)
        {
            await _table.DisposeAsync();
        }

        _directory.Delete(recursive: true);
    }
}
