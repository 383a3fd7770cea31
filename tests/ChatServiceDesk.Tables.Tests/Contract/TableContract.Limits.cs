using Azure;

namespace ChatServiceDesk.Tables.Tests;

public abstract partial class TableContract
{
    [Fact]
    public async Task The_101st_change_is_one_too_many()
    {
        Assert.Equal(TableErrorCode.TooManyChanges, (await Refused([.. A.Inserts(101)])).Code);
        Assert.Empty(await Read(KeyRange.All));
    }

    [Fact]
    public async Task A_row_can_be_in_a_batch_only_once()
    {
        TableException refused = await Refused(A.Insert("a"), A.Insert("b"), new RowChange.Delete("a", ETag.All));

        Assert.Equal((TableErrorCode.DuplicateRow, 2), (refused.Code, refused.FailedIndex));
        Assert.Empty(await Read(KeyRange.All));
    }

    [Fact]
    public async Task A_key_has_at_most_512_characters()
    {
        string longest = new('ü', TableLimits.MaxKeyCharacters);

        await Table.CommitAsync(longest, [A.Insert(longest), A.Insert("t|2")], Soon);

        Assert.Equal(A.Data(), (await Table.GetAsync(longest, longest, Soon))?.Data);
        Assert.Equal((TableErrorCode.InvalidKey, 1), await Refusal(A.Insert("t|1"), A.Insert($"{longest}x")));
        Assert.Equal(TableErrorCode.InvalidKey, (await Assert.ThrowsAsync<TableException>(() => Table.CommitAsync($"{longest}x", [A.Insert("t")], Soon))).Code);
    }

    [Theory]
    [InlineData('/')]
    [InlineData('\\')]
    [InlineData('#')]
    [InlineData('?')]
    [InlineData('\t')]
    [InlineData('\0')]
    [InlineData('\u001F')]
    [InlineData('\u007F')]
    [InlineData('\u009F')]
    [InlineData('\uD83D')] // half of a surrogate pair
    public async Task Some_characters_are_not_for_keys(int character)
    {
        string key = $"a{(char)character}b";

        Assert.Equal((TableErrorCode.InvalidKey, 1), await Refusal(A.Insert("t|1"), A.Insert(key)));
        Assert.Equal(TableErrorCode.InvalidKey, (await Assert.ThrowsAsync<TableException>(() => Table.CommitAsync(key, [A.Insert("t")], Soon))).Code);
        Assert.Equal(TableErrorCode.InvalidKey, (await Assert.ThrowsAsync<TableException>(async () => await Get(key))).Code);
        Assert.Equal(TableErrorCode.InvalidKey, (await Assert.ThrowsAsync<TableException>(async () => await Table.GetAsync(key, "t", Soon))).Code);
        Assert.Equal(TableErrorCode.InvalidKey, (await Assert.ThrowsAsync<TableException>(() => Read(KeyRange.All, key))).Code);
    }

    [Fact]
    public async Task A_text_has_at_most_32768_characters()
    {
        RowData largest = new() { ["Text"] = new string('€', TableLimits.MaxPropertyCharacters) };

        await Commit(new RowChange.Insert("t|1", largest));

        Assert.Equal(largest, (await Get("t|1"))?.Data);
        Assert.Equal((TableErrorCode.TooLarge, 0), await Refusal(A.Insert("t|2", new string('x', TableLimits.MaxPropertyCharacters + 1))));
    }

    [Fact]
    public async Task Bytes_are_at_most_65536()
    {
        RowData largest = new() { ["Bytes"] = new byte[TableLimits.MaxPropertyBytes] };

        await Commit(new RowChange.Insert("t|1", largest));

        Assert.Equal(largest, (await Get("t|1"))?.Data);
        Assert.Equal((TableErrorCode.TooLarge, 0), await Refusal(new RowChange.Insert("t|2", new() { ["Bytes"] = new byte[TableLimits.MaxPropertyBytes + 1] })));
    }

    [Fact]
    public async Task A_row_has_at_most_251_properties()
    {
        RowData most = new(Enumerable.Range(0, TableLimits.MaxProperties).Select(number => KeyValuePair.Create($"P{number}", (PropertyValue)number)));

        await Commit(new RowChange.Insert("t|1", most));

        Assert.Equal(most, (await Get("t|1"))?.Data);
        Assert.Equal((TableErrorCode.TooLarge, 1), await Refusal(A.Insert("t|2"), new RowChange.Replace("t|1", most.With("OneMore", 1), ETag.All)));
    }

    [Fact]
    public async Task A_row_takes_at_most_1_MiB()
    {
        RowData largest = OfSize("t|1", TableLimits.MaxRowBytes);

        await Commit(new RowChange.Insert("t|1", largest));

        Assert.Equal(largest, (await Get("t|1"))?.Data);
        Assert.Equal((TableErrorCode.TooLarge, 0), await Refusal(new RowChange.Insert("t|2", OfSize("t|2", TableLimits.MaxRowBytes + 1))));
    }

    [Fact]
    public async Task A_batch_stays_below_4_MiB()
    {
        RowChange[] rows = [.. Enumerable.Range(0, 3).Select(number => new RowChange.Insert($"{number}", OfSize($"{number}", TableLimits.MaxRowBytes)))];

        await Commit(rows[..2]);

        Assert.Equal(["0", "1"], await Keys(KeyRange.All));
        Assert.Equal(
            (TableErrorCode.TooLarge, null), // base 64 makes more than 4 MiB of three
            await Refusal([new RowChange.Delete("0", ETag.All), .. rows[2..], .. Enumerable.Range(3, 2).Select(number => new RowChange.Insert($"{number}", OfSize($"{number}", TableLimits.MaxRowBytes)))]));
    }

    [Fact]
    public async Task A_batch_is_measured_as_it_goes_over_the_wire()
    {
        RowData data = new(Enumerable.Range(0, 5).Select(number => KeyValuePair.Create($"P{number}", (PropertyValue)new string('\u0001', TableLimits.MaxPropertyCharacters))));
        RowChange[] rows = [.. Enumerable.Range(0, 5).Select(number => new RowChange.Insert($"{number}", data))]; // 1.6 MiB, but each character takes six bytes

        await Commit(rows[..4]);

        Assert.Equal(4, (await Read(KeyRange.All)).Count);
        Assert.Equal((TableErrorCode.TooLarge, null), await Refusal([.. rows.Cast<RowChange.Insert>().Select(row => new RowChange.Insert($"{row.Key}'", data))]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("a-b")]
    [InlineData("1st")]
    [InlineData("PartitionKey")]
    [InlineData("RowKey")]
    [InlineData("Timestamp")]
    [InlineData("_op")]
    [InlineData("a@odata.type")]
    public async Task Some_names_are_not_for_properties(string name) =>
        Assert.Equal((TableErrorCode.InvalidName, 1), await Refusal(A.Insert("t|1"), new RowChange.Insert("t|2", new() { [name] = 1 })));

    [Fact]
    public async Task A_name_has_at_most_255_characters() =>
        Assert.Equal((TableErrorCode.InvalidName, 0), await Refusal(new RowChange.Insert("t|1", new() { [new string('n', 256)] = 1 })));

    [Fact]
    public async Task A_date_is_not_before_1601() =>
        Assert.Equal((TableErrorCode.InvalidValue, 0), await Refusal(new RowChange.Insert("t|1", new() { ["Due"] = TableLimits.EarliestDate.AddTicks(-1) })));

    private async Task<(TableErrorCode Code, int? Index)> Refusal(params RowChange[] changes)
    {
        int before = (await Read(KeyRange.All)).Count;
        TableException refused = await Refused(changes);
        Assert.Equal(before, (await Read(KeyRange.All)).Count);
        return (refused.Code, refused.FailedIndex);
    }

    // Made of bytes, and counted by the published formula: 4 + 2 * keys, and for each property 8 + 2 * name + 4 + length;
    // the operation id, which every row carries, is one of the properties.
    private static RowData OfSize(string key, int bytes)
    {
        RowData data = new();
        int left = bytes - (4 + (2 * (Partition.Length + key.Length))) - (8 + 6 + 4 + 64);
        for (char name = 'A'; left > 0; name++)
        {
            int length = Math.Min(left - 14, TableLimits.MaxPropertyBytes);
            data = data.With($"{name}", new byte[length]);
            left -= 14 + length;
        }

        return data;
    }
}
