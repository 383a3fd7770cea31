namespace ChatServiceDesk.Tables.Tests;

public sealed class MemoryTableTests : TableContract
{
    private readonly MemoryTable _table = new();

    protected override ValueTask<ITable> OpenAsync() => ValueTask.FromResult<ITable>(_table);

    [Fact]
    public async Task Commits_of_many_threads_do_not_overwrite_each_other()
    {
        await Parallel.ForAsync(0, 5000, Soon, async (number, _) => await Commit(A.Insert($"t|{number}")));

        Assert.Equal(5000, (await Read(KeyRange.All)).Select(row => row.ETag).Distinct().Count());
    }

    [Fact]
    public async Task What_the_hook_throws_before_a_commit_prevents_it()
    {
        _table.Hook = (operation, _) => operation is MemoryOperation.Commit { IsDone: false } ? throw new TimeoutException() : ValueTask.CompletedTask;

        await Assert.ThrowsAsync<TimeoutException>(() => Commit(A.Insert("t|1")));

        Assert.Empty(await Read(KeyRange.All));
    }

    [Fact]
    public async Task What_the_hook_throws_after_a_commit_comes_too_late_to_prevent_it()
    {
        _table.Hook = (operation, _) => operation is MemoryOperation.Commit { IsDone: true } ? throw new TimeoutException() : ValueTask.CompletedTask;

        await Assert.ThrowsAsync<TimeoutException>(() => Commit(A.Insert("t|1")));

        Assert.Single(await Read(KeyRange.All));
    }

    [Fact]
    public async Task The_hook_sees_every_operation_before_and_after_it()
    {
        List<MemoryOperation> seen = [];
        RowChange[] changes = [A.Insert("t|1")];
        _table.Hook = (operation, _) =>
        {
            seen.Add(operation);
            return ValueTask.CompletedTask;
        };

        await Commit(changes);
        await Get("t|1");
        await Read(KeyRange.Prefix("t|"));

        Assert.Equal(
            [
                new MemoryOperation.Commit(Partition, changes, IsDone: false),
                new MemoryOperation.Commit(Partition, changes, IsDone: true),
                new MemoryOperation.Read(Partition, "t|1", IsDone: false),
                new MemoryOperation.Read(Partition, "t|1", IsDone: true),
                new MemoryOperation.ReadRange(Partition, KeyRange.Prefix("t|"), IsDone: false),
                new MemoryOperation.ReadRange(Partition, KeyRange.Prefix("t|"), IsDone: true),
            ],
            seen);
    }
}
