using Microsoft.Data.Sqlite;

namespace ChatServiceDesk.Tables;

/// <summary>One connection that only reads. It sees what was committed when it looks, and waits for no writer. Not thread-safe.</summary>
internal sealed class SqliteReader : IDisposable
{
    private const string Rows = "SELECT key, version, data FROM row WHERE partition = $partition";

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _one;
    private readonly SqliteCommand _from;
    private readonly SqliteCommand _between;

    public SqliteReader(SqliteFile file)
    {
        _connection = file.Connect();
        SqliteFile.Execute(_connection, "PRAGMA query_only = 1");
        _one = Command($"{Rows} AND key = $from");
        _from = Command($"{Rows} AND key >= $from ORDER BY key LIMIT $take");
        _between = Command($"{Rows} AND key >= $from AND key < $to ORDER BY key LIMIT $take");
        _from.Parameters.Add("$take", SqliteType.Integer);
        _between.Parameters.Add("$take", SqliteType.Integer);
        _between.Parameters.Add("$to", SqliteType.Text);
    }

    public Row? Get(string partition, string key) => Read(_one, partition, key) is [var row] ? row : null;

    /// <param name="from">Belongs to the range.</param>
    /// <param name="to">Does not; <see langword="null"/> when the range has no end.</param>
    public List<Row> Page(string partition, string from, string? to, int take)
    {
        SqliteCommand command = to is null ? _from : _between;
        command.Parameters["$take"].Value = take;
        if (to is not null)
        {
            command.Parameters["$to"].Value = to;
        }

        return Read(command, partition, from);
    }

    public void Dispose()
    {
        _one.Dispose();
        _from.Dispose();
        _between.Dispose();
        _connection.Dispose();
    }

    private static List<Row> Read(SqliteCommand command, string partition, string from)
    {
        command.Parameters["$partition"].Value = partition;
        command.Parameters["$from"].Value = from;
        List<Row> rows = [];
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            string key = reader.GetString(0);
            rows.Add(new(partition, key, RowBlob.Read(reader.GetFieldValue<byte[]>(2), partition, key), SqliteStatements.ToETag(reader.GetInt64(1))));
        }

        return rows;
    }

    private SqliteCommand Command(string sql)
    {
        SqliteCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // every caller passes a constant
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.Add("$partition", SqliteType.Text);
        command.Parameters.Add("$from", SqliteType.Text);
        return command;
    }
}
