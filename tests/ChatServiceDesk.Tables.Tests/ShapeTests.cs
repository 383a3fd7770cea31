namespace ChatServiceDesk.Tables.Tests;

/// <summary>The small types that callers hold in their hands.</summary>
public sealed class ShapeTests
{
    public static TheoryData<string, string?> Prefixes => new()
    {
        { "t|", "t}" },
        { "a~", "a\u007F" },
        { "a\uFFFF", "b" },
        { "\uFFFF", null },
        { "a\uD7FF", "a\U00010000" },
        { "a\U0010FFFF", "a\uE000" },
        { "a😀", "a😁" },
        { "", null },
    };

    [Theory]
    [MemberData(nameof(Prefixes))]
    public void A_prefix_ends_before_the_first_key_that_lacks_it(string prefix, string? end)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        KeyRange range = KeyRange.Prefix(prefix);

        Assert.Equal(end, range.To);
        Assert.True(range.Contains(prefix));
        Assert.True(range.Contains($"{prefix}\uFFFF"));
        Assert.Equal(end is null, range.Contains(end ?? "\uFFFF\uFFFF"));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_prefix() => Assert.Throws<ArgumentException>(() => KeyRange.Prefix("a\uD83D"));

    [Fact]
    public void A_range_takes_at_least_one_row() => Assert.Throws<ArgumentOutOfRangeException>(() => KeyRange.All.First(0));

    [Fact]
    public void Rows_with_the_same_properties_are_equal_in_any_order()
    {
        RowData one = new() { ["A"] = 1, ["B"] = new byte[] { 1, 2 } };
        RowData other = new() { ["B"] = new byte[] { 1, 2 }, ["A"] = 1 };

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, other.With("A", 2));
        Assert.NotEqual(one, other.With("A", 1L));
        Assert.NotEqual(one, other.With("C", 1));
        Assert.NotEqual(one, new RowData { ["A"] = 1, ["C"] = new byte[] { 1, 2 } });
    }

    [Fact]
    public void Data_is_not_changed_by_what_is_made_of_it()
    {
        byte[] bytes = [1, 2];
        RowData data = new() { ["Bytes"] = bytes, ["Title"] = "x" };

        bytes[0] = 9;
        data.Bytes("Bytes")[1] = 9;
        RowData other = data.With("Title", (string?)null);

        Assert.Equal([1, 2], data.Bytes("Bytes"));
        Assert.Equal("x", data.String("Title"));
        Assert.False(other.ContainsKey("Title"));
    }

    [Fact]
    public void Every_getter_gets_its_own_type_and_nothing_else()
    {
        DateTimeOffset due = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(2));
        RowData data = new() { ["s"] = "x", ["b"] = true, ["i"] = 1, ["l"] = 2L, ["d"] = 0.5, ["t"] = due, ["g"] = Guid.Empty, ["y"] = new byte[] { 1 } };

        Assert.Equal(("x", true, 1, 2L, 0.5), (data.String("s"), data.Boolean("b"), data.Int32("i"), data.Int64("l"), data.Double("d")));
        Assert.Equal((due, TimeSpan.Zero, Guid.Empty), (data.DateTime("t"), data.DateTime("t").Offset, data.Guid("g")));
        Assert.Equal(("x", true, 1, 2L, 0.5), (data.StringOrNull("s"), data.BooleanOrNull("b"), data.Int32OrNull("i"), data.Int64OrNull("l"), data.DoubleOrNull("d")));
        Assert.Equal((due, Guid.Empty), (data.DateTimeOrNull("t"), data.GuidOrNull("g")));
        Assert.Equal([1], data.BytesOrNull("y"));
        Assert.All(data.Keys.Except(["l"]), name => Assert.Throws<RowFormatException>(() => data.Int64OrNull(name)));
        Assert.Null(data.Int64OrNull("none"));
        Assert.Throws<RowFormatException>(() => data.Int64("none"));
    }

    [Fact]
    public void Half_a_surrogate_pair_in_a_text_becomes_a_replacement_character() =>
        Assert.Equal("a\uFFFDb😀\uFFFD", new RowData { ["Text"] = "a\uD83Db😀\uDE00" }.String("Text"));

    [Fact]
    public void Zero_has_no_sign() => Assert.Equal(new RowData { ["D"] = 0.0 }, new RowData { ["D"] = -0.0 });

    [Fact]
    public void A_value_shows_no_text_to_whoever_prints_it() =>
        Assert.Equal("String of 6 characters", ((PropertyValue)"secret").ToString());
}
