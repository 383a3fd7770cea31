namespace ChatServiceDesk.Tables.Tests;

public abstract partial class TableContract
{
    [Fact]
    public async Task A_range_of_2500_rows_comes_whole_and_in_order()
    {
        RowChange.Insert[] all = A.Inserts(2500);
        foreach (RowChange.Insert[] batch in all.Reverse().Chunk(100))
        {
            await Commit(batch);
        }

        Assert.Equal(all.Select(insert => insert.Key), await Keys(KeyRange.All));
        Assert.Equal(all.Take(1001).Select(insert => insert.Key), await Keys(KeyRange.All.First(1001)));
        Assert.Equal(all.Skip(100).Take(2300).Select(insert => insert.Key), await Keys(KeyRange.Between("t|00100", "t|02400")));
    }

    [Fact]
    public async Task The_lower_end_belongs_to_a_range_and_the_upper_does_not()
    {
        await Commit(A.Insert("a"), A.Insert("b"), A.Insert("c"), A.Insert("d"));

        Assert.Equal(["b", "c"], await Keys(KeyRange.Between("b", "d")));
        Assert.Equal(["b", "c", "d"], await Keys(KeyRange.StartingAt("b")));
        Assert.Equal(["b"], await Keys(KeyRange.Between("b", "d").First(1)));
        Assert.Equal(["b", "c"], await Keys(KeyRange.Between("b", "d").First(2)));
        Assert.Equal(["b", "c"], await Keys(KeyRange.Between("b", "d").First(3)));
    }

    [Fact]
    public async Task A_range_without_rows_is_empty()
    {
        await Commit(A.Insert("b"));

        Assert.Empty(await Keys(KeyRange.Between("c", "d")));
        Assert.Empty(await Keys(KeyRange.Between("b", "b")));
        Assert.Empty(await Keys(KeyRange.Between("d", "a")));
        Assert.Empty(await Keys(KeyRange.Prefix("a")));
        Assert.Empty(await Read(KeyRange.All, "another"));
    }

    [Fact]
    public async Task A_prefix_finds_what_starts_with_it_and_nothing_else()
    {
        await Commit(A.Insert("t"), A.Insert("t|"), A.Insert("t|1"), A.Insert("t|~"), A.Insert("t|😀"), A.Insert("t|\uFFFC"), A.Insert("t}"), A.Insert("u"));

        Assert.Equal(["t|", "t|1", "t|~", "t|😀", "t|\uFFFC"], await Keys(KeyRange.Prefix("t|")));
    }

    [Fact]
    public async Task A_range_stays_in_its_partition()
    {
        await Table.CommitAsync("tenant|01", [A.Insert("t|1")], Soon);
        await Commit(A.Insert("t|2"));

        Assert.Equal(["t|2"], await Keys(KeyRange.All));
    }

    [Fact]
    public async Task Keys_are_ordered_as_UTF_16_is_and_differ_in_case()
    {
        string[] ordered = ["", "0", "10", "2", "A", "Z", "_", "a", "a ", "a a", "aa", "z", "{", "~", "ä", "é", "\u2028", "😀", "\uFFFC"];

        await Commit([.. ordered.Reverse().Select(key => A.Insert(key))]);

        Assert.Equal(ordered, await Keys(KeyRange.All));
    }

    [Fact]
    public async Task Awkward_characters_are_fine_in_keys()
    {
        string[] keys = [Awkward, .. Awkward.EnumerateRunes().Select(rune => $"k{rune}")];
        foreach (string key in keys.Distinct())
        {
            await Table.CommitAsync(Awkward, [A.Insert(key, key)], Soon);
            Row? read = await Table.GetAsync(Awkward, key, Soon);
            Assert.Equal((Awkward, key, key), (read?.Partition, read?.Key, read?.Data.String("Title")));

            await Table.CommitAsync(Awkward, [new RowChange.Replace(key, A.Data("2"), read!.ETag), A.Insert($"{key}-")], Soon); // it was just read
            Assert.Equal(["2"], (await Read(KeyRange.Between(key, $"{key} "), Awkward)).Select(row => row.Data.String("Title")));

            await Table.CommitAsync(Awkward, [new RowChange.Delete(key, Azure.ETag.All), new RowChange.Delete($"{key}-", Azure.ETag.All)], Soon);
        }

        Assert.Empty(await Read(KeyRange.All, Awkward));
    }
}
