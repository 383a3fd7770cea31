using System.Globalization;
using Azure;
using Microsoft.Data.Sqlite;

namespace ChatServiceDesk.Tables;

/// <summary>The writer's statements, prepared once. Not thread-safe.</summary>
internal sealed class SqliteStatements : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private readonly SqliteConnection _connection;
    private long _version;

    public SqliteStatements(SqliteConnection connection) => _connection = connection;

    /// <summary>Takes the write lock at once, which other processes may hold, and learns how far they have counted.</summary>
    public void Begin()
    {
        Run("BEGIN IMMEDIATE");
        _version = (long)Prepare("SELECT version FROM counter").ExecuteScalar()!; // the schema puts one row there
    }

    public void SaveCounter() => Run("UPDATE counter SET version = $1", _version);

    public void Commit() => Run("COMMIT");

    public void Savepoint() => Run("SAVEPOINT batch");

    public void Release() => Run("RELEASE batch");

    public void RollBackToSavepoint()
    {
        Run("ROLLBACK TO batch");
        Run("RELEASE batch");
    }

    /// <param name="etag">The version that the change left behind.</param>
    /// <returns>Why the change was refused, or <see langword="null"/>.</returns>
    public TableException? Apply(string partition, RowChange change, int index, out ETag etag)
    {
        etag = default;
        int rows;
        switch (change)
        {
            case RowChange.Insert insert:
                etag = Next();
                rows = Run("INSERT INTO row VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING", partition, insert.Key, _version, RowBlob.Write(insert.Data));
                break;
            case RowChange.Replace replace:
                etag = Next();
                rows = Run(
                    "UPDATE row SET version = $3, data = $4 WHERE partition = $1 AND key = $2 AND ($5 IS NULL OR version = $5)",
                    partition, replace.Key, _version, RowBlob.Write(replace.Data), Condition(replace.IfMatch));
                break;
            default:
                rows = Run(
                    "DELETE FROM row WHERE partition = $1 AND key = $2 AND ($3 IS NULL OR version = $3)",
                    partition, change.Key, Condition(((RowChange.Delete)change).IfMatch)); // the cases are closed
                break;
        }

        return rows is 1 ? null : Conflicts.Of(change, Stored(partition, change.Key), index);
    }

    public void Dispose()
    {
        foreach (SqliteCommand command in _prepared.Values)
        {
            command.Dispose();
        }
    }

    public static ETag ToETag(long version) => new(string.Create(CultureInfo.InvariantCulture, $"\"{version}\""));

    // Versions are counted from 1, so 0 stands for an ETag that never was one of ours.
    private static object Condition(ETag ifMatch) =>
        ifMatch == ETag.All ? DBNull.Value
        : long.TryParse(ifMatch.ToString().AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out long version) ? version
        : 0L;

    private ETag Next() => ToETag(++_version);

    private ETag? Stored(string partition, string key)
    {
        SqliteCommand command = Prepare("SELECT version FROM row WHERE partition = $1 AND key = $2");
        Bind(command, [partition, key]);
        return command.ExecuteScalar() is long version ? ToETag(version) : null;
    }

    private int Run(string sql, params ReadOnlySpan<object> values)
    {
        SqliteCommand command = Prepare(sql);
        Bind(command, values);
        return command.ExecuteNonQuery();
    }

    private static void Bind(SqliteCommand command, ReadOnlySpan<object> values)
    {
        for (int at = 0; at < values.Length; at++)
        {
            if (at == command.Parameters.Count)
            {
                command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${at + 1}"), values[at]);
            }
            else
            {
                command.Parameters[at].Value = values[at];
            }
        }
    }

    private SqliteCommand Prepare(string sql)
    {
        if (!_prepared.TryGetValue(sql, out SqliteCommand? command))
        {
            command = _connection.CreateCommand();
#pragma warning disable CA2100 // every caller passes a constant
            command.CommandText = sql;
#pragma warning restore CA2100
            _prepared.Add(sql, command);
        }

        return command;
    }
}
