using Azure;
using ChatServiceDesk.Testing;
using Fault = ChatServiceDesk.Tables.Tests.FaultyTransport.Fault;

namespace ChatServiceDesk.Tables.Tests;

/// <summary>What becomes of a commit when the wire fails around it. The service is a real Azurite.</summary>
public sealed partial class UnclearCommitTests(Azurite azurite) : IAsyncLifetime
{
    private const string Partition = "tenant|00";

    private readonly string _name = Azurite.FreshTableName();
    private AzureTable? _healthy;

    private static CancellationToken Soon => TestContext.Current.CancellationToken;

    private AzureTable Healthy => _healthy ?? throw new InvalidOperationException("Not opened yet.");

    public async ValueTask InitializeAsync()
    {
        _healthy = AzureTable.FromConnectionString(await azurite.ConnectionStringAsync(Soon), _name);
        await _healthy.CreateIfNotExistsAsync(Soon);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task An_insert_whose_answer_was_lost_is_recognised_as_our_own(int rows)
    {
        using FaultyTransport wire = new(Fault.LoseAnswer);

        IReadOnlyList<ETag> etags = await CommitOver(wire, A.Inserts(rows));

        Assert.Equal((await ReadAll()).Select(row => row.ETag), etags);
        Assert.Equal(2, wire.Bodies.Count);
        Assert.Equal(wire.Bodies[0], wire.Bodies[1]); // the same operation id
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_replacement_whose_answer_was_lost_is_recognised_as_our_own(int rows)
    {
        RowChange.Insert[] inserts = A.Inserts(rows);
        IReadOnlyList<ETag> before = await Healthy.CommitAsync(Partition, inserts, Soon);
        using FaultyTransport wire = new(Fault.LoseAnswer);

        IReadOnlyList<ETag> after = await CommitOver(wire, [.. inserts.Select((insert, index) => new RowChange.Replace(insert.Key, A.Data("new"), before[index]))]);

        List<Row> read = await ReadAll();
        Assert.Equal(read.Select(row => row.ETag), after);
        Assert.All(read, row => Assert.Equal("new", row.Data.String("Title")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_delete_whose_answer_was_lost_is_done_when_the_rows_are_gone(int rows)
    {
        RowChange.Insert[] inserts = A.Inserts(rows);
        IReadOnlyList<ETag> before = await Healthy.CommitAsync(Partition, inserts, Soon);
        using FaultyTransport wire = new(Fault.LoseAnswer);

        IReadOnlyList<ETag> after = await CommitOver(wire, [.. inserts.Select((insert, index) => new RowChange.Delete(insert.Key, before[index]))]);

        Assert.Equal(new ETag[rows], after);
        Assert.Empty(await ReadAll());
    }

    [Fact]
    public async Task A_delete_of_which_a_row_is_still_there_was_not_done()
    {
        await Healthy.CommitAsync(Partition, [A.Insert("a")], Soon);
        using FaultyTransport wire = new(Fault.LoseRequest);

        TableException refused = await Assert.ThrowsAsync<TableException>(() => CommitOver(wire, [new RowChange.Delete("a", ETag.All), new RowChange.Delete("b", ETag.All)]));

        Assert.Equal((TableErrorCode.NotFound, 1), (refused.Code, refused.FailedIndex));
        Assert.Single(await ReadAll());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_request_that_was_lost_is_sent_again(int rows)
    {
        using FaultyTransport wire = new(Fault.LoseRequest, Fault.LoseRequest);

        IReadOnlyList<ETag> etags = await CommitOver(wire, A.Inserts(rows));

        Assert.Equal((await ReadAll()).Select(row => row.ETag), etags);
        Assert.Equal(0, wire.Reads);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(408)]
    public async Task An_error_of_the_service_says_nothing_about_the_commit(int status)
    {
        using FaultyTransport wire = new(Fault.Answer(status, isDelivered: true));

        IReadOnlyList<ETag> etags = await CommitOver(wire, A.Inserts(2));

        Assert.Equal((await ReadAll()).Select(row => row.ETag), etags);
    }

    [Fact]
    public async Task An_answer_that_is_none_says_nothing_about_the_commit()
    {
        using FaultyTransport wire = new(Fault.Answer(202, body: "<html>Please sign in</html>", isDelivered: true));

        IReadOnlyList<ETag> etags = await CommitOver(wire, A.Inserts(2));

        Assert.Equal((await ReadAll()).Select(row => row.ETag), etags);
    }

    [Fact]
    public async Task A_service_that_falls_silent_is_asked_again()
    {
        using FaultyTransport wire = new(Fault.Silence);
        AzureTableOptions options = Options(wire);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(1);

        IReadOnlyList<ETag> etags = await CommitOver(wire, A.Inserts(2), options);

        Assert.Equal((await ReadAll()).Select(row => row.ETag), etags);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_conflict_with_somebody_else_stays_one_after_a_lost_request(int rows)
    {
        await Healthy.CommitAsync(Partition, [A.Inserts(rows)[^1]], Soon);
        using FaultyTransport wire = new(Fault.LoseRequest);

        TableException refused = await Assert.ThrowsAsync<TableException>(() => CommitOver(wire, A.Inserts(rows)));

        Assert.Equal((TableErrorCode.AlreadyExists, rows - 1), (refused.Code, refused.FailedIndex));
        Assert.Single(await ReadAll());
    }

    [Fact]
    public async Task A_conflict_at_the_first_attempt_is_believed_without_reading_back()
    {
        await Healthy.CommitAsync(Partition, A.Inserts(2), Soon);
        using FaultyTransport wire = new();

        await Assert.ThrowsAsync<TableException>(() => CommitOver(wire, A.Inserts(2)));

        Assert.Equal(0, wire.Reads);
    }

    [Fact]
    public async Task A_row_that_was_replaced_meanwhile_does_not_hide_our_commit()
    {
        ETag before = (await Healthy.CommitAsync(Partition, [A.Insert("t|1", "first")], Soon))[0];
        using FaultyTransport wire = new(Fault.LoseAnswer)
        {
            Meanwhile = () => Healthy.CommitAsync(Partition, [new RowChange.Replace("t|1", A.Data("third"), ETag.All)], Soon),
        };

        IReadOnlyList<ETag> etags = await CommitOver(wire, [new RowChange.Replace("t|1", A.Data("second"), before), A.Insert("h|1")]);

        List<Row> read = await ReadAll();
        Assert.Equal(read[0].ETag, etags[1]);
        TableException late = await Assert.ThrowsAsync<TableException>(() => Healthy.CommitAsync(Partition, [new RowChange.Replace("t|1", A.Data("fourth"), etags[0])], Soon));
        Assert.Equal(TableErrorCode.ConditionNotMet, late.Code); // what we left behind is not the newest version
        Assert.Equal("third", read[1].Data.String("Title"));
    }

    private static AzureTableOptions Options(FaultyTransport? transport)
    {
        AzureTableOptions options = new();
        options.Retry.Delay = options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
        options.Transport = transport ?? options.Transport;
        return options;
    }

    private async Task<AzureTable> TableOver(AzureTableOptions options) =>
        AzureTable.FromConnectionString(await azurite.ConnectionStringAsync(Soon), _name, options);

    private async Task<IReadOnlyList<ETag>> CommitOver(FaultyTransport wire, RowChange[] changes, AzureTableOptions? options = null) =>
        await (await TableOver(options ?? Options(wire))).CommitAsync(Partition, changes, Soon);

    private async Task<List<Row>> ReadAll() => await Healthy.RangeAsync(Partition, KeyRange.All, Soon).ToListAsync(Soon);
}
