namespace ChatServiceDesk.Tables.Tests;

public abstract partial class TableContract
{
    private static readonly Dictionary<string, PropertyValue> s_values = new()
    {
        ["text"] = "Drucker brennt: \"'\\ \u0001\t\r\n</br> & € 😀",
        ["empty text"] = "",
        ["text that looks like a date"] = "2026-11-23T07:20:43Z",
        ["text that looks like a number"] = "42",
        ["true"] = true,
        ["false"] = false,
        ["zero"] = 0,
        ["largest Int32"] = int.MaxValue,
        ["smallest Int32"] = int.MinValue,
        ["small Int64"] = 1L,
        ["Int64 beyond 2^53"] = 9007199254740993L,
        ["largest Int64"] = long.MaxValue,
        ["smallest Int64"] = long.MinValue,
        ["integral double"] = 3.0,
        ["zero as a double"] = 0.0,
        ["fraction"] = 0.1,
        ["tiny double"] = double.Epsilon,
        ["largest double"] = double.MaxValue,
        ["large integral double"] = 1e22,
        ["NaN"] = double.NaN,
        ["infinity"] = double.PositiveInfinity,
        ["negative infinity"] = double.NegativeInfinity,
        ["date to 100 ns"] = new DateTimeOffset(639_000_000_001_234_567, TimeSpan.Zero),
        ["date with an offset"] = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(2)),
        ["earliest date"] = TableLimits.EarliestDate,
        ["latest date"] = DateTimeOffset.MaxValue,
        ["Guid"] = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
        ["bytes"] = new byte[] { 0, 1, 127, 128, 255, 62, 63 },
        ["empty bytes"] = Array.Empty<byte>(),
    };

    public static TheoryData<string> Values => [.. s_values.Keys];

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_value_comes_back_exactly(string what)
    {
        RowData data = new() { ["Value"] = s_values[what] };

        await Commit(new RowChange.Insert("single", data));
        await Commit(new RowChange.Insert("batch|1", data), new RowChange.Replace("single", data, Azure.ETag.All));

        Assert.Equal(data, (await Get("single"))?.Data);
        Assert.All(await Read(KeyRange.All), row => Assert.Equal(data, row.Data));
    }

    [Fact]
    public async Task A_row_may_have_every_type_at_once()
    {
        RowData data = new(s_values.Select((value, number) => KeyValuePair.Create($"P{number}", value.Value)));

        await Commit(new RowChange.Insert("t|1", data));

        Assert.Equal(data, (await Get("t|1"))?.Data);
        Assert.Equal(data, Assert.Single(await Read(KeyRange.All)).Data);
    }

    [Fact]
    public async Task A_property_without_a_value_is_not_stored()
    {
        await Commit(new RowChange.Insert("t|1", new() { ["Title"] = "x", ["Assignee"] = (string?)null, ["Due"] = (DateTimeOffset?)null }));

        RowData read = (await Get("t|1"))!.Data; // it was just written
        Assert.Equal(["Title"], read.Keys);
        Assert.Null(read.StringOrNull("Assignee"));
        Assert.Null(read.DateTimeOrNull("Due"));
    }

    [Fact]
    public async Task A_row_without_properties_is_a_row()
    {
        await Commit(new RowChange.Insert("t|1", new()));
        await Commit(new RowChange.Insert("t|2", new()), new RowChange.Replace("t|1", new(), Azure.ETag.All));

        Assert.Equal([0, 0], (await Read(KeyRange.All)).Select(row => row.Data.Count));
    }

    [Fact]
    public async Task Who_asks_for_the_wrong_property_is_told_of_which_row()
    {
        await Commit(A.Insert("t|1"));
        RowData read = (await Get("t|1"))!.Data; // it was just written

        RowFormatException missing = Assert.Throws<RowFormatException>(() => read.Int32("Version"));
        RowFormatException wrong = Assert.Throws<RowFormatException>(() => read.Int32OrNull("Title"));

        Assert.Equal((Partition, "t|1", "Version"), (missing.Partition, missing.Key, missing.Property));
        Assert.Equal((Partition, "t|1", "Title"), (wrong.Partition, wrong.Key, wrong.Property));
        Assert.Contains("String where Int32 is expected", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_of_properties_may_have_letters_of_any_language_and_differ_in_case()
    {
        RowData data = new() { ["größe"] = 1, ["Größe"] = 2, ["_1"] = 3, [new string('n', TableLimits.MaxNameCharacters)] = 4L };

        await Commit(new RowChange.Insert("t|1", data));

        Assert.Equal(data, (await Get("t|1"))?.Data);
    }
}
