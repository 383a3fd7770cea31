using System.Net;
using Microsoft.Data.Sqlite;

namespace ChatServiceDesk.Tables;

/// <summary>The file: what is in it, and connections to it.</summary>
internal sealed class SqliteFile(string path)
{
    private const int ApplicationId = 0x43534454; // "CSDT": says whose file it is
    private const int Version = 1;

    // UTF-16, most significant byte first: then SQLite's plain comparison of bytes is the ordinal order of strings.
    // A new version number is taken from one counter, so that a row deleted and inserted again never has an old one.
    private const string Schema = """
        CREATE TABLE row (
            partition TEXT NOT NULL,
            key TEXT NOT NULL,
            version INTEGER NOT NULL,
            data BLOB NOT NULL,
            PRIMARY KEY (partition, key)
        ) WITHOUT ROWID;
        CREATE TABLE counter (version INTEGER NOT NULL);
        INSERT INTO counter VALUES (0);
        """;

    public string Path => path;

    /// <summary>Makes the file if there is none, and otherwise makes sure that it is ours and that this version can read it.</summary>
    /// <exception cref="TableException">It cannot be used; the message says why and what to do.</exception>
    public void Prepare()
    {
        CheckPath();
        try
        {
            using SqliteConnection connection = Connect();
            if (IsNew(connection))
            {
                Execute(connection, "PRAGMA encoding = 'UTF-16be'");
                TurnOnWriteAheadLog(connection);
                Execute(connection, "BEGIN IMMEDIATE");
                if (IsNew(connection)) // nobody else made it meanwhile
                {
                    Execute(connection, $"{Schema} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};");
                }

                Execute(connection, "COMMIT");
            }

            TurnOnWriteAheadLog(connection);
        }
        catch (SqliteException e)
        {
            throw SqliteErrors.Of(e, path);
        }
    }

    /// <summary>Waits up to 10 s for a lock, and makes a commit wait for the disk.</summary>
    public SqliteConnection Connect()
    {
        // The provider's own wait for locks is a coarse one; a timeout of 1 s leaves it to SQLite.
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 1 }.ToString());
        try
        {
            connection.Open();
            Execute(connection, "PRAGMA busy_timeout = 10000; PRAGMA synchronous = FULL;");
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }

    public static void Execute(SqliteConnection connection, string sql) => Scalar(connection, sql);

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // every caller passes a constant
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    private bool IsNew(SqliteConnection connection)
    {
        long application = (long)Scalar(connection, "PRAGMA application_id")!; // these pragmas always have a value
        long version = (long)Scalar(connection, "PRAGMA user_version")!;
        long objects = (long)Scalar(connection, "SELECT count(*) FROM sqlite_master")!;
        return (application, version, objects) switch
        {
            (0, 0, 0) => true,
            (ApplicationId, Version, _) => false,
            (ApplicationId, > Version, _) => throw SqliteErrors.Of(
                path, HttpStatusCode.UpgradeRequired, TableErrorCode.MadeByNewerVersion,
                $"was made by a newer version of this program (format {version}, this one knows {Version}); run that version, or choose another file name"),
            _ => throw SqliteErrors.Of(
                path, HttpStatusCode.UnsupportedMediaType, TableErrorCode.NotATable,
                "is a database of another program; choose another file name"),
        };
    }

    private void TurnOnWriteAheadLog(SqliteConnection connection)
    {
        if (Scalar(connection, "PRAGMA journal_mode = WAL") is not "wal")
        {
            throw SqliteErrors.Of(
                path, HttpStatusCode.NotImplemented, TableErrorCode.Unavailable,
                "is on a file system that lacks what a write-ahead log needs; put it on a local disk");
        }
    }

    // SQLite has one answer to all of these; a person needs to know which it is.
    private void CheckPath()
    {
        if (Directory.Exists(path))
        {
            throw SqliteErrors.Of(path, HttpStatusCode.Conflict, TableErrorCode.Unavailable, "is a directory; give the name of a file in it");
        }

        string directory = System.IO.Path.GetDirectoryName(path)!; // never null: the path is absolute and not a root, which is a directory
        if (!Directory.Exists(directory))
        {
            throw SqliteErrors.Of(
                path, HttpStatusCode.NotFound, TableErrorCode.Unavailable, $"cannot be made: there is no directory {directory}; create it, or choose another place");
        }

        if (File.Exists(path) && File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly))
        {
            throw SqliteErrors.Of(
                path, HttpStatusCode.Forbidden, TableErrorCode.Unavailable, "is read-only; give the account that runs this program write access to it");
        }
    }
}
