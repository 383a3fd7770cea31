using Azure;

namespace ChatServiceDesk.Tables.Tests;

public abstract partial class TableContract
{
    [Fact]
    public async Task Of_fifty_who_replace_one_version_exactly_one_wins()
    {
        ETag before = (await Commit(A.Insert("t|1")))[0];

        string?[] winners = await Task.WhenAll(Enumerable.Range(0, 50).Select(agent => Task.Run<string?>(async () =>
        {
            try
            {
                await Table.CommitAsync(Partition, [new RowChange.Replace("t|1", A.Data($"agent {agent}"), before), A.Insert($"h|{agent}")], Soon);
                return $"agent {agent}";
            }
            catch (TableException e) when (e.Code is TableErrorCode.ConditionNotMet)
            {
                return null;
            }
        })));

        string winner = Assert.Single(winners.OfType<string>());
        Assert.Equal(winner, (await Get("t|1"))?.Data.String("Title"));
        Assert.Single(await Read(KeyRange.Prefix("h|")));
    }

    [Fact]
    public async Task Fifty_who_insert_different_rows_all_succeed()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(agent => Task.Run(() => Commit(A.Insert($"t|{agent:D2}|a"), A.Insert($"t|{agent:D2}|b")))));

        Assert.Equal(100, (await Read(KeyRange.All)).Count);
    }

    [Fact]
    public async Task Who_has_already_given_up_has_written_nothing()
    {
        CancellationToken cancelled = new(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Table.CommitAsync(Partition, [A.Insert("t|1")], cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Table.CommitAsync(Partition, [A.Insert("t|1"), A.Insert("t|2")], cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Table.GetAsync(Partition, "t|1", cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Table.RangeAsync(Partition, KeyRange.All, cancelled).GetAsyncEnumerator(Soon).MoveNextAsync());

        Assert.Empty(await Read(KeyRange.All));
    }

    [Fact]
    public async Task Who_gives_up_in_the_middle_of_a_range_gets_no_more_of_it()
    {
        foreach (RowChange.Insert[] batch in A.Inserts(1200).Chunk(100))
        {
            await Commit(batch);
        }

        using CancellationTokenSource giveUp = CancellationTokenSource.CreateLinkedTokenSource(Soon);
        int seen = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (Row _ in Table.RangeAsync(Partition, KeyRange.All, giveUp.Token))
            {
                if (++seen is 5)
                {
                    await giveUp.CancelAsync();
                }
            }
        });

        Assert.InRange(seen, 5, 1000);
    }
}
