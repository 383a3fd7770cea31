using Microsoft.Data.Sqlite;

namespace ChatServiceDesk.Tables.Tests;

/// <summary>Files that cannot be used: each is refused in words that help, and left as it was.</summary>
public sealed class SqliteOpeningTests : IDisposable
{
    private readonly DirectoryInfo _directory = System.IO.Directory.CreateTempSubdirectory("tables-");

    private string File => Path.Combine(_directory.FullName, "desk.db");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void A_missing_directory_is_named()
    {
        string directory = Path.Combine(_directory.FullName, "missing");

        Refused(TableErrorCode.Unavailable, $"there is no directory {directory}; create it", Path.Combine(directory, "desk.db"));
    }

    [Fact]
    public void A_directory_is_not_a_file() => Refused(TableErrorCode.Unavailable, "is a directory", _directory.FullName);

    [Fact]
    public void A_file_that_is_no_database_is_left_alone()
    {
        System.IO.File.WriteAllText(File, new string('x', 5000));

        Refused(TableErrorCode.NotATable, "is not a database; choose another file name", File);

        Assert.Equal(new string('x', 5000), System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void A_database_of_another_program_is_left_alone()
    {
        using (SqliteConnection connection = Sql.Connect(File))
        {
            Sql.Execute(connection, "CREATE TABLE theirs (id INTEGER)");
        }

        byte[] before = System.IO.File.ReadAllBytes(File);

        Refused(TableErrorCode.NotATable, "is a database of another program", File);

        Assert.Equal(before, System.IO.File.ReadAllBytes(File));
    }

    [Fact]
    public async Task A_file_made_by_a_newer_version_is_left_alone()
    {
        await SqliteTable.Open(File).DisposeAsync();
        using (SqliteConnection connection = Sql.Connect(File))
        {
            Sql.Execute(connection, "PRAGMA user_version = 2");
        }

        Refused(TableErrorCode.MadeByNewerVersion, "newer version of this program (format 2, this one knows 1)", File);
    }

    [Fact]
    public async Task A_read_only_file_is_refused_at_once()
    {
        await SqliteTable.Open(File).DisposeAsync();
        System.IO.File.SetAttributes(File, FileAttributes.ReadOnly);

        Refused(TableErrorCode.Unavailable, "is read-only; give the account", File);

        System.IO.File.SetAttributes(File, FileAttributes.Normal);
    }

    private static void Refused(TableErrorCode code, string words, string file)
    {
        TableException refused = Assert.Throws<TableException>(() => SqliteTable.Open(file));
        Assert.Equal(code, refused.Code);
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Contains(file, refused.Message, StringComparison.Ordinal);
    }
}
