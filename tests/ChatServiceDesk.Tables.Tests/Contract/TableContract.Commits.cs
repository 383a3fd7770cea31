using System.Net;
using Azure;

namespace ChatServiceDesk.Tables.Tests;

public abstract partial class TableContract
{
    [Fact]
    public async Task A_row_that_was_inserted_can_be_read()
    {
        IReadOnlyList<ETag> etags = await Commit(A.Insert("t|1"));

        Assert.Equal(new Row(Partition, "t|1", A.Data(), Assert.Single(etags)), await Get("t|1"));
    }

    [Fact]
    public async Task There_is_no_row_where_none_was_written()
    {
        await Commit(A.Insert("t|1"));

        Assert.Null(await Get("t|2"));
        Assert.Null(await Table.GetAsync("another", "t|1", Soon));
    }

    [Fact]
    public async Task A_commit_of_nothing_changes_nothing() => Assert.Empty(await Commit());

    [Theory]
    [InlineData(2)]
    [InlineData(100)]
    public async Task All_changes_of_a_batch_are_made_and_each_has_its_ETag(int count)
    {
        IReadOnlyList<ETag> etags = await Commit(A.Inserts(count));

        List<Row> rows = await Read(KeyRange.All);
        Assert.Equal(count, rows.Count);
        Assert.Equal(rows.Select(row => row.ETag), etags);
    }

    [Fact]
    public async Task A_batch_may_insert_replace_and_delete_at_once()
    {
        IReadOnlyList<ETag> before = await Commit(A.Insert("a"), A.Insert("b"));

        IReadOnlyList<ETag> after = await Commit(
            new RowChange.Delete("a", before[0]), new RowChange.Replace("b", A.Data("new"), before[1]), A.Insert("c"));

        Assert.Equal(["b", "c"], await Keys(KeyRange.All));
        Assert.Equal("new", (await Get("b"))?.Data.String("Title"));
        Assert.Equal(default, after[0]);
        Assert.Equal([(await Get("b"))!.ETag, (await Get("c"))!.ETag], after.Skip(1)); // both were listed above
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_refused_change_undoes_the_whole_batch_and_is_named(int index)
    {
        await Commit(A.Insert("there"), A.Insert("goes"));
        List<RowChange> changes = [A.Insert("x"), new RowChange.Delete("goes", ETag.All), A.Insert("y")];
        changes.Insert(index, A.Insert("there"));

        TableException refused = await Refused([.. changes]);

        Assert.Equal((TableErrorCode.AlreadyExists, HttpStatusCode.Conflict, index), (refused.Code, refused.Status, refused.FailedIndex));
        Assert.Equal(["goes", "there"], await Keys(KeyRange.All));
    }

    [Fact]
    public async Task The_last_of_a_hundred_changes_can_undo_the_others()
    {
        await Commit(A.Insert("t|00099"));

        TableException refused = await Refused([.. A.Inserts(100)]);

        Assert.Equal(99, refused.FailedIndex);
        Assert.Single(await Read(KeyRange.All));
    }

    [Fact]
    public async Task Inserting_a_row_that_is_there_is_refused_and_leaves_it_as_it_was()
    {
        await Commit(A.Insert("t|1", "first"));

        TableException refused = await Refused(A.Insert("t|1", "second"));

        Assert.Equal((TableErrorCode.AlreadyExists, 0), (refused.Code, refused.FailedIndex));
        Assert.True(refused.IsConflict);
        Assert.Equal("first", (await Get("t|1"))?.Data.String("Title"));
    }

    [Fact]
    public async Task Replacing_writes_the_row_anew_and_forgets_what_is_not_given()
    {
        ETag before = (await Commit(new RowChange.Insert("t|1", new() { ["Title"] = "x", ["Claimed"] = true })))[0];

        ETag after = (await Commit(new RowChange.Replace("t|1", new() { ["Title"] = "y" }, before)))[0];

        Assert.NotEqual(before, after);
        Assert.Equal(new Row(Partition, "t|1", new() { ["Title"] = "y" }, after), await Get("t|1"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Replacing_an_older_version_is_refused(bool inBatch)
    {
        ETag first = (await Commit(A.Insert("t|1", "first")))[0];
        await Commit(new RowChange.Replace("t|1", A.Data("second"), first));
        RowChange late = new RowChange.Replace("t|1", A.Data("third"), first);

        TableException refused = inBatch ? await Refused(A.Insert("h|1"), late) : await Refused(late);

        Assert.Equal(
            (TableErrorCode.ConditionNotMet, HttpStatusCode.PreconditionFailed, inBatch ? 1 : 0), (refused.Code, refused.Status, refused.FailedIndex));
        Assert.Equal("second", (await Get("t|1"))?.Data.String("Title"));
        Assert.Single(await Read(KeyRange.All));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Deleting_an_older_version_is_refused(bool inBatch)
    {
        ETag first = (await Commit(A.Insert("t|1", "first")))[0];
        await Commit(new RowChange.Replace("t|1", A.Data("second"), first));
        RowChange late = new RowChange.Delete("t|1", first);

        TableException refused = inBatch ? await Refused(A.Insert("h|1"), late) : await Refused(late);

        Assert.Equal((TableErrorCode.ConditionNotMet, inBatch ? 1 : 0), (refused.Code, refused.FailedIndex));
        Assert.NotNull(await Get("t|1"));
    }

    [Fact]
    public async Task Any_version_can_be_replaced_or_deleted_by_saying_so()
    {
        await Commit(A.Insert("a"), A.Insert("b"));

        await Commit(new RowChange.Replace("a", A.Data("new"), ETag.All), new RowChange.Delete("b", ETag.All));

        Row left = Assert.Single(await Read(KeyRange.All));
        Assert.Equal("new", left.Data.String("Title"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_row_that_is_not_there_can_be_neither_replaced_nor_deleted(bool inBatch)
    {
        RowChange[] impossible =
        [
            new RowChange.Replace("t|1", A.Data(), ETag.All), new RowChange.Delete("t|1", ETag.All),
            new RowChange.Replace("t|1", A.Data(), A.StaleETag), new RowChange.Delete("t|1", A.StaleETag),
        ];
        foreach (RowChange change in impossible)
        {
            TableException refused = inBatch ? await Refused(A.Insert("h|1"), change) : await Refused(change);

            Assert.Equal((TableErrorCode.NotFound, HttpStatusCode.NotFound, inBatch ? 1 : 0), (refused.Code, refused.Status, refused.FailedIndex));
        }

        Assert.Empty(await Read(KeyRange.All));
    }

    [Fact]
    public async Task A_row_that_is_deleted_and_inserted_again_has_a_version_it_never_had()
    {
        ETag first = (await Commit(A.Insert("t|1")))[0];
        await Commit(new RowChange.Delete("t|1", first));

        ETag second = (await Commit(A.Insert("t|1")))[0];

        Assert.NotEqual(first, second);
        Assert.Equal(TableErrorCode.ConditionNotMet, (await Refused(new RowChange.Delete("t|1", first))).Code);
    }

    [Fact]
    public async Task An_empty_ETag_is_a_mistake_of_the_caller()
    {
        await Commit(A.Insert("t|1"));

        await Assert.ThrowsAsync<ArgumentException>(() => Commit(new RowChange.Replace("t|1", A.Data(), default)));
        await Assert.ThrowsAsync<ArgumentException>(() => Commit(new RowChange.Delete("t|1", default)));
    }
}
