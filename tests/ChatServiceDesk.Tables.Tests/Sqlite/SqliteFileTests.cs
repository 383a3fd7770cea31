using Azure;
using Microsoft.Data.Sqlite;

namespace ChatServiceDesk.Tables.Tests;

/// <summary>What is particular to a table in a file.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private const string Partition = "tenant|00";

    private readonly DirectoryInfo _directory = System.IO.Directory.CreateTempSubdirectory("tables-");

    private static CancellationToken Soon => TestContext.Current.CancellationToken;

    private string File => Path.Combine(_directory.FullName, "desk.db");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task What_was_committed_is_there_when_the_file_is_opened_again()
    {
        ETag etag;
        await using (SqliteTable first = SqliteTable.Open(File))
        {
            etag = (await first.CommitAsync(Partition, [A.Insert("t|1")], Soon))[0];
        }

        await using SqliteTable second = SqliteTable.Open(File);
        Assert.Equal(new Row(Partition, "t|1", A.Data(), etag), await second.GetAsync(Partition, "t|1", Soon));
    }

    [Fact]
    public async Task A_version_is_not_given_twice_even_when_the_file_is_opened_again()
    {
        ETag before;
        await using (SqliteTable first = SqliteTable.Open(File))
        {
            before = (await first.CommitAsync(Partition, [A.Insert("t|1")], Soon))[0];
            await first.CommitAsync(Partition, [new RowChange.Delete("t|1", before)], Soon);
        }

        await using SqliteTable second = SqliteTable.Open(File);
        Assert.NotEqual(before, (await second.CommitAsync(Partition, [A.Insert("t|1")], Soon))[0]);
    }

    [Fact]
    public async Task Two_processes_may_share_a_file()
    {
        await using SqliteTable one = SqliteTable.Open(File);
        await using SqliteTable other = SqliteTable.Open(File);

        IReadOnlyList<ETag>[] etags = await Task.WhenAll(Enumerable.Range(0, 100).Select(number =>
            (number % 2 is 0 ? one : other).CommitAsync(Partition, [A.Insert($"t|{number:D3}")], Soon)));

        List<Row> rows = await one.RangeAsync(Partition, KeyRange.All, Soon).ToListAsync(Soon);
        Assert.Equal(etags.Select(etag => etag[0]), rows.Select(row => row.ETag));
        Assert.Equal(100, rows.Select(row => row.ETag).Distinct().Count());
    }

    [Fact]
    public async Task Batches_that_wait_for_the_disk_share_one_transaction_and_fail_alone()
    {
        await using SqliteTable table = SqliteTable.Open(File);
        await table.CommitAsync(Partition, [A.Insert("there")], Soon);
        int before = Transactions();

        Task<IReadOnlyList<ETag>>[] commits;
        using (SqliteConnection holder = Sql.Connect(File))
        {
            Sql.Execute(holder, "BEGIN IMMEDIATE");
            commits = [.. Enumerable.Range(0, 50).Select(number => table.CommitAsync(Partition, [A.Insert($"t|{number}"), A.Insert(number % 10 is 9 ? "there" : $"h|{number}")], Soon))];
            Sql.Execute(holder, "ROLLBACK");
        }

        await Task.WhenAll(commits).ContinueWith(_ => { }, Soon, TaskContinuationOptions.None, TaskScheduler.Default);

        Assert.All(Enumerable.Range(0, 50), number => Assert.Equal(number % 10 is 9, commits[number].IsFaulted));
        Assert.Equal(1 + 45 + 45, await table.RangeAsync(Partition, KeyRange.All, Soon).CountAsync(Soon));
        Assert.InRange(Transactions() - before, 1, 2); // what the writer had already taken, and the rest
    }

    [Fact]
    public async Task A_read_does_not_wait_for_a_write()
    {
        await using SqliteTable table = SqliteTable.Open(File);
        await table.CommitAsync(Partition, [A.Insert("t|1", "before")], Soon);
        using SqliteConnection writer = Sql.Connect(File);
        Sql.Execute(writer, "BEGIN IMMEDIATE; DELETE FROM row;");

        Assert.Equal("before", (await table.GetAsync(Partition, "t|1", Soon))?.Data.String("Title"));
        Assert.Single(await table.RangeAsync(Partition, KeyRange.All, Soon).ToListAsync(Soon));

        Sql.Execute(writer, "ROLLBACK");
    }

    [Fact]
    public async Task A_commit_waits_for_the_disk()
    {
        await using SqliteTable table = SqliteTable.Open(File);
        SqliteFile file = new(File);
        using SqliteConnection connection = file.Connect();

        Assert.Equal("wal", Sql.Scalar(connection, "PRAGMA journal_mode"));
        Assert.Equal(2L, Sql.Scalar(connection, "PRAGMA synchronous")); // FULL
    }

    [Fact]
    public async Task A_damaged_row_is_named_and_the_others_can_be_read()
    {
        await using SqliteTable table = SqliteTable.Open(File);
        await table.CommitAsync(Partition, [A.Insert("t|1"), A.Insert("t|2"), A.Insert("t|3"), A.Insert("t|4")], Soon);
        using (SqliteConnection connection = Sql.Connect(File))
        {
            Sql.Execute(connection, "UPDATE row SET data = substr(data, 1, length(data) - 1) WHERE key = 't|1'");
            Sql.Execute(connection, "UPDATE row SET data = x'02' WHERE key = 't|2'");
            Sql.Execute(connection, "UPDATE row SET data = x'01FFFFFFFFFF' WHERE key = 't|3'");
        }

        foreach (string key in (string[])["t|1", "t|2", "t|3"])
        {
            Assert.Equal(key, (await Assert.ThrowsAsync<RowFormatException>(async () => await table.GetAsync(Partition, key, Soon))).Key);
        }

        Assert.NotNull(await table.GetAsync(Partition, "t|4", Soon));
    }

    [Fact]
    public async Task A_closed_table_says_so()
    {
        SqliteTable table = SqliteTable.Open(File);
        await table.DisposeAsync();
        await table.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => table.CommitAsync(Partition, [A.Insert("t|1")], Soon));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await table.GetAsync(Partition, "t|1", Soon));
    }

    [Fact]
    public async Task Closing_finishes_what_was_begun()
    {
        SqliteTable table = SqliteTable.Open(File);
        Task<IReadOnlyList<ETag>>[] commits = [.. Enumerable.Range(0, 20).Select(number => table.CommitAsync(Partition, [A.Insert($"t|{number}")], Soon))];

        await table.DisposeAsync();

        Assert.All(await Task.WhenAll(commits), etags => Assert.Single(etags));
    }

    // The frame of a write-ahead log that ends a transaction holds the size of the database, others hold 0.
    // Source: https://www.sqlite.org/fileformat2.html#walformat
    private int Transactions()
    {
        const int Header = 32, FrameHeader = 24;
        using FileStream log = new($"{File}-wal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        byte[] bytes = new byte[log.Length];
        log.ReadExactly(bytes);
        int pageSize = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(8));
        return Enumerable.Range(0, (bytes.Length - Header) / (FrameHeader + pageSize))
            .Count(frame => bytes.AsSpan(Header + (frame * (FrameHeader + pageSize)) + 4, 4).ContainsAnyExcept((byte)0));
    }
}
